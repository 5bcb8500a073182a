"""What is sent is bounded before it is read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from colloque.server.project.bodies import BodyLimit, Receive, Scope, Send

LIMIT = 100


async def _read_all(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that reads the whole body and says its length."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = bool(message.get("more_body"))
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode()})


def ask(chunks: Iterable[bytes], declared: bytes | None = None) -> tuple[int, bytes]:
    """Send ``chunks``; status and body of the answer."""
    waiting = list(chunks)
    answers: list[Mapping[str, Any]] = []

    async def receive() -> Mapping[str, Any]:
        chunk = waiting.pop(0)
        return {"type": "http.request", "body": chunk, "more_body": bool(waiting)}

    async def send(message: Mapping[str, Any]) -> None:
        answers.append(message)

    headers = [(b"content-length", declared)] if declared is not None else []
    limited = BodyLimit(_read_all, limit=LIMIT)
    asyncio.run(limited({"type": "http", "headers": headers}, receive, send))
    return answers[0]["status"], answers[1]["body"]


@pytest.mark.parametrize("chunks", [[b""], [b"x" * 100], [b"x" * 50, b"x" * 50]])
def test_what_fits_passes_whole(chunks: list[bytes]) -> None:
    status, body = ask(chunks)
    assert (status, int(body)) == (200, sum(map(len, chunks)))


@pytest.mark.parametrize("declared", [b"101", b"9000000000", b"9" * 5000])
def test_a_declared_size_is_refused_before_reading(declared: bytes) -> None:
    status, body = ask([], declared)
    assert status == 413
    assert "trop grand" in body.decode()


def test_an_undeclared_size_is_refused_when_it_passes() -> None:
    assert ask([b"x" * 60, b"x" * 60, b"x" * 60])[0] == 413


def test_a_lie_about_the_size_changes_nothing() -> None:
    assert ask([b"x" * 60, b"x" * 60], b"10")[0] == 413
