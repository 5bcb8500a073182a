"""How fast a home timeline is read and a post published, over HTTP, by the real server on this machine.

    python benchmarks/home_and_post.py [--rows 10000] [--follows 100] [--reads 300] [--posts 60] [--clients 4]

Starts ``colloque serve`` on 127.0.0.1 over a throwaway SQLite database (or an empty one named by
``COLLOQUE_DATABASE_URL``), seeds one reader who follows ``--follows`` accounts and has ``--rows`` rows at
home, then measures with ``--clients`` keep-alive connections, a fixed number of requests each. Prints the
machine, the data and, for each kind of request, requests a second and the latency in ms (p50, p99). Client
and server share the machine: the figures are a floor.
"""

from __future__ import annotations

import argparse
import datetime as dt
import http.client
import json
import os
import platform
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

HOST = "127.0.0.1"
START_SECONDS = 60
SERVE = [sys.executable, "-c", "from colloque.cli import main; raise SystemExit(main())", "serve"]
# Passes the check: what is measured is publishing, not refusing.
TEXT = "Vos repères devant une toux sèche qui dure, radiographie normale ? #DocTocToc numéro {}"
BATCH = 2000


@dataclass(frozen=True)
class Seeded:
    """Who reads, and where the middle of his home lies.

    Attributes:
        token: Bearer token with ``read`` and ``write``.
        session: Value of the session cookie.
        middle: ``max_id`` of a page in the middle of the home.
    """

    token: str
    session: str
    middle: int


