"""From a text and its identifiers to the facts that can be counted."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from colloque.findings import Context
from colloque.secrecy.folding import FoldedText, fold
from colloque.secrecy.hits import Hit
from colloque.secrecy.risk.ages import bands_told, years_of
from colloque.secrecy.risk.cues import told
from colloque.secrecy.risk.facts import AGE, DATE, SEX, Fact
from colloque.secrecy.risk.places import earlier_places, given_places, told_places
from colloque.secrecy.risk.population import share_of, shares
from colloque.secrecy.risk.situations import told_situations
from colloque.secrecy.risk.telling import Telling

_INSEE = "INSEE, estimations de population au 1er janvier 2023"


def read_facts(
    telling: Telling, *, context: Context, department: str | None, date: dt.date | None
) -> tuple[Fact, ...]:
    """Read every fact the estimate can count.

    Args:
        telling: The text as it would be published, with its identifiers.
        context: The author's place, the day of posting, facts already published.
        department: Code that goes before the author's own.
        date: Day of posting that goes before the context's.

    Returns:
        Facts in the order place, sex, age, date, others; empty when the text is about nobody.

    Raises:
        UnknownDepartment: the code of the département is unknown.
    """
    given = tuple(given_places(context, department))
    if not telling.is_about_someone:
        return ()
    text, own = telling.text, telling.own
    return (
        *told_places(text, own),
        *given,
        *_sex(text),
        *_ages(text, own),
        *_dates(text, own, posted=date or context.date),
        *_others(text.original, own),
        *told_situations(text),
        *_earlier(context),
    )


def _sex(text: FoldedText) -> Iterator[Fact]:
    female, male = told("female", text), told("male", text)
    if female is not male:
        sex = "F" if female else "M"
        yield Fact(SEX, "sexe", "femme" if sex == "F" else "homme", share_of(sex=sex), _INSEE, sex=sex)


def _ages(text: FoldedText, hits: Sequence[Hit]) -> Iterator[Fact]:
    """The patient's age is the first told; the others are those of relatives."""
    said: dict[tuple[int, int], str] = {}
    for hit in hits:
        if hit.label == "AGE" and (years := years_of(text.folded[hit.start : hit.end])):
            said.setdefault(years, text.original[hit.start : hit.end])
    for low, high, words in bands_told(text.folded):
        said.setdefault((low, high), words)
    exact = sorted(said, key=lambda band: band[1] - band[0] > 0)
    for rank, (low, high) in enumerate(exact):
        share = max(share_of(low=low, high=high), 1e-7)
        if rank == 0:
            yield Fact(AGE, "âge", said[low, high], share, _INSEE, low=min(low, 104), high=high)
        elif low == high:
            figures = shares()["relative"]
            yield Fact("relative", "âge d’un proche", said[low, high], figures["share"], figures["source"])


_DAYS = (
    (re.compile(r"\b(?:mois|fin|debut|courant)\b|^(?:en )?[a-zé]+ (?:19|20)\d\d$"), 30),
    (re.compile(r"^(?:en )?(?:19|20)\d\d$"), 365),
    (re.compile(r"\bsemaine|week-?end"), 7),
)


def _dates(text: FoldedText, hits: Sequence[Hit], *, posted: dt.date | None) -> Iterator[Fact]:
    found = [hit for hit in hits if hit.label == "DATE"]
    for hit in found:
        folded = text.folded[hit.start : hit.end]
        days = next((days for pattern, days in _DAYS if pattern.search(folded)), 1)
        yield _date("date", text.original[hit.start : hit.end], days, text)
    if posted and not found and not told("past", text):
        yield _date("semaine de publication", posted.isoformat(), 7, text, given=True)


def _date(name: str, value: str, days: int, text: FoldedText, *, given: bool = False) -> Fact:
    care = shares()["care"]["hospital" if told("hospital", text) else "visit"]
    share = 1 - math.exp(-float(care["yearly"]) * days / 365)
    return Fact(DATE, name, value, share, str(care["source"]), exact=days == 1, given=given)


def _others(text: str, hits: Sequence[Hit]) -> Iterator[Fact]:
    for hit in hits:
        words = text[hit.start : hit.end]
        if hit.label == "PROFESSION":
            yield _occupation(words)
        elif hit.label in _SINGLE:
            kind, name = _SINGLE[hit.label]
            figures = shares()[kind]
            yield Fact(kind, name, words, float(figures["share"]), str(figures["source"]))


_SINGLE = {
    "ORIGINE": ("origin", "origine"),
    "FAMILLE": ("family", "famille"),
    "INITIALES": ("initials", "initiales"),
}


def _occupation(words: str) -> Fact:
    folded, figures = fold(words), shares()["occupation"]
    base = share_of(low=int(figures["from"]), high=int(figures["to"]))
    for stems, share, source in _occupations():
        if stems.search(folded):
            return Fact("occupation", "métier", words, share, source, base=base)
    source = str(figures["source"])
    return Fact("occupation", "métier", words, float(figures["default"]), source, base=base)


@cache
def _occupations() -> tuple[tuple[re.Pattern[str], float, str], ...]:
    """Stems of the known trades, with the share of each and its source."""
    return tuple(
        (
            re.compile(rf"\b(?:{'|'.join(map(re.escape, known['words']))})"),
            float(known["share"]),
            known["source"],
        )
        for known in shares()["occupation"]["known"]
    )


_EARLIER = {"PROFESSION": "occupation", "ORIGINE": "origin", "FAMILLE": "family", "AGE": "relative"}


def _earlier(context: Context) -> Iterator[Fact]:
    """What the author already published counts with the rest: the mosaic."""
    for label, value in context.earlier_facts:
        places = tuple(earlier_places(label, value))
        yield from places
        if not places:
            yield _already_told(_EARLIER.get(label, "trait"), value)


def _already_told(kind: str, value: str) -> Fact:
    figures = shares().get(kind, {})
    share = float(figures.get("share", figures.get("default", 0.1)))
    return Fact(kind, "déjà publié", value, share, "vos publications des 90 derniers jours", given=True)
