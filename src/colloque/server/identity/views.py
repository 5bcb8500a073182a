"""What queries about people return: frozen, ready to show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from .decisions import METHODS, scopes_allow
from .models import Account
from .qualification.queries import QualificationView


@dataclass(frozen=True, slots=True)
class EntryView:
    """One line of a profile: ``kind`` is ``cursus``, ``publication`` or ``interest``."""

    kind: str
    title: str
    year_from: int | None
    year_to: int | None
    detail: str
    link: str


@dataclass(frozen=True, slots=True)
class VerifiedMark:
    """What a mark of verified physician stands for.

    Attributes:
        method: ``administrator`` or ``demo``.
        at: When it was checked.
    """

    method: str
    at: dt.datetime

    # What was verified: said beside every mark, so that it never passes for an approval of what is written.
    what: str = "La qualité de médecin de la personne qui tient ce compte"

    @property
    def how(self) -> str:
        """How it was checked, in French."""
        return METHODS[self.method]


@dataclass(frozen=True, slots=True)
class ProfileView:
    """The professional page of an account.

    Attributes:
        account: Whose page.
        title: How the person presents herself.
        specialty: Slug, or nothing.
        specialty_label: Its label in the reader's language.
        town: Commune of practice.
        department: Its department, as ``44``.
        bio: Up to 1000 code points.
        cursus: Latest first.
        publications: Latest first.
        interests: Declared links of interest, latest first.
        verified: What the mark stands for; None without mark.
        standing: What Pro Santé Connect, the register or moderators found; None when nobody looked.
    """

    account: Account
    title: str
    specialty: str
    specialty_label: str
    town: str
    department: str
    bio: str
    cursus: tuple[EntryView, ...]
    publications: tuple[EntryView, ...]
    interests: tuple[EntryView, ...]
    verified: VerifiedMark | None
    standing: QualificationView | None = None

    @property
    def entries(self) -> Mapping[str, tuple[EntryView, ...]]:
        """The lines by kind."""
        return {"cursus": self.cursus, "publication": self.publications, "interest": self.interests}


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who acts with a token.

    Attributes:
        account: In whose name; never suspended.
        scopes: What was granted, as ``{"read", "write:statuses"}``.
    """

    account: Account
    scopes: frozenset[str]

    def allows(self, needed: str) -> bool:
        """Whether the token covers ``needed``, as ``write:statuses``."""
        return scopes_allow(self.scopes, needed)
