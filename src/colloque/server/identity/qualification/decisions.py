"""What follows from a quality. Pure: facts in, answer out."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from ..registry.decisions import Quality

# The register is a day or two late on newcomers: vouched for so recently, one is not absent.
GRACE = dt.timedelta(days=3)

VOUCHERS = 2  # moderators, for those without e-CPS

_KINDS = {
    Quality.PHYSICIAN: "physician",
    Quality.INACTIVE_PHYSICIAN: "physician",
    Quality.INTERN: "intern",
    Quality.PROFESSIONAL: "professional",
    Quality.STUDENT: "professional",
}

# What is said of each, in French; nothing here ever says «Dr» for whoever may not bear it.
MARKS = {
    Quality.PHYSICIAN: "Médecin",
    Quality.INACTIVE_PHYSICIAN: "Médecin, sans activité déclarée au répertoire",
    Quality.INTERN: "Interne ou docteur junior",
    Quality.PROFESSIONAL: "Professionnel de santé",
    Quality.STUDENT: "Étudiant d’une profession de santé",
}


class Course(enum.StrEnum):
    """What the daily look at the register asks for."""

    KEEP = "keep"
    SUSPEND = "suspend"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known the day of the look: state, presence on the register, last time somebody vouched."""

    state: str
    present: bool
    vouched_at: dt.datetime


def course_of(standing: Standing, *, now: dt.datetime) -> Course:
    """Suspend who left, restore who came back, keep the others.

    >>> day = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    >>> long_ago = day - dt.timedelta(days=90)
    >>> course_of(Standing("valid", present=False, vouched_at=long_ago), now=day)
    <Course.SUSPEND: 'suspend'>
    >>> course_of(Standing("valid", present=False, vouched_at=day), now=day)
    <Course.KEEP: 'keep'>
    """
    if standing.present:
        return Course.RESTORE if standing.state == "suspended" else Course.KEEP
    late = now - standing.vouched_at >= GRACE
    return Course.SUSPEND if standing.state == "valid" and late else Course.KEEP


def kind_of(quality: Quality | None) -> str:
    """The kind of account a quality makes; nothing known makes a member of the public.

    >>> kind_of(Quality.INTERN), kind_of(None)
    ('intern', 'public')
    """
    return _KINDS[quality] if quality else "public"


def is_physician(quality: Quality | None) -> bool:
    """Whether the quality earns the mark of verified physician.

    >>> is_physician(Quality.PHYSICIAN), is_physician(Quality.INTERN), is_physician(None)
    (True, False, False)
    """
    return quality in (Quality.PHYSICIAN, Quality.INACTIVE_PHYSICIAN)


def honorific(quality: Quality | None, civility: str) -> str:
    """The title that may stand before the name, from the register.

    >>> honorific(Quality.PHYSICIAN, "DR"), honorific(Quality.INTERN, "DR")
    ('Dr', '')
    """
    return {"DR": "Dr", "PR": "Pr"}.get(civility, "") if is_physician(quality) else ""
