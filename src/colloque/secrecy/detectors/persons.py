"""One person as forms and lists write him: initials, first names and surnames in any order and case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from colloque.secrecy import lexicons
from colloque.secrecy.detectors.courtesy import opens_sentence
from colloque.secrecy.detectors.naming import (
    Unit,
    head_word,
    is_capital,
    is_common,
    is_upper,
    label_units,
    read_unit,
)
from colloque.secrecy.folding import FoldedText

_INITIAL_GAPS = frozenset({".", ". ", ".-", "-", " ", "- ", ".  "})
_MOST_UNITS = 4
_NO_WORD = frozenset({"", "rare"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a name: code points ``[start, end)`` and its label, ``NOM`` or ``PRENOM``."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Person:
    """The parts of one name in reading order, and the number of the word after them."""

    parts: tuple[Part, ...]
    units: tuple[Unit, ...]
    stop: int


def is_known(text: FoldedText, unit: Unit) -> bool:
    """Whether a unit is a surname or first name that is no French word.

    >>> is_known(FoldedText.of("Lefevre Petit"), Unit(0, 1)), is_known(FoldedText.of("Petit"), Unit(0, 1))
    (True, False)
    """
    whole, head = " ".join(text.words[unit.first : unit.stop]), text.words[head_word(text, unit)]
    names, surnames = lexicons.first_names(), lexicons.surnames()
    marks = {names.get(whole), surnames.get(whole), names.get(head), surnames.get(head)}
    return not marks.isdisjoint(_NO_WORD)


def read_initials(text: FoldedText, word: int) -> tuple[int, int]:
    """Initials written with capitals from ``word``: number of the word after them, and their last offset.

    >>> read_initials(FoldedText.of("J.-D. Bourgoin"), 0)
    (2, 5)
    """
    at = word
    while at < len(text.words) and at - word < 3 and _is_letter(text, at):
        at += 1
        if text.gap(at - 1) not in _INITIAL_GAPS:
            break
    if at == word:
        return word, 0
    end = text.ends[at - 1]
    return at, end + (text.folded[end : end + 1] == ".")


def _is_letter(text: FoldedText, word: int) -> bool:
    return len(text.words[word]) == 1 and text.words[word].isalpha() and is_capital(text, word)


def read_person(text: FoldedText, word: int, *, everyday: bool = False) -> Person | None:
    """Read the name that starts at ``word``; the words must carry capitals and stand on one line.

    Args:
        text: The text.
        word: Number of its first word.
        everyday: Whether an everyday word may be a name, as after ``Nom :``.

    Returns:
        The person, None when no name of two letters or more starts here.

    >>> text = FoldedText.of("Labaye J., puis A. Boudin")
    >>> [(part.start, part.end, part.label) for part in read_person(text, 0).parts]
    [(0, 6, 'NOM'), (7, 9, 'PRENOM')]
    """
    first, end = read_initials(text, word)
    led = first > word
    units = _units(text, first, everyday=everyday)
    if not units:
        return None
    parts = [Part(text.starts[word], end, "PRENOM")] if led else []
    labelled = [(units[0].first, units[-1].stop, "NOM")] if led else label_units(text, units)
    parts += [Part(text.starts[begin], text.ends[stop - 1], label) for begin, stop, label in labelled]
    stop = units[-1].stop
    if not led and text.gap(stop - 1) == " ":
        after, end = read_initials(text, stop)
        if after > stop and _closes(text, end):
            parts = [Part(part.start, part.end, "NOM") for part in parts] if len(parts) == 1 else parts
            parts.append(Part(text.starts[stop], end, "PRENOM"))
            stop = after
    return Person(tuple(parts), tuple(units), stop)


def _closes(text: FoldedText, end: int) -> bool:
    """Whether trailing initials are the end of the name, and no first word of a sentence."""
    return text.folded[end - 1] == "." or text.folded[end : end + 1] in {"", "\n", ",", ";", ")", " "}


def _units(text: FoldedText, word: int, *, everyday: bool) -> list[Unit]:
    units: list[Unit] = []
    while len(units) < _MOST_UNITS and word < len(text.words):
        unit = read_unit(text, word)
        if unit is None or not _is_name_word(text, unit, everyday=everyday and not units):
            break
        units.append(unit)
        word = unit.stop
        if text.gap(word - 1) not in {" ", "  "}:
            break
    return units


def _is_name_word(text: FoldedText, unit: Unit, *, everyday: bool) -> bool:
    head = head_word(text, unit)
    word = text.words[head]
    if len(word) < 2 or not is_capital(text, head) or not word.isalpha():
        return False
    if everyday and word in lexicons.surnames() and not opens_sentence(word):
        return True
    return not is_common(word) and word not in lexicons.words("acronyms.tsv") and word not in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset(name for (name,) in lexicons.columns("civilities.tsv", "name"))


def is_shouted(text: FoldedText, unit: Unit) -> bool:
    """Whether the last word of a unit is all capitals."""
    return is_upper(text, unit.stop - 1)
