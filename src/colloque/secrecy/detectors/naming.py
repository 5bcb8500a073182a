"""How runs of words that look like a name are cut and labelled: surname, first name, particles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from colloque.secrecy import lexicons
from colloque.secrecy.folding import FoldedText

PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "da",
        "dos",
        "das",
        "do",
        "di",
        "della",
        "del",
        "la",
        "le",
        "les",
        "l",
        "el",
        "al",
        "ben",
        "bent",
        "ibn",
        "abou",
        "abu",
        "von",
        "van",
        "der",
        "den",
        "ter",
        "o",
        "mac",
        "mc",
        "saint",
    ]
)
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Unit:
    """Words written as one name, joined by hyphens, apostrophes or particles; word numbers, half-open."""

    first: int
    stop: int


def is_capital(text: FoldedText, word: int) -> bool:
    """Whether word number ``word`` starts with an upper-case letter."""
    return text.original[text.starts[word]].isupper()


def is_upper(text: FoldedText, word: int) -> bool:
    """Whether the whole word, of two letters or more, is in upper case."""
    return (
        text.ends[word] - text.starts[word] > 1
        and text.original[text.starts[word] : text.ends[word]].isupper()
    )


def is_common(word: str) -> bool:
    """Whether a folded word is a function word or an everyday word of posts, never a name by itself."""
    return word in lexicons.words("everyday_words.tsv")


def first_name_mark(text: FoldedText, unit: Unit) -> str | None:
    """``""`` for a first name, ``word`` for one that is also a French word, None otherwise."""
    names = lexicons.first_names()
    whole = " ".join(text.words[unit.first : unit.stop])
    if whole in names:
        return names[whole]
    parts = text.words[unit.first : unit.stop]
    hyphened = all(text.gap(at) == "-" for at in range(unit.first, unit.stop - 1))
    if len(parts) > 1 and hyphened and parts[0] in names and parts[-1] in names:
        return ""
    return None


def in_eponym(text: FoldedText, word: int) -> bool:
    """Whether a word is part of an eponym of several words, as ``Charcot-Marie-Tooth``.

    >>> in_eponym(FoldedText.of("syndrome de Gilles de la Tourette"), 2)
    True
    """
    eponyms = lexicons.phrases("eponyms.tsv")
    for first in range(max(0, word - 3), word + 1):
        found = eponyms.at(text, first)
        if found and found[0] > word and found[0] - first > 1:
            return True
    return False


def read_unit(text: FoldedText, word: int) -> Unit | None:
    """Read one name that starts at ``word``, whatever its case: its particles, hyphens and apostrophes.

    >>> read_unit(FoldedText.of("El Khattabi est"), 0)
    Unit(first=0, stop=2)
    """
    count, at = len(text.words), word
    while at < count and text.words[at] in PARTICLES and text.gap(at) in {" ", "'", "-"} and at - word < 3:
        at += 1
    if at >= count or text.words[at].isdigit():
        return None
    at += 1
    while (
        at < count and at - word < _MOST_WORDS and text.gap(at - 1) in {"-", "'"} and text.words[at].isalpha()
    ):
        at += 1
    return Unit(word, at)


def head_word(text: FoldedText, unit: Unit) -> int:
    """Number of the first word of a unit that is no particle, else of its last.

    >>> head_word(FoldedText.of("Le Floc'h"), Unit(0, 3))
    1
    """
    return next((at for at in range(unit.first, unit.stop) if text.words[at] not in PARTICLES), unit.stop - 1)


def label_units(text: FoldedText, units: Sequence[Unit]) -> list[tuple[int, int, str]]:
    """Decide which of the units of one person are the surname and which the first name.

    Args:
        text: The text.
        units: One to four units in reading order.

    Returns:
        ``(first word, stop word, label)`` in reading order, neighbours of one label joined.

    >>> label_units(FoldedText.of("PELLERIN Geneviève"), [Unit(0, 1), Unit(1, 2)])
    [(0, 1, 'NOM'), (1, 2, 'PRENOM')]
    """
    labels = _labels(text, units)
    for at in range(1, len(units)):
        # "Costa, Lurdes" and "Pham Thi Lan": what follows the comma or the middle name is a first name.
        if text.gap(units[at].first - 1) == ", " or text.words[units[at].first] == "thi":
            labels[at:] = ["PRENOM"] * (len(units) - at)
            break
    joined: list[tuple[int, int, str]] = []
    for unit, label in zip(units, labels, strict=True):
        if joined and joined[-1][2] == label and text.gap(joined[-1][1] - 1) in {" ", "-"}:
            joined[-1] = (joined[-1][0], unit.stop, label)
        else:
            joined.append((unit.first, unit.stop, label))
    return joined


def _labels(text: FoldedText, units: Sequence[Unit]) -> list[str]:
    if len(units) == 1:
        return ["NOM"]
    upper = [is_upper(text, unit.stop - 1) for unit in units]
    given = [first_name_mark(text, unit) is not None for unit in units]
    if any(upper) and not all(upper):
        return ["NOM" if is_up else "PRENOM" for is_up in upper]
    if given[0]:
        names = min(len(_leading(given)), len(units) - 1)
        return ["PRENOM"] * names + ["NOM"] * (len(units) - names)
    if given[-1]:
        surname = next(at for at, is_given in enumerate(given) if is_given)
        return ["NOM"] * surname + ["PRENOM"] * (len(units) - surname)
    if text.words[units[0].stop - 1] in lexicons.surnames() or not is_capital(
        text, head_word(text, units[0])
    ):
        return ["NOM"] * len(units)
    return ["PRENOM"] + ["NOM"] * (len(units) - 1)


def _leading(flags: Sequence[bool]) -> list[bool]:
    lead: list[bool] = []
    for flag in flags:
        if not flag:
            break
        lead.append(flag)
    return lead
