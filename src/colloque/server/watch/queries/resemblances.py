"""Readers of resemblances: the person concerned sees his own, a moderator all."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from colloque.server.engine.errors import Forbidden, NotFound
from colloque.server.engine.pages import Cut, Page, cut
from colloque.server.identity.models import Account

from ..models import Resemblance

_DECIDERS = frozenset({Account.Role.MODERATOR, Account.Role.ORDER})


@dataclass(frozen=True, slots=True)
class ResemblanceView:
    """Two accounts side by side.

    Attributes:
        id: Id of the resemblance.
        state: State (``watch.states``).
        referenced: Whom it may imitate.
        seen: The account seen.
        signs: Values of ``likeness.Sign``, the heaviest first.
        pages: Both pages as they stood, ``{"referenced": {...}, "seen": {...}}``.
        digest: SHA-256 of the capture.
        at: When it was seen.
        is_open: Whether somebody may still decide.
    """

    id: int
    state: str
    referenced: Account
    seen: Account
    signs: tuple[str, ...]
    pages: dict[str, dict[str, Any]]
    digest: str
    at: dt.datetime
    is_open: bool


def resemblances_of(account: Account, page: Cut) -> Page[ResemblanceView]:
    """Accounts that look like ``account``, newest first, those it has called its own apart."""
    rows = Resemblance.objects.filter(referenced=account).exclude(state="own")
    return _page(rows, page)


def resemblances_to_decide(moderator: Account, page: Cut) -> Page[ResemblanceView]:
    """What waits for a person's decision.

    Raises:
        Forbidden: not a moderator.
    """
    _require_decider(moderator)
    rows = Resemblance.objects.filter(state="held").exclude(seen=moderator)
    return _page(rows, page)


def resemblance_for(reader: Account, resemblance_id: int) -> ResemblanceView:
    """One resemblance, for the person imitated or a moderator.

    Raises:
        NotFound: no such resemblance, or not for this reader.
    """
    row = Resemblance.objects.select_related("referenced", "seen").filter(pk=resemblance_id).first()
    if row is None or (row.referenced_id != reader.pk and not may_decide(reader, row)):
        raise NotFound
    return _view(row)


def may_decide(reader: Account, row: Resemblance) -> bool:
    """Whether ``reader`` decides on ``row``: a moderator whom it does not concern."""
    return reader.role in _DECIDERS and reader.pk not in {row.seen_id, row.referenced_id}


def _page(rows: QuerySet[Resemblance], page: Cut) -> Page[ResemblanceView]:
    found = cut(rows.select_related("referenced", "seen"), page)
    return Page([_view(row) for row in found], found.older, found.newer)


def _require_decider(account: Account) -> None:
    if account.role not in _DECIDERS:
        raise Forbidden("Cette page est celle de la modération.")


def _view(row: Resemblance) -> ResemblanceView:
    return ResemblanceView(
        id=row.pk,
        state=row.state,
        referenced=row.referenced,
        seen=row.seen,
        signs=tuple(row.signs),
        pages=json.loads(row.capture or "{}"),
        digest=row.digest,
        at=row.at,
        is_open=row.state in {"told", "held"},
    )
