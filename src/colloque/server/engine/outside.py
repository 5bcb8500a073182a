"""Calls to other machines: a time for the whole, a size for the answer, never an address of our network.

The name is resolved here and the connection made to the very address that was looked at, so that a name
cannot answer a public address first and a private one next. No redirection is followed, no cookie kept,
nothing unpacked.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpcore

from .errors import ColloqueError

_TIMEOUT = 8.0  # seconds, for the whole call
_LARGEST = 512 * 1024  # bytes of an answer


class OutsideSilent(ColloqueError):
    """The other machine did not answer in time, or not in full; the same call may succeed later."""

    code = "outside_silent"
    permanent = False


class OutsideRefused(ColloqueError):
    """The address may not be called: not https, or on a private network."""

    code = "outside_refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other machine said.

    Attributes:
        status: HTTP status; redirections are not followed.
        body: At most ``largest`` bytes.
    """

    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Outside:
    """How to call: the defaults are for machines we do not trust.

    Attributes:
        development: Plain http and private addresses are allowed: a provider declared on this machine.
        timeout: Seconds the whole call may take.
        largest: Bytes an answer may have.
    """

    development: bool = False
    timeout: float = _TIMEOUT
    largest: int = _LARGEST

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """``GET``; errors as ``post``."""
        return self._call("GET", url, headers or {}, b"")

    def post(self, url: str, body: bytes, headers: Mapping[str, str] | None = None) -> Answer:
        """``POST`` of ``body``.

        Raises:
            OutsideRefused: this address may not be called.
            OutsideSilent: no whole answer in time, or a larger one than allowed.
        """
        return self._call("POST", url, headers or {}, body)

    def _call(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        if not callable_url(url, development=self.development):
            raise OutsideRefused("Cette adresse extérieure ne peut pas être appelée.")
        ends = time.monotonic() + self.timeout
        steps = dict.fromkeys(("connect", "read", "write", "pool"), self.timeout)
        backend = _Looked(development=self.development)
        try:
            with (
                httpcore.ConnectionPool(
                    ssl_context=ssl.create_default_context(), network_backend=backend, retries=0
                ) as pool,
                pool.stream(
                    method,
                    url,
                    headers=[("User-Agent", "Colloque"), ("Accept", "application/json"), *headers.items()],
                    content=body,
                    extensions={"timeout": steps},
                ) as response,
            ):
                return Answer(response.status, self._read(response.iter_stream(), ends))
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError):
            raise _silent() from None

    def _read(self, parts: Iterable[bytes], ends: float) -> bytes:
        body = b""
        for part in parts:
            body += part
            if len(body) > self.largest or time.monotonic() > ends:
                raise _silent()
        return body


def callable_url(url: str, *, development: bool) -> bool:
    """Whether ``url`` may be called by its shape: https, a host, no user, no odd port unless in development.

    >>> [callable_url(url, development=False) for url in ("https://auth.example/x", "http://auth.example")]
    [True, False]
    >>> [callable_url(url, development=True) for url in ("file:///etc/passwd", "https://u:p@a.example")]
    [False, False]
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    if not parts.hostname or parts.username or not url.isascii() or not url.isprintable():
        return False
    return (
        parts.scheme in ("http", "https") if development else parts.scheme == "https" and port in (None, 443)
    )


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open Internet.

    >>> [is_public(one) for one in ("9.9.9.9", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1")]
    [True, False, False, False, False]
    """
    parsed = ipaddress.ip_address(address)
    mapped = getattr(parsed, "ipv4_mapped", None) or parsed
    return mapped.is_global and not mapped.is_multicast


def _silent() -> OutsideSilent:
    return OutsideSilent("Le service extérieur ne répond pas : réessayez dans un moment.")


class _Looked(httpcore.NetworkBackend):
    """Connects to addresses that were looked at first."""

    def __init__(self, *, development: bool) -> None:
        self._development = development
        self._inner = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, *args: Any, **options: Any) -> httpcore.NetworkStream:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._development and not all(map(is_public, addresses)):
            raise OutsideRefused("Cette adresse extérieure ne peut pas être appelée.")
        return self._inner.connect_tcp(addresses[0], port, *args, **options)
