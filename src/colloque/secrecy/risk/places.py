"""Where a text puts its story: a commune, a département, a facility, a size; or the author's own place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from colloque.findings import Context
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.gazetteer import population_of
from colloque.secrecy.folding import FoldedText, fold
from colloque.secrecy.hits import Hit
from colloque.secrecy.risk.cues import cue, ranges
from colloque.secrecy.risk.errors import UnknownDepartment
from colloque.secrecy.risk.facts import TERRITORY, Fact
from colloque.secrecy.risk.population import commune, departments, inhabitants, shares, territories

_INSEE = "INSEE, populations légales 2026"
_UNKNOWN_COMMUNE = 461  # median population of the 34 969 communes


def told_places(text: FoldedText, hits: Sequence[Hit]) -> Iterator[Fact]:
    """Yield a fact for each place the text tells.

    >>> told = told_places(FoldedText.of("à Auray"), [Hit(2, 7, "VILLE", "x", 1.0)])
    >>> [(fact.name, round(fact.share, 5)) for fact in told]
    [('commune', 0.00021)]
    """
    for hit in hits:
        words = text.original[hit.start : hit.end]
        name = " ".join(lexicons.key(words))
        if hit.label == "VILLE":
            people, code = _commune(name, words)
            yield _place("commune", words, people, exact=True, within=code)
        elif hit.label == "HOPITAL":
            yield _facility(words)
            if known := commune(name):  # « de Port-Louis », read as the hospital, may be the town
                yield _place("commune", words, known[0], exact=True, within=(known[1],))
        elif hit.label == "ZIP" and (around := _of_postcode(words)):
            yield _place("code postal", words, around, exact=True, within=_department_of(words))
        elif hit.label == "DEPARTEMENT" and name in territories():
            people, codes = territories()[name]
            yield _place("territoire", words, people, within=codes)
    yield from _sizes(text.folded)


def given_places(context: Context, department: str | None) -> Iterator[Fact]:
    """Yield the author's own place, as his profile shows it.

    Raises:
        UnknownDepartment: the code is not in the table.

    >>> [fact.value for fact in given_places(Context(author_department="44"), None)]
    ['Loire-Atlantique']
    """
    code = (department or context.author_department or "").upper()
    if code:
        if code not in departments():
            raise UnknownDepartment
        name, people, _ = departments()[code]
        hidden = context.author_is_pseudonymous
        yield _place("votre département", name, people, given=True, close=hidden, within=(code,))
    town = context.author_town
    if town and (residents := population_of(town)):
        # Patients come from around the author's town: a catchment has 100 000 people or more.
        people, within = max(residents, 100_000), _commune(" ".join(lexicons.key(town)), town)[1]
        yield _place(
            "bassin de votre commune", town, people, given=True, exact=True, close=True, within=within
        )


def earlier_places(label: str, value: str) -> Iterator[Fact]:
    """Yield the place an earlier post of the author told, when it was one.

    >>> [(fact.name, fact.value) for fact in earlier_places("VILLE", "Auray")]
    [('déjà publié', 'Auray')]
    >>> list(earlier_places("VILLE", "")), list(earlier_places("AGE", "62 ans"))
    ([], [])
    """
    name = " ".join(lexicons.key(value))
    if label == "VILLE" and name:
        people, within = _commune(name, value)
        yield _place("déjà publié", value, people, given=True, exact=True, within=within)
    elif label == "DEPARTEMENT" and name in territories():
        people, within = territories()[name]
        yield _place("déjà publié", value, people, given=True, within=within)


def _commune(name: str, words: str) -> tuple[int, tuple[str, ...]]:
    """Population and département of the largest commune of a name; the median where there is none."""
    people, code = commune(name) or (0, "")
    return people or population_of(words) or _UNKNOWN_COMMUNE, (code,) if code else ()


def _place(
    name: str,
    value: str,
    people: int,
    *,
    exact: bool = False,
    given: bool = False,
    close: bool = False,
    within: tuple[str, ...] = (),
) -> Fact:
    share = min(1.0, max(1, people) / float(shares()["population"]["france"]))
    return Fact(
        TERRITORY, name, value, share, _INSEE, exact=exact, given=given, close=close, departments=within
    )


def _facility(words: str) -> Fact:
    folded = fold(words)
    kind = "university" if cue("university").search(folded) else "hospital"
    kind = "emergency" if cue("emergency").search(folded) else kind
    figures = shares()["facility"][kind]
    return Fact(
        TERRITORY, "établissement", words, 1 / int(figures["sites"]), str(figures["source"]), exact=True
    )


def _department_of(postcode: str) -> tuple[str, ...]:
    """The département of a postal code; empty for Corsica, whose two share one prefix."""
    digits = re.sub(r"\D", "", postcode)
    code = digits[:3] if digits.startswith("97") else digits[:2]
    return (code,) if code in departments() else ()


def _of_postcode(words: str) -> int | None:
    """Mean population per postal code: France has about 6 300 of them (La Poste, 2024)."""
    digits = re.sub(r"\D", "", words)
    return 69_100_000 // 6_300 if len(digits) == 5 else None


def _sizes(folded: str) -> Iterator[Fact]:
    for words in ranges("sizes"):
        if words in folded:
            source = str(shares()["size"]["source"])
            yield Fact(TERRITORY, "taille de commune", words, _size_share(words), source)


@cache
def _size_share(words: str) -> float:
    """Share of the people who live in a commune of this size."""
    low, high = ranges("sizes")[words]
    people = tuple(inhabitants())
    return sum(p for p in people if low <= p < high) / sum(people)
