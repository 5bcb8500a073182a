"""Reads one file of the extract, a line at a time: bad lines are counted, told by number, stop nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import gt, itemgetter
from typing import IO

from .decisions import RPPS_TYPE, is_rpps
from .errors import BadExtract
from .layout import SEPARATOR, columns, layout_of

LONGEST_LINE = 32_768  # bytes; the longest of the real extract is far below
_TOLD = 20  # numbers of bad lines kept for the operator
_SPARED = 100_000  # professionals of bad lines remembered; beyond, the extract is refused anyway

# Longest value of each column, in code points, as the tables hold them; what is not named is a code.
_LIMITS = {"rpps": 11, "family_name": 120, "given_name": 120, "town": 120}
_LABEL, _CODE = 120, 8


@dataclass(slots=True)
class Tally:
    """What was met on the way.

    Attributes:
        lines: Lines read, headers and blank lines not counted.
        malformed: Lines set aside.
        others: Lines of another kind of identifier than RPPS.
        first_bad: ``people:1204`` for the first bad lines, by file and number; never their content.
        spared: RPPS numbers of bad lines whose number could still be read: they are not taken for departed.
    """

    lines: int = 0
    malformed: int = 0
    others: int = 0
    first_bad: list[str] = field(default_factory=list)
    spared: set[str] = field(default_factory=set)

    def set_aside(self, kind: str, number: int, rpps: str) -> None:
        """Count one bad line."""
        self.malformed += 1
        if len(self.first_bad) < _TOLD:
            self.first_bad.append(f"{kind}:{number}")
        if is_rpps(rpps) and len(self.spared) < _SPARED:
            self.spared.add(rpps)


def rows(source: IO[bytes], kind: str, tally: Tally) -> Iterator[tuple[str, ...]]:
    """The kept columns of every good line of ``source``, in the order of ``columns.toml`` without the first.

    Args:
        source: The file, opened in binary; UTF-8, and lines that are not are read as Windows-1252.
        kind: ``people``, ``skills`` or ``diplomas``.
        tally: Told what is met.

    Raises:
        BadExtract: no header, or a column is missing from it.
    """
    header = source.readline(LONGEST_LINE)
    if not header.strip():
        raise BadExtract(f"Le fichier {columns()['file'][kind]} est vide.", code="unreadable_file")
    layout = layout_of(kind, _decoded(header))
    pick, limits = itemgetter(*layout.places), _limits(kind)
    widths = (layout.width, layout.width + 1)  # with the empty field after the final separator, or without
    identifier = layout.places[1]
    for number, line in _lines(source):
        if line is None:
            tally.set_aside(kind, number, "")
            continue
        fields = line.split(SEPARATOR)
        if len(fields) not in widths:
            tally.set_aside(kind, number, fields[identifier] if len(fields) > identifier else "")
            continue
        row = pick(fields)
        if row[0] != RPPS_TYPE:
            tally.others += 1
        elif not is_rpps(row[1]) or "\0" in line or any(map(gt, map(len, row), limits)):
            tally.set_aside(kind, number, row[1])
        else:
            tally.lines += 1
            yield row[1:]


def _limits(kind: str) -> tuple[int, ...]:
    names = columns()[kind]
    return tuple(_LIMITS.get(name, _LABEL if name.endswith("_label") else _CODE) for name in names)


def _lines(source: IO[bytes]) -> Iterator[tuple[int, str | None]]:
    """Each line with its number in the file, the header being 1; None for one that is too long to be one."""
    number = 1
    while line := source.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := source.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif line := line.rstrip(b"\r\n"):
            yield number, _decoded(line)


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
