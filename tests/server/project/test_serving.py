"""The server as an operator starts it, on the database of this run: under load, and stopped."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from flows.served import Server

THREADS = 8
EACH = 6  # posts of each thread
POOL = 16  # connections the server may hold, environment.database_options


@pytest.fixture
def database() -> Iterator[str]:
    """Address of an empty PostgreSQL database of this test; nothing for SQLite."""
    url = os.environ.get("COLLOQUE_TEST_DATABASE_URL", "")
    if not url:
        yield ""
        return
    name = f"colloque_serving_{os.getpid()}"
    parts = urlsplit(url)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as operator:
        operator.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield urlunsplit(parts._replace(path=f"/{name}"))
        operator.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def server(database: str, tmp_path: Path) -> Iterator[Server]:
    started = Server(tmp_path, **({"COLLOQUE_DATABASE_URL": database} if database else {}))
    yield started
    started.close()


def test_eight_threads_write_at_once_and_no_answer_fails(server: Server, database: str) -> None:
    server.open()
    words = ["--email", "zoe@exemple.test", "--name", "Zoé Fictive", "--verified"]
    server.command("account", "create", "zoe_test", *words)
    token = server.command("token", "create", "--account", "zoe_test", "--scopes", "read write")

    def post(place: int) -> list[int]:
        return [
            server.ask(
                "POST", "/api/v1/statuses", token, {"status": f"Café numéro {place}-{number}, bien serré."}
            )[0]
            for number in range(EACH)
        ]

    with ThreadPoolExecutor(THREADS) as threads:
        answers = [status for statuses in threads.map(post, range(THREADS)) for status in statuses]
    assert answers == [200] * (THREADS * EACH)
    if database:
        with psycopg.connect(database) as watcher:
            rows = watcher.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
            held = rows.fetchone()
        assert held is not None
        assert 1 < held[0] <= POOL + 3  # the pool, the two threads beside the server, and this watcher
    assert server.stop() == 0


def test_a_taken_port_is_one_line_and_exit_2(server: Server, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = server.run("serve", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.startswith(f"colloque : le port {port} est déjà pris")
    assert len(done.stderr.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["server.log"]
