"""French postcodes: five digits before a commune, after a street or after a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from colloque.findings import Context
from colloque.secrecy.detectors.gazetteer import communes
from colloque.secrecy.detectors.patterns import Pattern, after, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "postcodes"
labels = frozenset({"ZIP"})

_CODE = Pattern(
    "zip.digits",
    "ZIP",
    (
        r"(?<![\w.,+/-])(?P<id>(?:0[1-9]|[1-8]\d|9[0-5]|97|98|2[ab])(?: ?\d){3})(?![\w%/]|"
        r"[.,]\d)"
    ),
)
# Canada, Luxembourg, Switzerland, Belgium: ``H2J 3V3``, ``L-4011 Esch``.
_ABROAD = Pattern(
    "zip.abroad",
    "ZIP",
    r"(?<![\w-])(?P<id>(?:[lbf]|ch)-\d{4,5}(?= [a-z]{3})|[a-z]\d[a-z] \d[a-z]\d)(?![\w-])",
    0.85,
    least_digits=3,
)
_BESIDE_TOWN = r"[a-z]{3} ?\($"
_CUE = (
    r"(?:\bdans (?:tout )?le|\bsur le|\bdu|\bcode postal|\bcp|\bcedex|\bhabit\w*|"
    r"\bdomicil\w*|\bsecteur|\badresse|residant a [\w' -]{3,30},|source(?: principale)?)[ :]{1,3}$|"
    r"\b(?:rue|avenue|av|boulevard|bd|place|impasse|allee|chemin|route|"
    r"quai|cours|square|residence|lotissement|"
    r"passage|faubourg|montee|traverse)\b[^\n;]{2,45}[,\n \u2013-]{1,3}$"
)
_CEDEX = r"[ \n,-]{1,3}(?:[a-z'-]{2,30} ){1,4}cedex"
_UNIT = r" ?(?:mg|ui|ml|g|/|x|€|euros?|elements|plaquettes|leuco|gb|pas|patients|cas|personnes)"


@cache
def _first_words() -> frozenset[str]:
    return frozenset(communes().by_first)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield postcodes.

    >>> [h.end for h in find(FoldedText.of("59730 Solesmes, plaquettes 59000"), context=Context())]
    [5]
    """
    for hit in _ABROAD.hits(text, detector=name):
        if text.is_capital(hit.start):
            yield hit
    if text.digits < 5:
        return
    for match in _CODE.matches(text):
        lead = before(text, match.start(), 70)
        if compiled(_CUE).search(lead):
            yield _CODE.hit(match, detector=name, score=0.9)
        elif compiled(_BESIDE_TOWN).search(lead) and after(text, match.end(), 1) == ")":
            yield _CODE.hit(match, detector=name, score=0.7)
        elif text.is_sheet and not compiled(_UNIT + r"\b").match(text.folded, match.end()):
            yield _CODE.hit(match, detector=name, score=0.8)
        elif compiled(_CEDEX).match(text.folded, match.end()) or _before_commune(text, match):
            yield _CODE.hit(match, detector=name, score=0.95)


def _before_commune(text: FoldedText, match: re.Match[str]) -> bool:
    follower = compiled(r"[ ,\n-]{1,3}([a-z]{2,30})").match(text.folded, match.end())
    if follower is None or compiled(_UNIT + r"\b").match(text.folded, match.end()):
        return False
    word = "saint" if follower[1] in {"st", "ste"} else follower[1]
    return word in _first_words() and (text.is_capital(follower.start(1)) or len(word) > 4)
