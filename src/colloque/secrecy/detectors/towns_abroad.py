"""Towns outside France, with a capital, where the words before speak of a place."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.naming import in_eponym, is_capital, is_common
from colloque.secrecy.detectors.patterns import before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "towns_abroad"
labels = frozenset({"VILLE"})

_PLACED = (
    r"\b(?:a|vers|depuis|sur|habite|jusqu'a|nee? a|originaire de|vient de|venue? de|venant de|"
    r"arrivee? de|retour de|rapatriee? de|transferee? de|"
    r"banlieue de|hopital de|port de|aeroport de|vol de|rue de|quitte|quittee) $"
)
_SHORTEST = 4


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield towns abroad.

    >>> [(h.start, h.end) for h in find(FoldedText.of("né à Antananarivo"), context=Context())]
    [(5, 17)]
    """
    for first, stop, _ in lexicons.phrases("foreign_towns.tsv").find(text):
        start, end = text.starts[first], text.ends[stop - 1]
        if (
            not is_capital(text, first)
            or _is_else(" ".join(text.words[first:stop]))
            or in_eponym(text, first)
        ):
            continue
        if compiled(_PLACED).search(before(text, start, 20)):
            yield Hit(start, end, "VILLE", name, 0.7, Why(source="lexicon:foreign_towns"))


def _is_else(whole: str) -> bool:
    """Whether it is a first name, an eponym or a word before it is a town."""
    return (
        len(whole) < _SHORTEST
        or is_common(whole)
        or whole in lexicons.first_names()
        or whole in lexicons.words("eponyms.tsv")
        or whole in lexicons.words("acronyms.tsv")
    )
