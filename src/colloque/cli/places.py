"""Offsets as people and editors count them: lines and columns from 1, in code points."""

from __future__ import annotations

import bisect


class Lines:
    r"""The lines of one text, found once.

    >>> Lines("ab\ncd").place(4)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0]
        start = text.find("\n")
        while start >= 0:
            self._starts.append(start + 1)
            start = text.find("\n", start + 1)
        self._length = len(text)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point."""
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Where the first line of a passage begins and where its last one ends, line break excluded."""
        first = self._starts[bisect.bisect_right(self._starts, start) - 1]
        last = bisect.bisect_right(self._starts, end)
        return first, self._starts[last] - 1 if last < len(self._starts) else self._length
