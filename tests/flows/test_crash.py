"""Killed under load: whatever was acknowledged is there after the restart, once.

A real server, a throwaway data folder, two people posting from eight threads, SIGKILL.
"""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from flows.served import Server

PEOPLE = 2
THREADS = 8
ENOUGH = 25  # acknowledged posts before the kill
LONGEST = 60.0  # seconds of load, whatever happens


@dataclass
class Acknowledged:
    """What the server said yes to, from several threads.

    Attributes:
        posts: Id of the post, by its key and author's token.
        statuses: Status of every complete answer.
    """

    posts: dict[tuple[str, str], str] = field(default_factory=dict)
    statuses: list[int] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    started = Server(tmp_path)
    yield started
    started.close()


def _text(key: str) -> str:
    return f"Rappel numéro {key} : se laver les mains, puis boire un café."


def _post(server: Server, token: str, name: str, said: Acknowledged, end: float) -> None:
    for number in range(200):
        if time.monotonic() > end:
            return
        key = f"{name}-{number}"
        try:
            status, post = server.ask("POST", "/api/v1/statuses", token, {"status": _text(key)}, key)
        except (OSError, http.client.HTTPException, json.JSONDecodeError):
            return  # killed while answering: not acknowledged
        with said.lock:
            said.statuses.append(status)
            if status == 200 and isinstance(post, dict):
                said.posts[key, token] = post["id"]


def _load(
    server: Server, tokens: list[str], said: Acknowledged, *, upto: int, round_: int
) -> list[threading.Thread]:
    end = time.monotonic() + LONGEST
    threads = [
        threading.Thread(target=_post, args=(server, token, f"{round_}-{place}", said, end))
        for place, token in enumerate(tokens * (THREADS // PEOPLE))
    ]
    for thread in threads:
        thread.start()
    while len(said.posts) < upto and time.monotonic() < end:
        time.sleep(0.02)
    return threads


def test_what_was_acknowledged_survives_a_kill(server: Server) -> None:
    server.open()
    tokens = []
    for place in range(PEOPLE):
        handle = f"personne_{place}"
        server.command(
            "account", "create", handle, "--email", f"{handle}@exemple.test", "--name", "Zoé Fictive"
        )
        tokens.append(server.command("token", "create", "--account", handle, "--scopes", "read write"))
    said = Acknowledged()
    for round_ in range(2):
        threads = _load(server, tokens, said, upto=ENOUGH * (round_ + 1), round_=round_)
        server.kill()
        for thread in threads:
            thread.join(40)
            assert not thread.is_alive()
        server.open()
    assert len(said.posts) >= 2 * ENOUGH
    assert set(said.statuses) == {200}, "posting under load failed before the kill"
    for (key, token), identifier in said.posts.items():
        status, post = server.ask("GET", f"/api/v1/statuses/{identifier}", token)
        assert (status, _text(key) in str(post)) == (200, True), key
    for (key, token), identifier in list(said.posts.items())[-THREADS:]:
        status, post = server.ask("POST", "/api/v1/statuses", token, {"status": _text(key)}, key)
        assert isinstance(post, dict)
        assert (status, post["id"]) == (200, identifier), "a second submission made a second post"
    assert server.stop() == 0