def main() -> None:
    """Run the benchmark and print its figures."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="colloque-bench-") as folder:
        os.environ["COLLOQUE_DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "colloque.server.project.settings"
        port = _free_port()
        with _server(port, log=Path(folder) / "server.log"):
            seeded = _seed(rows=options.rows, follows=options.follows)
            _say_machine(options)
            for name, call, count in _measures(seeded, port, options):
                _measure(name, call, count=count, clients=options.clients, port=port)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name, value in {"rows": 10_000, "follows": 100, "reads": 300, "posts": 60, "clients": 4}.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    return parser.parse_args()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def _server(port: int, *, log: Path) -> Iterator[None]:
    """The real server with its worker, ready to answer; stopped at the end; shows its log on failure."""
    command = [*SERVE, "--host", HOST, "--port", str(port)]
    with log.open("wb") as lines:
        process = subprocess.Popen(command, stdout=lines, stderr=lines)
    try:
        _wait(process, port)
        yield
    except BaseException:
        print(log.read_text(errors="replace")[-2000:], file=sys.stderr)
        raise
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", "/")
            _expect(connection, 200)
        except OSError:
            time.sleep(0.2)
        else:
            return
        finally:
            connection.close()
    raise SystemExit("the server did not start")


def _seed(*, rows: int, follows: int) -> Seeded:
    """Fill the database that the server has just migrated.

    Rows of posts are written directly: ten thousand checks would measure nothing here. What is measured
    afterwards goes through the doors.
    """
    # Django reads its settings, and these their environment, at the first import.
    import django

    django.setup()
    from django.db import transaction

    now = dt.datetime.now(dt.UTC)
    with transaction.atomic():
        reader, authors = _people(follows, now)
        middle = _history(reader, authors, rows=rows, now=now)
    return Seeded(token=_token(reader, now), session=_session(reader), middle=middle)


def _people(follows: int, now: dt.datetime):  # type: ignore[no-untyped-def]  # models need django.setup() first
    from colloque.server.identity.models import Account, Profile, User
    from colloque.server.relations.models import Follow

    users = User.objects.bulk_create(
        User(email=f"banc{n}@exemple.test", password="!") for n in range(follows + 1)
    )
    accounts = Account.objects.bulk_create(
        Account(user=user, handle=f"banc_{n}", display_name=f"Banc {n}", kind="physician", created_at=now)
        for n, user in enumerate(users)
    )
    Profile.objects.bulk_create(Profile(account=a, specialty="cardiologie") for a in accounts)
    reader, authors = accounts[0], accounts[1:]
    Follow.objects.bulk_create(Follow(follower=reader, followed=a, created_at=now) for a in authors)
    Follow.objects.bulk_create(Follow(follower=a, followed=reader, created_at=now) for a in authors)
    return reader, authors


def _history(reader, authors, *, rows: int, now: dt.datetime) -> int:  # type: ignore[no-untyped-def]  # as above
    from colloque.server.engine.ids import new_id
    from colloque.server.publishing.models import Post, TimelineRow

    made = []
    for number in range(rows):
        at = now - dt.timedelta(minutes=rows - number)
        post = Post(id=new_id(at), author=authors[number % len(authors)], text=TEXT.format(number))
        post.visibility, post.created_at, post.on_local, post.rulebook = "public", at, True, "banc"
        made.append(post)
    Post.objects.bulk_create(made, batch_size=BATCH)
    TimelineRow.objects.bulk_create(
        (TimelineRow(shelf="home", owner=reader, sort_id=post.pk, post=post) for post in made),
        batch_size=BATCH,
    )
    return int(made[len(made) // 2].pk)


def _token(reader, now: dt.datetime) -> str:  # type: ignore[no-untyped-def]  # as above
    from colloque.server.identity.actions import issue_token

    return issue_token(reader, scopes="read write", application="benchmark", now=now)


def _session(reader) -> str:  # type: ignore[no-untyped-def]  # as above
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(reader.user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = reader.user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


Call = Callable[[http.client.HTTPConnection, int], None]


def _measures(seeded: Seeded, port: int, options: argparse.Namespace) -> Iterator[tuple[str, Call, int]]:
    bearer = {"Authorization": f"Bearer {seeded.token}"}
    cookie = {"Cookie": f"sessionid={seeded.session}"}
    yield "home, page      /accueil", _get("/accueil", cookie), options.reads
    yield "home, API       newest page", _get("/api/v1/timelines/home", bearer), options.reads
    middle = f"/api/v1/timelines/home?max_id={seeded.middle}"
    yield "home, API       page in the middle", _get(middle, bearer), options.reads
    yield "post, API       checked, stored, delivered", _post(bearer), options.posts


def _get(path: str, headers: dict[str, str]) -> Call:
    def call(connection: http.client.HTTPConnection, number: int) -> None:
        connection.request("GET", path, headers=headers)
        _expect(connection, 200)

    return call


def _post(headers: dict[str, str]) -> Call:
    def call(connection: http.client.HTTPConnection, number: int) -> None:
        body = json.dumps({"status": TEXT.format(f"{number} du banc")})
        connection.request("POST", "/api/v1/statuses", body, {**headers, "Content-Type": "application/json"})
        _expect(connection, 200)

    return call


def _expect(connection: http.client.HTTPConnection, status: int) -> None:
    answer = connection.getresponse()
    answer.read()
    if answer.status != status:
        raise SystemExit(f"answer {answer.status}, {status} expected: nothing is measured")


def _measure(name: str, call: Call, *, count: int, clients: int, port: int) -> None:
    """``count`` requests in all, shared by ``clients`` connections, after one each to warm up."""

    def client(first: int) -> list[float]:
        connection = http.client.HTTPConnection(HOST, port, timeout=30)
        call(connection, -1 - first)
        spent = []
        for number in range(first, count, clients):
            start = time.perf_counter()
            call(connection, number)
            spent.append(time.perf_counter() - start)
        connection.close()
        return spent

    start = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        spent = [seconds for part in pool.map(client, range(clients)) for seconds in part]
    wall = time.perf_counter() - start
    cuts = quantiles(spent, n=100, method="inclusive")
    rate, p50, p99 = (count + clients) / wall, cuts[49] * 1000, cuts[98] * 1000
    print(f"{name:<44} n={count:<5} {rate:7.1f} req/s   p50 {p50:6.1f} ms   p99 {p99:6.1f} ms", flush=True)


def _say_machine(options: argparse.Namespace) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute("SELECT sqlite_version()" if sqlite else "SHOW server_version")
        version = cursor.fetchone()[0]
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        )
        if Path("/proc/cpuinfo").exists()
        else iter(()),
        platform.processor(),
    )
    print(f"{dt.date.today()}  {cpu or 'unknown CPU'}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"Python {platform.python_version()}, {connection.vendor} {version}, {options.clients} clients")
    print(f"one reader, {options.follows} accounts followed, {options.rows} rows at home", flush=True)


if __name__ == "__main__":
    main()
