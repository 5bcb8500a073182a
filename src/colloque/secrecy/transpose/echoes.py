"""Names and further mentions that no detector saw: a name left once is a name left."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from colloque.findings import Role, Why
from colloque.secrecy import lexicons
from colloque.secrecy.folding import fold
from colloque.secrecy.hits import Hit
from colloque.secrecy.overlap import resolve
from colloque.secrecy.transpose.cast import is_plain_word
from colloque.secrecy.transpose.french import opens_sentence
from colloque.secrecy.transpose.wording import alternation

_NUMBERS = frozenset(["TEL", "MAIL", "SECU", "IPP", "NDA", "RPPS", "URL", "COMPTE", "AUTRE_ID", "ADRESSE"])
_SPARED = frozenset({Role.AUTHOR, Role.PUBLIC_FIGURE})


@cache
def _eponym_cue() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('people', 'eponyms')})s?\s+(?:de\s+|d'|du\s+)?(?:[\w]+[ -])?$")


def with_echoes(text: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Give back the hits and the further mentions of their values, disjoint and sorted.

    A number or an address is looked for as written; a name only as a whole capitalised word that is not part
    of an eponym, nor a plain word at the head of a sentence.

    >>> text = "Mme Lefèvre dort. Avis de Lefèvre ? Syndrome de Lefèvre."
    >>> [(h.start, h.end) for h in with_echoes(text, [Hit(4, 11, "NOM", "x", 1.0)])]
    [(4, 11), (26, 33)]
    """
    taken = sorted((hit.start, hit.end) for hit in hits)
    relatives = [hit for hit in named_relatives(text) if not _overlaps(taken, (hit.start, hit.end))]
    hits = sorted((*hits, *relatives), key=lambda hit: hit.start)
    taken = [(hit.start, hit.end) for hit in hits]
    found: dict[tuple[int, int], Hit] = {}
    for value, hit in _values(text, hits).items():
        for start in _places(text, value, hit):
            found.setdefault((start, start + len(value)), _echo(hit, start, len(value)))
    free = [hit for span, hit in found.items() if not _overlaps(taken, span)]
    return tuple(sorted((*hits, *resolve(free)), key=lambda hit: hit.start))


@cache
def _kin_named() -> re.Pattern[str]:
    kin = alternation("people", "kin")
    return re.compile(rf"\b(?:{kin})(?: |, | \()([a-z]{{3,}}(?:-[a-z]{{3,}})?)\b")


def named_relatives(text: str) -> Iterator[Hit]:
    """Yield the capitalised first name that follows a word of kinship: « sa fille Claire ».

    Many first names are plain words, which detectors rightly doubt; after « fille » there is no doubt.

    >>> [(hit.start, hit.end) for hit in named_relatives("Sa fille Claire dort, son mari rose aussi.")]
    [(9, 15)]
    """
    sexes = lexicons.first_name_sexes()
    for match in _kin_named().finditer(fold(text)):
        if text[match.start(1)].isupper() and match[1].replace("-", " ") in sexes:
            yield Hit(match.start(1), match.end(1), "PRENOM", "kin", 0.9, Why("kin", role=Role.RELATIVE))


def _values(text: str, hits: Iterable[Hit]) -> dict[str, Hit]:
    values: dict[str, Hit] = {}
    for hit in hits:
        value = text[hit.start : hit.end]
        if hit.why.role in _SPARED:
            continue
        named = hit.label in {"NOM", "PRENOM"} and len(value) >= 3 and value[:1].isupper()
        if named or (hit.label in _NUMBERS and len(value) >= 5):
            values.setdefault(value, hit)
    return values


def _places(text: str, value: str, hit: Hit) -> Iterator[int]:
    start = text.find(value)
    while start >= 0:
        if _is_whole(text, start, start + len(value)) and (
            hit.label in _NUMBERS or not _is_something_else(text, start, value)
        ):
            yield start
        start = text.find(value, start + len(value))


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() if start else False) and not text[end : end + 1].isalnum()


def _is_something_else(text: str, start: int, value: str) -> bool:
    before = fold(text[max(0, start - 40) : start])
    return bool(_eponym_cue().search(before)) or (is_plain_word(value) and opens_sentence(text, start))


def _echo(hit: Hit, start: int, length: int) -> Hit:
    return Hit(start, start + length, hit.label, "echo", hit.score, hit.why)


def _overlaps(taken: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    at = bisect_left(taken, span)
    return (at < len(taken) and taken[at][0] < span[1]) or (at > 0 and taken[at - 1][1] > span[0])
