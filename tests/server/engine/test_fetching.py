"""The reader of outside pages, before a real local server, through an injected resolver and door."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore
import pytest

from colloque.server.engine.fetching import Fetcher, PageRefused, PageUnread

OPEN = "9.9.9.9"  # any address of the open Internet: the door below never leaves this machine
NAMES = {
    "open.test": [OPEN],
    "inside.test": ["10.0.0.7"],
    "loop.test": ["127.0.0.1"],
    "metadata.test": ["169.254.169.254"],
    "six.test": ["::1"],
    "mapped.test": ["::ffff:192.168.1.1"],
    "both.test": [OPEN, "127.0.0.1"],
    "nobody.test": [],
}


class Pages(BaseHTTPRequestHandler):
    """Pages good and bad."""

    def do_GET(self) -> None:
        path = self.path
        if path.startswith("/to/"):
            return self.answer(302, b"", Location=path.removeprefix("/to/"))
        if path.startswith("/hops/"):
            left = int(path.removeprefix("/hops/"))
            return self.answer(302, b"", Location=f"/hops/{left - 1}" if left > 1 else "/page")
        if path == "/drip":
            return self.drip()
        kinds = {"/json": "application/json", "/none": ""}
        body = b"x" * 1_000_001 if path == "/large" else b"<p>bonjour</p>"
        more = {"Content-Encoding": "gzip"} if path == "/packed" else {}
        self.answer(
            404 if path == "/absent" else 200, body, kinds.get(path, "text/html; charset=utf-8"), **more
        )

    def answer(self, status: int, body: bytes, kind: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **headers}.items():
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def drip(self) -> None:
        with contextlib.suppress(OSError):
            for letter in b"HTTP/1.1 200 OK\r\nX: " + b"a" * 400:
                self.wfile.write(bytes([letter]))
                self.wfile.flush()
                time.sleep(0.02)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Door(httpcore.NetworkBackend):
    """Whatever the address, the local server; remembers where one wanted to go."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[str] = []

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **_: Any
    ) -> httpcore.NetworkStream:
        self.asked.append(host)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout=timeout)


@pytest.fixture
def door() -> Iterator[Door]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield Door(server.server_address[1])
    server.shutdown()
    server.server_close()


def named(host: str, port: int) -> Sequence[str]:
    return NAMES[host]


def fetcher(door: Door, **options: Any) -> Fetcher:
    return Fetcher(resolve=named, backend=door, **options)


def test_a_page_is_read_at_the_address_that_was_looked_at(door: Door) -> None:
    page = fetcher(door).fetch("http://open.test/page")
    assert (page.url, page.body) == ("http://open.test/page", b"<p>bonjour</p>")
    assert door.asked == [OPEN]


@pytest.mark.parametrize("host", [name for name in NAMES if name != "open.test"])
@pytest.mark.parametrize("through", ["", "http://open.test/to/"])
def test_nothing_private_is_called_even_sent_there(host: str, through: str, door: Door) -> None:
    with pytest.raises(PageRefused):
        fetcher(door).fetch(f"{through}http://{host}/page")
    assert set(door.asked) <= {OPEN}


ODD = ["file:///etc/passwd", "ftp://open.test/", "http://open.test:22/", "http://me:secret@open.test/"]


@pytest.mark.parametrize("url", [*ODD, "http:///page", "http://open.test/é", "http://[::1", ""])
def test_an_odd_address_is_refused(url: str, door: Door) -> None:
    with pytest.raises(PageRefused):
        fetcher(door).fetch(url)
    assert door.asked == []


@pytest.mark.parametrize("url", [*ODD, "http://[::1"])
def test_nobody_sends_us_to_an_odd_address(url: str, door: Door) -> None:
    with pytest.raises((PageRefused, PageUnread)):
        fetcher(door).fetch(f"http://open.test/to/{url}")
    assert door.asked == [OPEN]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/json", "page_type"),
        ("/none", "page_type"),
        ("/packed", "page_type"),
        ("/large", "page_too_large"),
        ("/absent", "page_status"),
        ("/hops/4", "page_redirections"),
    ],
)
def test_what_cannot_be_read_is_said(path: str, code: str, door: Door) -> None:
    with pytest.raises(PageUnread) as refusal:
        fetcher(door).fetch(f"http://open.test{path}")
    assert refusal.value.code == code


def test_three_redirections_are_followed(door: Door) -> None:
    assert fetcher(door).fetch("http://open.test/hops/3").url == "http://open.test/page"


def test_bytes_that_drip_do_not_make_the_time_longer(door: Door) -> None:
    with pytest.raises(PageUnread) as refusal:
        fetcher(door, timeout=0.3).fetch("http://open.test/drip")
    assert refusal.value.code == "page_silent"


def test_other_types_are_read_when_asked_for(door: Door) -> None:
    assert fetcher(door, types=("application/json",)).fetch("http://open.test/json").body
