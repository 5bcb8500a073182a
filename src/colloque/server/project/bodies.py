"""Bounds what a request may send, before Django keeps any of it: nothing large is read or spills to disk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

Scope: TypeAlias = dict[str, Any]
Message: TypeAlias = Mapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

_PAGE = (
    '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Envoi trop grand</title>'
    "<h1>Envoi trop grand</h1><p>Ce que vous envoyez dépasse {limit} ko. Revenez en arrière : "
    "votre texte est encore dans le formulaire.</p></html>"
)

# Of a declared size: more than that is too large whatever follows.
_DIGITS = 18


class _TooLarge(Exception):
    """The body passed the bound while being read."""


class BodyLimit:
    """An ASGI application in front of another: answers 413 to a body larger than ``limit`` bytes.

    Declared sizes are refused before a byte is read; undeclared ones as soon as they pass the bound.
    """

    def __init__(self, application: Application, *, limit: int) -> None:
        self.application = application
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        if self._declared(scope) > self.limit:
            await self._refuse(send)
            return
        read = 0
        answered = False

        async def bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.limit:
                raise _TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self.application(scope, bounded, noted)
        except _TooLarge:
            if not answered:
                await self._refuse(send)

    @staticmethod
    def _declared(scope: Scope) -> int:
        for name, value in scope["headers"]:
            if name == b"content-length" and value.isdigit():
                return int(value[:_DIGITS])
        return 0

    async def _refuse(self, send: Send) -> None:
        body = _PAGE.format(limit=self.limit // 1000).encode()
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"content-security-policy", b"default-src 'none'"),
            (b"connection", b"close"),
        ]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": body})
