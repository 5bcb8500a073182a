"""Dates become vague, and the intervals between them stay: « il y a quelques mois (J0) », « à J17 »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from colloque.secrecy.folding import fold
from colloque.secrecy.hits import Hit
from colloque.secrecy.transpose.days import PartialDate, days_between, read_date
from colloque.secrecy.transpose.fitting import Lead, ago, later, lead_of, on_day, season
from colloque.secrecy.transpose.french import capital_if, opens_sentence
from colloque.secrecy.transpose.scene import Edit, Scene
from colloque.secrecy.transpose.wording import alternation, table

_REASON = "La date et le lieu désignent une personne ; les délais, eux, sont gardés."
_DURATION = "C’est un délai, non une date : il fait partie du cas."
_BIRTH = "Une date de naissance désigne presque toujours une seule personne ; la décennie suffit."
_FAR = 90
_LONG_AGO = 2000
_TAIL = re.compile(r"\s+(?:dernier|prochain|passé|courant)\b")


def plan_dates(scene: Scene) -> Iterator[Edit]:
    """Yield one edit for each date, or for each range of dates, in order.

    >>> text = "Chute le 12 mars, IRM le 29 mars."
    >>> hits = (Hit(9, 16, "DATE", "x", 1.0), Hit(25, 32, "DATE", "x", 1.0))
    >>> [edit.words for edit in plan_dates(Scene(text, hits))]
    ['il y a quelques mois (J0)', 'à J17']
    """
    hits = scene.of("DATE")
    read = _completed([read_date(fold(scene.words(hit))) for hit in hits])
    anchor = _anchor(read)
    skip = -1
    for rank, hit in enumerate(hits):
        if rank == skip:
            continue
        if _is_duration(scene, hit):
            yield Edit(hit.start, hit.end, "DATE", None, _DURATION, ((hit.start, hit.end),))
            continue
        if ranged := _range(scene, hits, read, rank):
            skip = rank + 1
            yield ranged
        else:
            yield _edit(scene, hit, read[rank], anchor)
    for hit in scene.of("DATE_NAISSANCE"):
        yield _birth(scene, hit)


def _is_duration(scene: Scene, hit: Hit) -> bool:
    """« depuis sept ans », « dans 10 jours », « à ce jour »: intervals and idioms, not dates."""
    said = scene.folded[hit.start : hit.end]
    counted = re.match(r" (?:ans?|mois|semaines?|jours?|heures?|h|j)\b", scene.after(hit.end, reach=10))
    until = said == "ce jour" and scene.before(hit.start, reach=6).endswith("a ")
    return bool(
        counted or until or re.match(r"dans (?:\d+|une?|deux|trois|six) ?(?:jours?|j|semaines?|mois)", said)
    )


def _completed(read: Sequence[PartialDate | None]) -> list[PartialDate | None]:
    """Give « le 18 » the month of the full date before it, or the next month when its day is past."""
    done: list[PartialDate | None] = []
    last: PartialDate | None = None
    for date in read:
        if date and date.day and not date.month and last and last.month and last.day:
            later = last.month if date.day >= last.day else last.month % 12 + 1
            year = last.year + (later < last.month) if last.year else None
            date = PartialDate(year, later, date.day)
        if date and date.day and date.month:
            last = date
        done.append(date)
    return done


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The first full date of the text, from which the others are counted."""

    date: PartialDate
    rank: int


def _anchor(read: Sequence[PartialDate | None]) -> _Anchor | None:
    """The first date with a day and a month, when another date can be counted from it."""
    full = [(rank, date) for rank, date in enumerate(read) if date and date.day and date.month]
    if len(full) < 2:
        return None
    return _Anchor(full[0][1], full[0][0])


def _range(scene: Scene, hits: Sequence[Hit], read: Sequence[PartialDate | None], rank: int) -> Edit | None:
    """« du 12/03 au 19/03 » keeps its length: « pendant 7 jours »."""
    if rank + 1 >= len(hits):
        return None
    one, two = hits[rank], hits[rank + 1]
    before = re.search(r"(?i)\bdu\s+$", scene.text[max(0, one.start - 6) : one.start])
    if not before or not re.fullmatch(r"(?i)\s+au\s+", scene.text[one.end : two.start]):
        return None
    first, last = read[rank], read[rank + 1]
    if first and first.day and not first.month and last:
        first = PartialDate(last.year, last.month, first.day)
    days = days_between(first, last) if first and last else None
    words = f"pendant {days} jour{'s' if days > 1 else ''}" if days and days > 0 else "pendant quelques jours"
    start = one.start - len(before[0])
    inside = ((one.start, one.end), (two.start, two.end))
    return Edit(
        start, two.end, "DATE", capital_if(words, wanted=opens_sentence(scene.text, start)), _REASON, inside
    )


def _edit(scene: Scene, hit: Hit, date: PartialDate | None, anchor: _Anchor | None) -> Edit:
    lead = lead_of(scene.text, hit.start)
    start, bare = lead.start, lead.start == hit.start
    if date is None:
        start, words = _relative(scene, hit, lead)
    elif anchor and (counted := days_between(anchor.date, date)) is not None:
        words = _counted(scene, lead.word, counted, date, bare=bare)
    else:
        words = _vague(scene, hit, date, lead.word)
    tail = _TAIL.match(scene.text, hit.end)
    end = tail.end() if tail else hit.end
    words = capital_if(words, wanted=opens_sentence(scene.text, start))
    return Edit(start, end, "DATE", words, _REASON, ((hit.start, end),))


