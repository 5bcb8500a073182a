"""Calls outside: never to our own network, never for ever, never without end."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from colloque.server.engine.outside import Outside, OutsideRefused, OutsideSilent

Speak = Callable[[socket.socket], None]


@pytest.fixture
def machine() -> Iterator[Callable[[Speak], str]]:
    """A machine on this one that answers each call as ``speak`` does; its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    stopping = threading.Event()

    def serve(speak: Speak) -> None:
        while not stopping.is_set():
            try:
                calling, _ = listening.accept()
            except OSError:
                return
            with calling:
                calling.recv(65_536)
                try:
                    speak(calling)
                except OSError:
                    continue

    def opened(speak: Speak) -> str:
        threading.Thread(target=serve, args=(speak,), daemon=True).start()
        return f"http://127.0.0.1:{listening.getsockname()[1]}/"

    yield opened
    stopping.set()
    listening.close()


HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"


def test_an_answer_is_read_whole(machine: Callable[[Speak], str]) -> None:
    answer = Outside(development=True).get(machine(lambda calling: calling.sendall(HEAD + b"bonjour")))
    assert (answer.status, answer.body) == (200, b"bonjour")


def test_a_redirection_is_not_followed(machine: Callable[[Speak], str]) -> None:
    moved = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    assert Outside(development=True).get(machine(lambda calling: calling.sendall(moved))).status == 302


REFUSED = [
    "http://auth.exemple.test/",
    "https://127.0.0.1/",
    "https://localhost/",
    "https://[::1]/",
    "https://10.1.2.3/",
    "https://169.254.169.254/latest/meta-data",
    "https://0x7f000001/",
    "https://auth.exemple.test:8443/",
    "https://moi:secret@auth.exemple.test/",
    "file:///etc/passwd",
    "https://",
    "https://auth.exemple.test/\r\nX: 1",
]


@pytest.mark.parametrize("url", REFUSED)
def test_our_own_network_is_never_called(url: str) -> None:
    with pytest.raises(OutsideRefused):
        Outside().get(url)


def test_a_name_that_answers_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    mixed = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("9.9.9.9", "192.168.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: mixed)
    with pytest.raises(OutsideRefused):
        Outside().get("https://auth.exemple.test/")


def _drip(calling: socket.socket) -> None:
    calling.sendall(HEAD)
    for _ in range(200):
        calling.sendall(b"x")
        time.sleep(0.05)


SILENT: dict[str, Speak] = {
    "says nothing": lambda calling: time.sleep(3),
    "drips": _drip,
    "says too much": lambda calling: calling.sendall(HEAD + b"x" * 5000),
    "hangs up": lambda calling: None,
    "speaks another tongue": lambda calling: calling.sendall(b"220 smtp\r\n\r\n"),
}


@pytest.mark.parametrize("speech", SILENT)
def test_who_does_not_answer_well_is_silent(speech: str, machine: Callable[[Speak], str]) -> None:
    with pytest.raises(OutsideSilent):
        Outside(development=True, timeout=0.6, largest=4000).get(machine(SILENT[speech]))


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(OutsideSilent):
        Outside(development=True, timeout=1).get(f"http://127.0.0.1:{port}/")
