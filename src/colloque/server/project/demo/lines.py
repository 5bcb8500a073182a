"""What one entry of the demo's data says: frozen, as written in the TOML files."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One fictional account and its profile; the lists of the profile are tables as written."""

    handle: str
    email: str
    display_name: str
    kind: str
    role: str
    verified: bool
    title: str
    department: str
    town: str
    bio: str
    specialty: str = ""
    pseudonym: bool = False
    cursus: tuple[dict[str, Any], ...] = ()
    publications: tuple[dict[str, Any], ...] = ()
    interests: tuple[dict[str, Any], ...] = ()
    follows: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Something said ``days_ago`` days before the load, at local time ``at`` (``HH:MM``)."""

    author: str
    days_ago: int
    at: str

    def moment(self, now: dt.datetime) -> dt.datetime:
        """The moment this was said, in the time zone of ``now``; always before ``now`` for ``days_ago`` ≥ 1.

        >>> now = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
        >>> Dated(author="camille_rey", days_ago=2, at="08:15").moment(now).isoformat()
        '2026-11-21T08:15:00+00:00'
        """
        clock = dt.time.fromisoformat(self.at)
        return dt.datetime.combine(now.date() - dt.timedelta(days=self.days_ago), clock, tzinfo=now.tzinfo)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLine(Dated):
    """One post, article or reply; ``reply_to`` is the key of the post it answers."""

    key: str
    text: str
    kind: str = "note"
    title: str = ""
    visibility: str = "public"
    reply_to: str = ""
    likes: Texts = ()
    boosts: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """An answer of a verified physician, ``hours_after`` the question."""

    author: str
    hours_after: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine(Dated):
    """A #DocTocToc question; with a ``synthesis`` it is closed ``closed_hours_after`` it was asked."""

    key: str
    title: str
    situation: str
    question: str
    tried: str = ""
    visibility: str = "physicians"
    wanted: Texts = ()
    likes: Texts = ()
    answers: tuple[AnswerLine, ...] = ()
    synthesis: str = ""
    closed_hours_after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnLine(Dated):
    """A post that somebody recognises, and that its author withdraws."""

    text: str
    concerned: str
    words: str
    claim_hours_after: int
    confirm_hours_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A draft that breaches the rules named in ``expects``, to try the composer."""

    author: str
    title: str
    text: str
    expects: Texts
