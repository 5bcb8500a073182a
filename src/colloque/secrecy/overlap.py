"""When two hits claim the same words, one stays; the order is fixed and explained here.

A hit wins over another it overlaps when, in this order:

1. its label has the higher priority: a number beats a name, a facility beats the town in it;
2. it is longer, because half an identifier left in the text still identifies;
3. its score is higher;
4. it starts first, then by label and detector in the alphabet: nothing is left to chance.

A direct identifier that loses only a part of itself keeps the words that nothing else covers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from colloque.findings import DIRECT_LABELS
from colloque.secrecy.hits import Hit

_PRIORITY = {
    label: rank
    for rank, labels in enumerate(
        (
            "MAIL URL",
            "COMPTE",
            "SECU RPPS",
            "DATE_NAISSANCE",
            "TEL IPP NDA",
            "ADRESSE HOPITAL",
            "AUTRE_ID ZIP",
            "RARE EVENEMENT FAMILLE",
            "INITIALES NOM PRENOM DATE AGE",
            "PROFESSION ORIGINE VILLE DEPARTEMENT",
        )
    )
    for label in labels.split()
}


def _order(hit: Hit) -> tuple[int, int, float, int, str, str]:
    return (_PRIORITY[hit.label], hit.start - hit.end, -hit.score, hit.start, hit.label, hit.detector)


def resolve(hits: Iterable[Hit], *, text: str = "") -> tuple[Hit, ...]:
    """Keep a set of disjoint hits, sorted by start.

    Args:
        hits: Any number n of hits, in any order.
        text: What they stand in; without it, a hit that loses a part of itself is dropped whole.

    Returns:
        Hits of which no two share a code point: at most n, besides the parts kept. O(n log n) comparisons.

    >>> from colloque.secrecy.hits import Hit
    >>> town, facility = Hit(7, 13, "VILLE", "towns", 0.9), Hit(0, 13, "HOPITAL", "facilities", 0.8)
    >>> [hit.label for hit in resolve([town, facility])]
    ['HOPITAL']
    """
    kept: list[Hit] = []
    starts: list[int] = []
    for hit in sorted(hits, key=_order):
        place = bisect_left(starts, hit.start)
        first = place - (place > 0 and kept[place - 1].end > hit.start)
        if first == len(kept) or kept[first].start >= hit.end:
            kept.insert(place, hit)
            starts.insert(place, hit.start)
        elif text and hit.label in DIRECT_LABELS:
            for part in _parts(hit, kept[first : bisect_left(starts, hit.end)], text):
                place = bisect_left(starts, part.start)
                kept.insert(place, part)
                starts.insert(place, part.start)
    return tuple(kept)


def _parts(hit: Hit, others: Sequence[Hit], text: str) -> Iterator[Hit]:
    """The words of a hit, two signs long at least, that none of ``others`` covers; these are sorted."""
    at = hit.start
    for start, stop in (*((other.start, other.end) for other in others), (hit.end, hit.end)):
        begin, end = at, start
        while begin < end and not text[begin].isalnum():
            begin += 1
        while begin < end and not text[end - 1].isalnum():
            end -= 1
        if end - begin > 1:
            yield replace(hit, start=begin, end=end)
        at = max(at, stop)
