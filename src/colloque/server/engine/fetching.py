"""Reads one public page of another machine: nothing private, nothing large, nothing slow.

The name is resolved here, every address looked at, and the connection made to the very address that was
looked at; a redirection goes through the same gate. The time counts for the whole, redirections included
(the system's own look-up of a name has its own limit).
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore

from .outside import OutsideRefused, OutsideSilent, is_public

_REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": (None, 80), "https": (None, 443)}
HTML = ("text/html", "application/xhtml+xml")

SENTENCES: Mapping[str, str] = {
    "page_silent": "Cette page ne répond pas, ou pas à temps.",
    "page_too_large": "Cette page est trop grande pour être lue.",
    "page_type": "Cette adresse ne mène pas à une page lisible.",
    "page_status": "Cette page n’existe pas, ou n’est pas publique.",
    "page_redirections": "Cette adresse renvoie trop souvent ailleurs.",
}


class PageRefused(OutsideRefused):
    """This address may not be read: not http or https, or not on the open Internet."""

    code = "page_refused"

    def __init__(self) -> None:
        super().__init__("Cette adresse extérieure ne peut pas être appelée.")


class PageUnread(OutsideSilent):
    """The page could not be read in full; ``code`` is one of ``SENTENCES``."""

    def __init__(self, code: str) -> None:
        super().__init__(SENTENCES[code], code=code)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read.

    Attributes:
        url: Where it was found, after redirections.
        body: At most ``largest`` bytes.
    """

    url: str
    body: bytes


def resolve(host: str, port: int) -> Sequence[str]:
    """Every IP address of ``host``.

    Raises:
        OSError: it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Fetcher:
    """How to read. The defaults are for addresses that anybody typed.

    Attributes:
        types: Media types that are read.
        timeout: Seconds for the whole.
        largest: Bytes of an answer.
        redirections: How many are followed.
        resolve: Gives the addresses of a name.
        backend: Opens a connection to an address.
    """

    types: Sequence[str] = HTML
    timeout: float = 5.0
    largest: int = 1_000_000
    redirections: int = 3
    resolve: Callable[[str, int], Sequence[str]] = resolve
    backend: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)

    def fetch(self, url: str) -> Read:
        """Read ``url``.

        Raises:
            PageRefused: this address, or one it leads to, may not be read.
            PageUnread: no whole page of these types in time.
        """
        ends = time.monotonic() + self.timeout
        for _ in range(self.redirections + 1):
            answer = self._once(url, ends)
            if isinstance(answer, Read):
                return answer
            url = answer
        raise PageUnread("page_redirections")

    def _once(self, url: str, ends: float) -> Read | str:
        """The page, or where it sends us."""
        if not readable_url(url):
            raise PageRefused
        backend = _Gate(self.resolve, self.backend, ends)
        accepted = ", ".join(self.types)
        try:
            with (
                httpcore.ConnectionPool(
                    ssl_context=ssl.create_default_context(), network_backend=backend, retries=0
                ) as pool,
                pool.stream(
                    "GET",
                    url,
                    headers=[
                        ("User-Agent", "Colloque"),
                        ("Accept", accepted),
                        ("Accept-Encoding", "identity"),
                    ],
                    extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), self.timeout)},
                ) as response,
            ):
                headers = {name.lower(): value for name, value in response.headers}
                if response.status in _REDIRECTIONS:
                    return urljoin(url, headers.get(b"location", b"").decode("latin-1"))
                self._require_readable(response.status, headers)
                return Read(url, self._body(response.iter_stream(), ends))
        except (
            httpcore.NetworkError,
            httpcore.TimeoutException,
            httpcore.ProtocolError,
            OSError,
            ValueError,
        ):
            raise PageUnread("page_silent") from None

    def _require_readable(self, status: int, headers: Mapping[bytes, bytes]) -> None:
        if status != 200:
            raise PageUnread("page_status")
        kind = headers.get(b"content-type", b"").decode("latin-1").partition(";")[0].strip().lower()
        if kind not in self.types or headers.get(b"content-encoding", b"identity") != b"identity":
            raise PageUnread("page_type")

    def _body(self, parts: Iterable[bytes], ends: float) -> bytes:
        body = bytearray()
        for part in parts:
            body += part
            if len(body) > self.largest:
                raise PageUnread("page_too_large")
            if time.monotonic() > ends:
                raise PageUnread("page_silent")
        return bytes(body)


def readable_url(url: str) -> bool:
    """Whether ``url`` may be read by its shape: http or https on its own port, a host, nobody's password.

    >>> [readable_url(url) for url in ("https://a.example/@b", "http://a.example:80/", "file:///etc/passwd")]
    [True, True, False]
    >>> [readable_url(url) for url in ("https://a.example:22/", "https://u:p@a.example/", "https:///x")]
    [False, False, False]
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    if not parts.hostname or "@" in parts.netloc or not url.isascii() or not url.isprintable() or " " in url:
        return False
    return port in _PORTS.get(parts.scheme, ())


class _Gate(httpcore.NetworkBackend):
    """Connects only to addresses of the open Internet, and only until ``ends``."""

    def __init__(
        self,
        resolve: Callable[[str, int], Sequence[str]],
        inner: httpcore.NetworkBackend,
        ends: float,
    ) -> None:
        self._resolve = resolve
        self._inner = inner
        self._ends = ends

    def connect_tcp(self, host: str, port: int, *args: Any, **options: Any) -> httpcore.NetworkStream:
        addresses = self._resolve(host, port)
        if not addresses or not all(map(is_public, addresses)):
            raise PageRefused
        left = _left(self._ends)
        return _Timed(self._inner.connect_tcp(addresses[0], port, timeout=left), self._ends)


class _Timed(httpcore.NetworkStream):
    """A connection whose every wait fits in the time left: bytes that drip do not make it longer."""

    def __init__(self, inner: httpcore.NetworkStream, ends: float) -> None:
        self._inner = inner
        self._ends = ends

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, timeout=_left(self._ends))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout=_left(self._ends))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secure = self._inner.start_tls(ssl_context, server_hostname, timeout=_left(self._ends))
        return _Timed(secure, self._ends)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left
