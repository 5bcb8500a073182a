"""What queries about the directory return: frozen, ready to show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..models import Account
from .decisions import STANDINGS


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry.

    Attributes:
        id: Of the entry; in its address.
        state: ``proposed``, ``referenced`` or ``removed``.
        network: Slug; ``colloque`` for an account of this server.
        network_label: Its name, as ``Mastodon``.
        handle: Without its first @.
        address: Of the public page; absolute.
        name: As shown.
        profession: One of ``Account.Kind``.
        specialty: Slug, or nothing.
        standing: ``verified``, ``registered_pseudonym``, or nothing while the mark is suspended.
        proposed_at: When it was asked for.
        referenced_at: When the Order added it.
        removed_at: When it was taken out.
        link_found: Whether the page outside leads back here; None while nobody looked.
        link_checked_at: When somebody looked.
        holder_id: Account of this server that the entry is tied to; None without one.
    """

    id: int
    state: str
    network: str
    network_label: str
    handle: str
    address: str
    name: str
    profession: str
    specialty: str
    standing: str
    proposed_at: dt.datetime
    referenced_at: dt.datetime | None
    removed_at: dt.datetime | None
    link_found: bool | None
    link_checked_at: dt.datetime | None
    holder_id: int | None

    @property
    def said(self) -> str:
        """The standing in French."""
        return STANDINGS[self.standing]

    @property
    def is_here(self) -> bool:
        """Whether it is an account of this server."""
        return self.network == "colloque"


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change of the directory, as the feed tells it.

    Attributes:
        id: Of the decision.
        at: When.
        added: Added, or else taken out.
        entry: The entry.
    """

    id: int
    at: dt.datetime
    added: bool
    entry: EntryView


@dataclass(frozen=True, slots=True)
class RulingView:
    """One decision as the Order reads it.

    Attributes:
        to: State it led to.
        at: When.
        by: Who decided; None when the account is gone.
        reason: Why, in full.
    """

    to: str
    at: dt.datetime
    by: Account | None
    reason: str
