"""Whether a text is laid out as a clinical sheet: a form, a list of names and numbers, a letterhead.

Sheets say who is who by layout and not by grammar, so that detectors may read looser there than in prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from colloque.secrecy.house import HOUSE

ALL = -1
_ENOUGH = 2
_LEAST_LENGTH = 12
_FIELD = (
    r"\b(?:(?:pre)?noms?(?:\(s\))?(?: de (?:famille|naissance|jeune fille|l'enfant))?|ipp|nda|nip|nir|"
    r"date de naiss\w*|ddn|ne\(e\) le|adresse|telephone|tel|fax|patiente?|identite(?: du patient)?|"
    r"n. ?(?:finess|rpps|adeli|dossier|secu)|dossier|secretariat|standard|accueil|interne|externe|"
    r"(?:chef de|praticien|medecin)s? [a-z -]{3,20}) ?(?:n. ?)?:"
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """One sign of a sheet: points, and what a text must hold for a cheap look to go further."""

    source: str
    points: int = 1
    digits: int = 0
    signs: Sequence[str] = ""
    bit: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bit", HOUSE.add(self.source))

    def score(self, folded: str, digits: int) -> int:
        """Its points in a text, one more when a light mark stands there twice."""
        if digits < self.digits or (self.signs and not any(sign in folded for sign in self.signs)):
            return 0
        found = _compiled(self.source).search(folded)
        if found is None:
            return 0
        twice = self.points == 1 and _compiled(self.source).search(folded, found.end()) is not None
        return self.points + twice


_MARKS = (
    _Mark(r"(?<!\w)(?:ipp|nda|nip|finess|siret|adeli|rpps)(?!\w)", 2, 4),
    # A social security number, digits set apart one by one, a telephone number.
    _Mark(r"(?<![\w,.])[1-478](?:[ .]?\d){12,14}(?!\w)|(?<!\d)\d(?: \d){7}", 2, 8),
    _Mark(r"(?<![\d.,/+-])(?:\+ ?\d\d|\(?\d\d\)|0\d)(?:[ ./_-]{0,2}\d){8,9}(?!\d)", 2, 9),
    _Mark(r"(?<!\d)\d\d ?[/.|-] ?\d\d ?[/.|-] ?(?:19|20)?\d\d(?!\d)", 1, 6),
    _Mark(r"(?<!\d)\d{8,11}(?!\d)", 1, 8),
    _Mark(r"\w@\w", signs="@"),
    _Mark(
        r"(?:^|\n) {0,3}(?:dr|pr|professeur|docteur|interne|mme|madame|monsieur|m)\b[ .][^\n]{3,40}(?=\n|$)",
        signs="\n",
    ),
    _Mark(
        r"\b(?:secretariat|standard|chere? (?:confrere|consœur|consoeur)|compte[- ]rendu|cedex|"
        r"imprimee? l[ea])\b"
    ),
    _Mark(
        r"\b[a-z]\.?(?:-[a-z]\.?)? [a-z'-]{3,20}, [a-z]\.?(?:-[a-z]\.?)? [a-z'-]{3,20},",
        signs=",",
    ),
    _Mark(r"(?:^|\n|: ?)[-•*] (?:19|20) ?\d ?\d ?[:-]", 2, 4),
    _Mark(r" - (?:19|20)\d\d [a-z]", 1, 4),
    _Mark(r"[|¦]", signs="|¦"),
    _Mark(r"\? \? \?|_{5}|={5}|-{6}|—{4}", signs=("? ? ?", "_____", "=====", "------", "————")),
)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


_FIELD_BIT = HOUSE.add(_FIELD)


def is_sheet(folded: str, digits: int, *, passing: int = ALL) -> bool:
    """Whether a folded text looks like a sheet: two marks of layout, in linear time.

    Args:
        folded: The folded text.
        digits: Number of digits in it.
        passing: The bits of the patterns of the house that can match it.

    >>> is_sheet("nom : dupont, prenom : marie", 0), is_sheet("vu hier, rdv le 12/03/2024", 8)
    (True, False)
    """
    if len(folded) < _LEAST_LENGTH:
        return False
    fielded = ":" in folded and passing & _FIELD_BIT
    fields = islice(_compiled(_FIELD).finditer(folded), _ENOUGH) if fielded else ()
    points = sum(1 for _ in fields)
    for mark in _MARKS:
        if points >= _ENOUGH:
            return True
        if passing & mark.bit:
            points += mark.score(folded, digits)
    return points >= _ENOUGH
