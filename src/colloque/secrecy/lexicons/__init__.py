"""The word lists of the detectors: data files that name source and licence, read when first used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from colloque.secrecy.errors import LexiconError
from colloque.secrecy.folding import FoldedText, fold


def rows(file_name: str) -> Iterator[dict[str, str]]:
    """Read a table of this package: ``#`` lines are comments, the first other line names the columns.

    Raises:
        LexiconError: a line does not have as many columns as the header.

    >>> next(rows("departments.tsv"))["name"]
    'Ain'
    """
    names, cells = _cells(file_name)
    for row in cells:
        yield dict(zip(names, row, strict=True))


def columns(file_name: str, *wanted: str) -> Iterator[tuple[str, ...]]:
    """Read some columns of a table, as ``rows`` does but without a mapping a line: for long tables.

    >>> next(columns("departments.tsv", "code", "name"))
    ('01', 'Ain')
    """
    names, cells = _cells(file_name)
    places = [names.index(name) for name in wanted]
    for row in cells:
        yield tuple(row[place] for place in places)


def _cells(file_name: str) -> tuple[list[str], list[list[str]]]:
    text = files(__name__).joinpath(file_name).read_text(encoding="utf-8")
    split = [
        (number, line.split("\t"))
        for number, line in enumerate(text.splitlines(), 1)
        if line and not line.startswith("#")
    ]
    width = len(split[0][1])
    for number, cells in split:
        if len(cells) != width:
            raise LexiconError(file_name, number)
    return split[0][1], [cells for _, cells in split[1:]]


_SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}

_SIGNS = "-'.,/()’"
_JOINTS = {ord(sign): " " for sign in _SIGNS}


def key(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, ``st`` read as ``saint``.

    >>> key("St-Étienne-du-Grès")
    ('saint', 'etienne', 'du', 'gres')
    """
    plain = fold(name).translate(_JOINTS)
    return tuple(_SHORT.get(word, word) for word in plain.split())


def spelled(table: str) -> str:
    r"""A long table of names folded, without the signs that join words: ten times faster than name by name.

    >>> spelled("Bors (Canton)\tX\nSt-Étienne-du-Grès\tY")
    'bors canton x\nst etienne du gres y'
    """
    for sign in {*_SIGNS, *(char for char in set(table) if not char.isascii())}:
        table = table.replace(sign, " " if sign in _SIGNS else fold(sign))
    table = table.lower().replace("\t", " ")
    while "  " in table:
        table = table.replace("  ", " ")
    return table


@dataclass(frozen=True)
class Phrases:
    """A set of names of one or more words, found in a text in one pass over its words.

    Attributes:
        by_first: For each first word, how many words may follow (most first) and the value of each
            run of following words.
    """

    by_first: Mapping[str, tuple[tuple[int, ...], Mapping[tuple[str, ...], str]]]

    @cached_property
    def firsts(self) -> frozenset[str]:
        """First words of the entries, short forms included."""
        return frozenset(self.by_first) | (
            frozenset(_SHORT) if self.by_first.keys() & set(_SHORT.values()) else frozenset()
        )

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str]]) -> Phrases:
        """Index ``(name, value)`` pairs; the first value given for a name stays."""
        index: dict[str, dict[tuple[str, ...], str]] = {}
        for name, value in entries:
            words = key(name)
            if words:
                index.setdefault(words[0], {}).setdefault(words[1:], value)
        return cls(
            {
                first: (tuple(sorted({len(rest) for rest in runs}, reverse=True)), runs)
                for first, runs in index.items()
            }
        )

    def find(self, text: FoldedText) -> Iterator[tuple[int, int, str]]:
        """Yield ``(first word, one past the last word, value)``, longest entries first, disjoint.

        >>> list(Phrases.of([("Perros-Guirec", "22")]).find(FoldedText.of("vers perros guirec hier")))
        [(1, 3, '22')]
        """
        here = text.vocabulary & self.firsts
        if not here:
            return
        skip = 0
        for at, word in enumerate(text.words):
            if word in here and at >= skip:
                found = self.at(text, at)
                if found:
                    yield at, *found
                    skip = found[0]

    def at(self, text: FoldedText, at: int) -> tuple[int, str] | None:
        """The longest entry that starts at word number ``at``: ``(one past its last word, value)``, or None.

        >>> Phrases.of([("Brest", "b")]).at(FoldedText.of("à Brest"), 1)
        (2, 'b')
        """
        words = text.words
        if at >= len(words):
            return None
        first = _SHORT.get(words[at], words[at])
        if first not in self.by_first:
            return None
        lengths, runs = self.by_first[first]
        if at + 1 < len(words) and text.gaps[at] in _GAPS:
            second = words[at + 1]
            if _SHORT.get(second, second) in self._seconds[first]:
                for length in lengths:
                    stop = at + 1 + length
                    value = runs.get(tuple([_SHORT.get(word, word) for word in words[at + 1 : stop]]))
                    if value is not None and _joined(text, at, stop):
                        return stop, value
        value = runs.get(())
        return None if value is None else (at + 1, value)

    @cached_property
    def _seconds(self) -> _Seconds:
        return _Seconds(self)


class _Seconds(dict[str, frozenset[str]]):
    """For a first word, the words that may come next in the entries; worked out when first met."""

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._by_first = phrases.by_first

    def __missing__(self, first: str) -> frozenset[str]:
        self[first] = frozenset(run[0] for run in self._by_first[first][1] if run)
        return self[first]


_GAPS = frozenset({" ", "-", "'", ". ", "/", "\n"})


def _joined(text: FoldedText, at: int, stop: int) -> bool:
    return stop <= len(text.words) and all(gap in _GAPS for gap in text.gaps[at : stop - 1])


@cache
def phrases(file_name: str, column: str = "name", value: str | None = None) -> Phrases:
    """Index one column of a table; the value is another column, or empty."""
    if value is None:
        return Phrases.of((name, "") for (name,) in columns(file_name, column))
    return Phrases.of((name, kind) for name, kind in columns(file_name, column, value))


@cache
def first_names() -> Mapping[str, str]:
    """Folded first name (compound: spaces) to its mark, ``word`` when it is also a French word."""
    return {name: mark for name, mark in columns("first_names.tsv", "name", "mark")}


@cache
def first_name_sexes() -> Mapping[str, str]:
    """Folded first name to the sexes it is given to: ``F``, ``M`` or ``FM``."""
    return {name: sexes for name, sexes in columns("first_names.tsv", "name", "sexes")}


@cache
def surnames() -> Mapping[str, str]:
    """Folded surname to its mark, ``word`` when it is also a French word."""
    return {name: mark for name, mark in columns("surnames.tsv", "name", "mark")}


@cache
def words(file_name: str) -> frozenset[str]:
    """The single-column list ``file_name``, folded."""
    return frozenset(fold(name) for (name,) in columns(file_name, "name"))


@cache
def gate(detector: str) -> frozenset[str]:
    """Words of which one at least occurs wherever the patterns of ``detector`` match."""
    return frozenset(word for name, word in columns("gates.tsv", "gate", "name") if name == detector)
