"""Who is on the register: the only readers of its tables."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from .decisions import PHYSICIAN, SPECIALITY, Practice, is_rpps
from .models import Activity, Exercise, Extraction, Professional, Skill
from .names import folded
from .views import Registered

MOST_HOMONYMS = 50


def professional(rpps: str) -> Registered | None:
    """Whoever bears this RPPS number; None when nobody does, or it is no such number. Four queries."""
    if not is_rpps(rpps):
        return None
    found = _whole(Professional.objects.filter(pk=rpps))
    return found[0] if found else None


def people_named(family: str, given: str = "", *, limit: int = MOST_HOMONYMS) -> list[Registered]:
    """Professionals whose family name is ``family`` and whose given name begins with ``given``.

    Case, accents and hyphens do not count; ``family`` ending with ``*`` asks for a beginning.

    Args:
        family: At least two letters, or nobody is found.
        given: May be left out.
        limit: At most this many, by name then number.
    """
    wanted = folded(family)
    if len(wanted) < 2:
        return []
    lookup = {"family_key__startswith" if family.rstrip().endswith("*") else "family_key": wanted}
    if begins := folded(given):
        lookup["given_key__startswith"] = begins
    found = Professional.objects.filter(**lookup).order_by("family_key", "given_key", "rpps")
    return _whole(found[: min(limit, MOST_HOMONYMS)])


def absent(numbers: Iterable[str]) -> set[str]:
    """Which of ``numbers`` the register does not know (any more)."""
    asked = set(numbers)
    return asked - set(Professional.objects.filter(pk__in=asked).values_list("pk", flat=True))


def last_extraction() -> Extraction | None:
    """The last extract read; None before the first: an empty register says nothing about anybody."""
    return Extraction.objects.order_by("-id").first()


def _whole(rows: QuerySet[Professional]) -> list[Registered]:
    specialities = Skill.objects.filter(profession_code=PHYSICIAN, type_code=SPECIALITY)
    details = (
        Prefetch("exercises", Exercise.objects.order_by("id")),
        Prefetch("skills", specialities.order_by("code")),
        Prefetch("activities", Activity.objects.order_by("id")),
    )
    return [_view(row) for row in rows.prefetch_related(*details)]


def _view(row: Professional) -> Registered:
    activities = list(row.activities.all())
    at_work = {activity.profession_code for activity in activities}
    return Registered(
        rpps=row.rpps,
        family_name=row.family_name,
        given_name=row.given_name,
        civility=row.civility,
        practices=tuple(
            Practice(one.profession_code, one.category_code, active=one.profession_code in at_work)
            for one in row.exercises.all()
        ),
        specialities=tuple(dict.fromkeys(skill.label for skill in row.skills.all() if skill.label)),
        towns=tuple(dict.fromkeys((one.town, one.department) for one in activities if one.town)),
    )
