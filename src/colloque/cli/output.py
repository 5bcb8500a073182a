"""What goes out: UTF-8 bytes whatever the machine's locale, whole lines only."""

from __future__ import annotations

import json
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

# What a terminal would obey rather than show: control characters, and marks that reorder a line.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def write(text: str) -> None:
    """Write a text to standard output; what UTF-8 cannot hold becomes « ? »."""
    write_bytes(text.encode("utf-8", "replace"))


def write_json(data: Any, *, indent: int | None = None) -> None:
    """Write one JSON value and a line break, in one piece, and push it out."""
    write_bytes(json_bytes(data, indent=indent))


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output and push them out, whole even when a signal interrupts the writing."""
    rest = memoryview(data)
    while rest:
        # Under PYTHONUNBUFFERED the stream is raw: a signal, or a full pipe, can cut one write short.
        rest = rest[sys.stdout.buffer.write(rest) or 0 :]
    sys.stdout.buffer.flush()


def json_bytes(data: Any, *, indent: int | None = None) -> bytes:
    r"""JSON in UTF-8 with a line break; lone surrogates, which UTF-8 refuses, stay escaped.

    >>> json_bytes({"a": "é"}), json_bytes({"a": "\ud800"})
    (b'{"a": "\xc3\xa9"}\n', b'{"a": "\\ud800"}\n')
    """
    try:
        return (json.dumps(data, ensure_ascii=False, indent=indent) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(data, ensure_ascii=True, indent=indent) + "\n").encode()


def shown(text: str) -> str:
    r"""A text fit for a terminal: what it would obey is replaced by a visible mark.

    >>> shown("a\x1b[31mb")
    'a�[31mb'
    """
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text)


class Interruption:
    """Ctrl-C while lines are being written waits for their end; at any other time it acts at once."""

    def __init__(self) -> None:
        self.asked = False
        self.busy = False

    def __call__(self, _signal: int, _frame: FrameType | None) -> None:
        """Handle the signal."""
        self.asked = True
        if not self.busy:
            raise KeyboardInterrupt

    @contextmanager
    def whole_line(self) -> Iterator[None]:
        """Writing that must not be cut in two.

        Raises:
            KeyboardInterrupt: at the end, when it was asked meanwhile.
        """
        self.busy = True
        try:
            yield
        finally:
            self.busy = False
        if self.asked:
            raise KeyboardInterrupt


@contextmanager
def interruptible() -> Iterator[Interruption]:
    """Handle Ctrl-C by whole lines until the end of the block; outside the main thread, change nothing."""
    interruption = Interruption()
    try:
        before = signal.signal(signal.SIGINT, interruption)
    except ValueError:
        yield interruption
        return
    try:
        yield interruption
    finally:
        signal.signal(signal.SIGINT, before)
