"""What the queries of the register return: frozen, ready to show, without any identity."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..models import Account


@dataclass(frozen=True, slots=True)
class AliasView:
    """One declared account; ``elsewhere`` counts the other living declarations that name it too."""

    network: str
    handle: str
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Dates:
    """When each state began; None when it has not."""

    declared: dt.datetime | None
    returned: dt.datetime | None
    registered: dt.datetime | None
    withdrawn: dt.datetime | None


@dataclass(frozen=True, slots=True)
class MyDeclaration:
    """What the bearer sees of the latest declaration.

    Attributes:
        state: As ``states.PseudonymStates``.
        pseudonym: The name declared.
        fits: Whether it is still the name shown.
        council: Department of the council.
        number: Of the attestation; empty before it is registered.
        dates: When.
        reason: Why the council decided so; empty without decision.
        aliases: The accounts declared.
        openings: When the identity was opened, as far as the policy tells, latest first.
        link_kept: Whether the sealed identity is still there.
    """

    state: str
    pseudonym: str
    fits: bool
    council: str
    number: str
    dates: Dates
    reason: str
    aliases: tuple[AliasView, ...]
    openings: tuple[dt.datetime, ...]
    link_kept: bool


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One line of the council's queue."""

    id: int
    state: str
    pseudonym: str
    handle: str
    council: str
    dates: Dates
    accounts: int


@dataclass(frozen=True, slots=True)
class OpeningView:
    """Who opened the link, when and why; whether the bearer was told."""

    by: Account | None
    at: dt.datetime
    reason: str
    told_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case, as the council reads it before opening anything."""

    id: int
    state: str
    pseudonym: str
    account: Account
    council: str
    number: str
    dates: Dates
    reason: str
    aliases: tuple[AliasView, ...]
    openings: tuple[OpeningView, ...]
    link_kept: bool
    may_register: bool


@dataclass(frozen=True, slots=True)
class Attested:
    """What an attestation says, and everything it says."""

    pseudonym: str
    council: str
    registered_at: dt.datetime
    number: str
