"""The only writer of the register: reads an extract and follows it, departures included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from colloque.server.engine.journal import record

from .decisions import is_suspect
from .errors import BadExtract, TooManyDepartures
from .extract import KINDS, Extract, find_extract
from .merging import Difference, apply, compare, forget
from .models import Activity, Diploma, Exercise, Extraction, Professional, Skill
from .names import folded
from .reading import Tally, rows
from .staging import Stage, staging

_EVERY = 50_000  # lines between two words of progress
_MOST_MALFORMED = 0.10  # share of bad lines above which it is no extract

# Told the kind of file and how many lines of it were read.
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; counts of professionals, then of lines.

    Attributes:
        difference: Arrived, changed, departed.
        lines: Lines kept.
        malformed: Lines set aside.
        first_bad: The first of them, as ``people:1204``.
        others: Lines of another identifier than RPPS, passed over.
    """

    difference: Difference
    lines: int
    malformed: int
    first_bad: tuple[str, ...]
    others: int


def import_extract(
    place: Path,
    *,
    now: dt.datetime,
    progress: Progress = lambda kind, lines: None,
    accept_departures: bool = False,
) -> Imported:
    """Bring the register to what an extract says, or change nothing.

    Args:
        place: The folder of the three files, or their zip.
        now: Aware moment, for the journal.
        progress: Told from time to time how far the reading is.
        accept_departures: Take an extract that loses more professionals than a day explains, or an older one.

    Raises:
        BadExtract: a file or a column is missing, or nothing like an extract was given.
        TooManyDepartures: it is probably cut short.
    """
    extract = find_extract(place)
    _require_newer(extract, accept_departures)
    tally = Tally()
    with staging() as stage:
        for kind in KINDS:
            _lay(extract, kind, stage, tally, progress)
        if tally.malformed > _MOST_MALFORMED * (tally.lines + tally.malformed):
            raise BadExtract(
                f"{tally.malformed} lignes illisibles sur {tally.lines + tally.malformed} : "
                "ce n’est sans doute pas l’extrait. Rien n’a changé.",
                code="too_many_malformed",
            )
        stage.spare(tally.spared)
        stage.finish()
        return _follow(extract, tally, accept_departures=accept_departures, now=now)


def _follow(extract: Extract, tally: Tally, *, accept_departures: bool, now: dt.datetime) -> Imported:
    try:
        difference = compare()
        if not accept_departures and is_suspect(known=difference.known, departed=difference.departed):
            raise TooManyDepartures(departed=difference.departed, known=difference.known)
        with transaction.atomic():
            apply()
            _remember(extract, difference, tally, now)
    finally:
        forget()
    return Imported(difference, tally.lines, tally.malformed, tuple(tally.first_bad), tally.others)


def _remember(extract: Extract, difference: Difference, tally: Tally, now: dt.datetime) -> None:
    counts = {
        "arrived": difference.arrived,
        "changed": difference.changed,
        "departed": difference.departed,
        "malformed": tally.malformed,
    }
    known = difference.known + difference.arrived - difference.departed
    row = Extraction.objects.create(stamp=extract.stamp, read_at=now, professionals=known, **counts)
    record("registry.imported", subject=row, by=None, now=now, facts=counts)


def _require_newer(extract: Extract, accepted: bool) -> None:
    last = Extraction.objects.order_by("-id").values_list("stamp", flat=True).first()
    if last and extract.stamp and extract.stamp < last and not accepted:
        raise BadExtract(
            f"Cet extrait ({extract.stamp}) est plus ancien que le dernier lu ({last}). Rien n’a changé.",
            code="older_extract",
        )


def _lay(extract: Extract, kind: str, stage: Stage, tally: Tally, progress: Progress) -> None:
    lay = {"people": _lay_person, "skills": _lay_skill, "diplomas": _lay_diploma}[kind]
    with extract.opened(kind) as source:
        number = 0
        for number, row in enumerate(rows(source, kind, tally), start=1):
            lay(stage, row)
            if number % _EVERY == 0:
                progress(kind, number)
        progress(kind, number)


def _lay_person(stage: Stage, row: tuple[str, ...]) -> None:
    rpps, civility, family, given, profession, job, category, rank, kind, skill, label, mode, town, place = (
        row
    )
    family, given = family.strip(), given.strip()
    stage.add(Professional, (rpps, civility, family, given, folded(family), folded(given)))
    if profession:
        stage.add(Exercise, (rpps, profession, job, category, rank))
    if skill:
        stage.add(Skill, (rpps, profession, kind, skill, label))
    if mode:
        stage.add(Activity, (rpps, profession, mode, town, place))


def _lay_skill(stage: Stage, row: tuple[str, ...]) -> None:
    rpps, profession, kind, skill, label = row
    if skill:
        stage.add(Skill, (rpps, profession, kind, skill, label))


def _lay_diploma(stage: Stage, row: tuple[str, ...]) -> None:
    rpps, kind, code, label = row
    if code:
        stage.add(Diploma, (rpps, kind, code, label))
