"""What the doors hand in about a profile: whole, as typed."""

from __future__ import annotations

from dataclasses import dataclass

DISPLAY_NAME_LIMIT = 60  # code points, as the columns
TITLE_LIMIT = 120
TOWN_LIMIT = 60
BIO_LIMIT = 1000
ENTRY_TITLE_LIMIT = 200
ENTRY_DETAIL_LIMIT = 300
LINK_LIMIT = 300
MOST_ENTRIES = 80


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """One line of the profile as typed.

    Attributes:
        kind: ``cursus``, ``publication`` or ``interest``.
        title: Required, at most 200 code points.
        year_from: Year it began, or of the publication.
        year_to: Year it ended; None while it lasts.
        detail: At most 300 code points.
        link: An ``http`` or ``https`` address, or nothing.
    """

    kind: str
    title: str
    year_from: int | None = None
    year_to: int | None = None
    detail: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """The whole profile as typed: what is left out is emptied.

    Attributes:
        display_name: Required, at most 60 code points.
        title: How one presents oneself, at most 120 code points.
        specialty: Slug of ``specialties.toml``, or nothing.
        town: Commune of practice, at most 60 code points.
        department: Its department, as ``44``, ``2A`` or ``974``, or nothing.
        bio: At most 1000 code points, line ends kept.
        entries: At most 80 lines, in any order.
    """

    display_name: str
    title: str = ""
    specialty: str = ""
    town: str = ""
    department: str = ""
    bio: str = ""
    entries: tuple[EntryDraft, ...] = ()
