"""The append-only journal: what happened, to what, by whom, when. Ids, rule ids and counts; never text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from django.db import models

from .models import Event

Fact: TypeAlias = int | bool | str | Sequence[str] | Sequence[int] | None

# Short machine words only (rule ids, states, versions): a sentence cannot get in.
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}")
_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)+")


class UnsafeFact(TypeError):
    """A fact that could be text was about to enter the journal; names the key only."""


def record(
    name: str,
    *,
    subject: models.Model,
    by: int | None,
    now: dt.datetime,
    facts: Mapping[str, Fact] | None = None,
) -> Event:
    """Append one entry.

    Args:
        name: What happened, dotted, as ``post.published``.
        subject: The saved row it happened to; its table and id are kept.
        by: Account id of the actor, None for the system or someone without account.
        now: Aware moment.
        facts: Ids, booleans, counts, and words of at most 64 characters without spaces.

    Raises:
        UnsafeFact: a value could be text.
    """
    if not _NAME.fullmatch(name):
        raise UnsafeFact("name")
    checked = {key: _checked(key, value) for key, value in (facts or {}).items()}
    return Event.objects.create(
        name=name,
        subject_kind=subject._meta.label_lower,
        subject_id=int(subject.pk),
        actor_id=by,
        at=now,
        facts=checked,
    )


def entries(*, after: int, names: Sequence[str] = (), limit: int = 500) -> Iterator[Event]:
    """Entries with an id above ``after``, oldest first, at most ``limit``: how workers read on."""
    rows = Event.objects.filter(id__gt=after).order_by("id")
    if names:
        rows = rows.filter(name__in=names)
    yield from rows[:limit]


def _checked(key: str, value: Fact) -> object:
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        if _WORD.fullmatch(value):
            return value
    elif all(isinstance(item, int) or _WORD.fullmatch(item) for item in value):
        return list(value)
    raise UnsafeFact(key)