def _counted(scene: Scene, lead: str, days: int, date: PartialDate, *, bare: bool) -> str:
    """The day counted from the first date; in J unless the text has its own J, which must not be confused."""
    own = _OWN_DAYS.search(scene.folded)
    if days == 0:
        if own:
            return _past(scene, lead, date)
        plain = not bare and lead in {"", "vers", "pour", "des", "a partir"}
        return f"{_past(scene, '', date)} (J0)" if plain else on_day(lead, "J0", bare=bare)
    if own or abs(days) > _FAR:
        return later(lead, _length(abs(days)), after=days > 0)
    return on_day(lead, f"J{days}" if days >= 0 else f"J-{-days}", bare=bare)


def _length(days: int) -> str:
    return f"{round(days / 30.4)} mois" if days > _FAR else f"{days} jour{'s' if days > 1 else ''}"


_OWN_DAYS = re.compile(r"\bj ?[+-]? ?\d{1,3}\b")


@cache
def _future() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('dates.cues', 'future')})\b[^.!?\n]{{0,24}}$")


@cache
def _seasonal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('dates.cues', 'seasonal').replace('-', '[ -]')})")


def _past(scene: Scene, lead: str, date: PartialDate, span: str = "quelques mois") -> str:
    """Some months ago; where the disease has a season, only the season."""
    if date.month and span == "quelques mois" and _seasonal().search(scene.folded):
        return season(lead, date.month)
    return ago(lead, span)


_TO_COME = {"de": "à venir", "avant": "avant peu", "d'ici": "d’ici peu", "jusqu'": "encore quelque temps"}


def _vague(scene: Scene, hit: Hit, date: PartialDate, lead: str) -> str:
    if _future().search(scene.before(hit.start, reach=48)) or lead == "d'ici":
        return _TO_COME.get(lead, "prochainement")
    age = scene.context.date.year - date.year if scene.context.date and date.year else None
    if date.year is not None and date.year < _LONG_AGO:
        return ago(lead, "longtemps")
    if (age is not None and age >= 2) or (age is None and date.year is not None and not date.day):
        return ago(lead, "quelques années")
    return ago(lead, "peu") if date.month is None and date.day else _past(scene, lead, date)


@cache
def _relatives() -> tuple[tuple[re.Pattern[str], Any], ...]:
    return tuple((re.compile(entry["says"]), entry) for entry in table("dates")["relative"])


_DAY_OF = re.compile(r"(?i)\b(?:le|la|un|une) (?P<part>soir|matin|nuit|veille|lendemain|jour)\s+$")


def _relative(scene: Scene, hit: Hit, lead: Lead) -> tuple[int, str]:
    said = re.sub(r"^(?:depuis|des) ", "", fold(scene.words(hit)))
    entry = next((entry for pattern, entry in _relatives() if pattern.search(said)), None)
    if lead.word == "depuis" or said != fold(scene.words(hit)):
        return lead.start, entry["since"] if entry else "depuis quelque temps"
    if lead.word == "de" and (day := _DAY_OF.search(scene.text[max(0, lead.start - 16) : lead.start])):
        part = day["part"].lower()  # « le soir de Noël »
        words = {"nuit": "une nuit", "veille": "un jour", "lendemain": "un jour"}.get(part, f"un {part}")
        return lead.start - len(day[0]), words
    words = scene.choose("relative date", entry["words"]) if entry else "il y a quelque temps"
    if words == "ces jours-ci" and _future().search(scene.before(lead.start, reach=48)):
        words = "prochainement"
    return lead.start, _after_lead(lead.word, words)


def _after_lead(lead: str, words: str) -> str:
    to_come = words in {"prochainement", "sous peu"}
    if lead == "de":
        return "à venir" if to_come else f"d’{words}" if words[0] in "aeiou" else f"de {words}"
    if to_come:
        return {"jusqu'": "encore quelque temps", "pour": "plus tard", **_TO_COME}.get(lead, words)
    return {
        "jusqu'": f"jusqu’à {words}",
        "avant": "auparavant",
        "apres": "par la suite",
        "d'ici": "d’ici peu",
        "pour": "plus tard" if words == "ces jours-ci" else words,
    }.get(lead, words)


def _birth(scene: Scene, hit: Hit) -> Edit:
    date = read_date(fold(scene.words(hit)))
    window = scene.text[max(0, hit.start - 8) : hit.start]
    match = re.search(r"(?i)\b(?:le|en)\s+$", window)
    start = hit.start - len(match[0]) if match else hit.start
    if not date or not date.year:
        words = "[date de naissance retirée]"
    elif date.year < 1940:
        words = "avant 1940"
    else:
        decade = f"les années {date.year // 10 * 10}"
        words = f"dans {decade}" if match or re.search(r"\bnee?\s+$", scene.before(start)) else decade[4:]
    return Edit(start, hit.end, "DATE_NAISSANCE", words, _BIRTH, ((hit.start, hit.end),))
