"""How far long work is, told on stderr: in place on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

_EVERY_ON_TERMINAL, _EVERY_ELSEWHERE = 0.25, 5.0
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts texts and says, not too often, how many are done and how fast.

    >>> import io
    >>> ticks = iter((0.0, 6.0, 10.0))
    >>> told = io.StringIO()
    >>> progress = Progress(told, clock=lambda: next(ticks))
    >>> progress.add(1200)
    >>> progress.end()
    >>> told.getvalue().splitlines()
    ['colloque : 1200 textes, 200/s', 'colloque : 1200 textes, 120/s']
    """

    def __init__(self, out: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._clock = clock
        self._terminal = out.isatty()
        self._done = 0
        self._begun = self._told = clock()

    def add(self, texts: int) -> None:
        """Count texts that are done."""
        self._done += texts
        now = self._clock()
        if now - self._told >= (_EVERY_ON_TERMINAL if self._terminal else _EVERY_ELSEWHERE):
            self._tell(now)

    def end(self) -> None:
        """Tell the sum, and leave the line."""
        self._tell(self._clock())
        if self._terminal:
            print(file=self._out)

    def _tell(self, now: float) -> None:
        self._told = now
        rate = self._done / max(now - self._begun, 1e-9)
        line = f"colloque : {self._done} texte{'s' if self._done > 1 else ''}, {rate:.0f}/s"
        if self._terminal:
            print(f"{_CLEAR}{line}", end="", file=self._out, flush=True)
        else:
            print(line, file=self._out, flush=True)


def progress_for(*, asked: bool) -> Progress | None:
    """Progress on stderr, when it is asked for or when a person reads stderr and not the answers."""
    waits = sys.stderr.isatty() and not sys.stdout.isatty()
    return Progress(sys.stderr) if asked or waits else None
