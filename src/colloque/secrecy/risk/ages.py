"""Ages a text tells, exact or as a band, in completed years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from colloque.secrecy.risk.cues import ranges

_BAND = re.compile(r"\b(\d{1,3})\s?(?:-|a|et)\s?(\d{1,3}) (ans|mois)\b")
_OVER = re.compile(r"\bplus de (8[05]|9\d) ans\b")
_MONTHS = re.compile(r"(\d{1,2})\s?mois")
_YEARS = re.compile(r"\d{1,3}")


def years_of(said: str) -> tuple[int, int] | None:
    """The completed years of a folded exact age; days and weeks are the first year.

    >>> years_of("62 ans"), years_of("18 mois"), years_of("3 j"), years_of("l'age")
    ((62, 62), (1, 1), (0, 0), None)
    """
    if band := next(bands_told(said), None):
        return band[0], band[1]
    if (match := _MONTHS.search(said)) and not re.search(r"\d\s?ans?\b", said):
        return int(match[1]) // 12, int(match[1]) // 12
    match = _YEARS.search(said)
    if match is None:
        return None
    if re.search(r"\d\s?(?:j|jours?|sem|semaines?|h|heures?)\b", said):
        return 0, 0
    return (int(match[0]),) * 2 if int(match[0]) <= 120 else None


def bands_told(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield ``(low, high, words)`` for each band of age a folded text tells.

    >>> list(bands_told("patiente d'une soixantaine d'annees, mere de plus de 85 ans"))
    [(85, 120, 'plus de 85 ans'), (60, 69, 'soixantaine')]
    """
    for match in _BAND.finditer(folded) if " ans" in folded or " mois" in folded else ():
        low, high = int(match[1]), int(match[2])
        if low <= high <= 120:
            divide = 12 if match[3] == "mois" else 1
            yield low // divide, high // divide, match[0]
    for match in _OVER.finditer(folded) if "plus de " in folded else ():
        yield int(match[1]), 120, match[0]
    for match in _words().finditer(folded) if any(end in folded for end in _ends()) else ():
        low, high = ranges("bands")[match[1]]
        yield low, high, match[0]


@cache
def _ends() -> frozenset[str]:
    """The last letters of the words for a band: without them in a text, no band is told."""
    return frozenset(word[-4:] for word in ranges("bands"))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(ranges('bands'))})s?\b(?! de )")
