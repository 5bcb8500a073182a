"""The French social security number (NIR): 13 characters and a key of two digits, 97 − n mod 97.

Source: INSEE, NIR structure; Corsica counts as 19 (2A) and 18 (2B) in the key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy.detectors.patterns import Pattern, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "nir"
labels = frozenset({"SECU"})

_GAP = r"[ .\-/]{0,2}"
_SOURCE = (
    rf"(?<![\w.,])(?P<id>(?P<sex>[1-478]){_GAP}(?P<year>\d{_GAP}\d){_GAP}(?P<month>\d{_GAP}\d){_GAP}"
    rf"(?P<place>\d{_GAP}[\dab]{_GAP}\d{_GAP}\d{_GAP}\d){_GAP}(?P<order>\d{_GAP}\d{_GAP}\d)"
    rf"(?:[ .\-/(]{{0,3}}(?:cle ?:? ?)?(?P<key>\d{_GAP}\d)(?![/.|-]\d))?)(?!\w)"
)
_PATTERN = Pattern("nir.digits", "SECU", _SOURCE)
_CUE = (
    r"\bnir\b|\bsecu\b|securite sociale|\bnss\b|\binsee\b|\bins\b|\bss\b|"
    r"vitale|\bn.? ?ss\b|assure|immatricul"
)
# Without key nor cue, only the grouping people use makes a number look like a NIR.
_USUAL = (
    r"\d[ .-]?\d\d[ .-]?\d\d[ .-]?\d[\dab][ .-]?\d{3}[ .-]?\d{3}(?:[ .(-]{0,2}\d\d)?|\d(?: [\dab]){12,14}"
)
# The code of a box of medicine (CIP) has 13 digits too.
_MEDICINE = "34009"
_LEAST_SCORE = 0.5


def key_of(number: str) -> int:
    """The key of 13 folded characters.

    >>> key_of("2560169997233")
    86
    """
    digits = number.replace("2a", "19").replace("2b", "18")
    return 97 - int(digits) % 97


def _month_exists(month: int) -> bool:
    # 20 to 42 and 50 to 99 are given when the civil record is incomplete.
    return 1 <= month <= 12 or 20 <= month <= 42 or month >= 50


def _score(match: re.Match[str], cued: bool) -> float:
    number = re.sub(
        r"[^\dab]", "", match["sex"] + match["year"] + match["month"] + match["place"] + match["order"]
    )
    if ("a" in number or "b" in number) and number[5:7] not in {"2a", "2b"}:
        return 0.0
    plausible = _month_exists(int(number[3:5])) and not number.startswith(_MEDICINE)
    key = match["key"]
    if key and key_of(number) == int(re.sub(r"\D", "", key)):
        return 0.99
    if cued:
        return 0.9 if plausible else 0.75
    if not plausible or not compiled(_USUAL).fullmatch(match["id"]):
        return 0.0
    return 0.6 if key else 0.5


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield social security numbers; a wrong key lowers the score, a word as "sécu" before it keeps it.

    >>> [h.score for h in find(FoldedText.of("NIR 2 56 01 69 997 233 86"), context=Context())]
    [0.99]
    """
    if text.digits < 13:
        return
    for match in _PATTERN.matches(text):
        cue = compiled(_CUE).search(before(text, match.start(), 40))
        score = _score(match, cue is not None)
        if score >= _LEAST_SCORE:
            yield _PATTERN.hit(match, detector=name, score=score, cue=cue[0] if cue else "")
