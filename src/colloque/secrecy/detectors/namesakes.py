"""People who bear the name of a disease or a score: ``le petit Basedow``, ``Marie Charcot est suivie``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from colloque.findings import Context, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.naming import (
    PARTICLES,
    Unit,
    first_name_mark,
    is_capital,
    is_upper,
    read_unit,
)
from colloque.secrecy.eponymy import is_announced_eponym, is_person, is_subject
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "namesakes"
labels = frozenset({"NOM", "PRENOM"})

_KIN = re.compile(
    r"\b(?:le petit|la petite|le (?:petit )?bebe|bebe|la famille|les epoux|l'enfant|le jeune|la jeune|"
    r"les freres|les s(?:oe|œ)urs|le couple|les parents|la veuve|maitre) $"
)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield the names of people that are also eponyms, where the words around speak of a person.

    >>> [(h.label, h.start) for h in find(FoldedText.of("Marie Charcot est suivie"), context=Context())]
    [('PRENOM', 0), ('NOM', 6)]
    """
    if text.vocabulary.isdisjoint(_words()):
        return
    eponyms, names = _eponyms(), lexicons.first_names()
    for at, word in enumerate(text.words):
        if word in eponyms:
            yield from _of_kin(text, at)
        if word in names:
            yield from _pair(text, at)


def _of_kin(text: FoldedText, at: int) -> Iterator[Hit]:
    start = text.starts[at]
    if is_capital(text, at) and _KIN.search(text.folded, max(0, start - 20), start):
        yield _hit(text, Unit(at, at + 1), "NOM", "namesakes.kin", 0.85)


def _pair(text: FoldedText, at: int) -> Iterator[Hit]:
    """A first name and an eponym beside it, in either order."""
    given = Unit(at, at + 1)
    if at and _is_shouted_surname(text, at - 1) and is_capital(text, at) and not is_upper(text, at):
        yield _hit(text, Unit(at - 1, at), "NOM", "namesakes.pair", 0.85)
        yield _hit(text, given, "PRENOM", "namesakes.pair", 0.85)
        return
    surname = read_unit(text, at + 1) if text.gap(at) == " " else None
    if surname is not None and _is_someone(text, given, surname):
        yield _hit(text, given, "PRENOM", "namesakes.pair", 0.88)
        yield _hit(text, surname, "NOM", "namesakes.pair", 0.88)


def _is_shouted_surname(text: FoldedText, word: int) -> bool:
    known = text.words[word] in _eponyms() and text.words[word] in lexicons.surnames()
    return known and is_upper(text, word) and text.gap(word) == " "


def _is_someone(text: FoldedText, given: Unit, surname: Unit) -> bool:
    whole = " ".join(text.words[surname.first : surname.stop])
    both = f"{text.words[given.first]} {whole}"
    end = text.ends[surname.stop - 1]
    if is_announced_eponym(text, text.starts[given.first], listed=True):
        return False
    if both in _eponyms():
        return is_capital(text, given.first) and is_person(text, end)
    if whole not in _eponyms():
        return False
    if is_capital(text, given.first):
        acts = is_subject(text, end) or is_person(text, end)
        return acts and is_capital(text, surname.stop - 1)
    sure = first_name_mark(text, given) == "" and whole in lexicons.surnames()
    return sure and is_subject(text, end)


def _hit(text: FoldedText, unit: Unit, label: str, source: str, score: float) -> Hit:
    return Hit(text.starts[unit.first], text.ends[unit.stop - 1], label, name, score, Why(source=source))


@cache
def _eponyms() -> frozenset[str]:
    return lexicons.words("eponyms.tsv")


@cache
def _words() -> frozenset[str]:
    """The words of which every eponym holds one."""
    return frozenset(word for eponym in _eponyms() for word in eponym.split()) - PARTICLES
