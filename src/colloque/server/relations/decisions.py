"""Who may see what: one table to read. Pure: facts in, answer out."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Visibility(enum.StrEnum):
    """Mastodon's four visibilities, and verified physicians only."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"
    DIRECT = "direct"
    PHYSICIANS = "physicians"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is reading.

    Attributes:
        account: Account id; None for someone without account.
        is_verified_physician: A verified physician in good standing.
        is_moderator: May read what is hidden by a claim, to decide on it; nothing else more than others.
    """

    account: int | None = None
    is_verified_physician: bool = False
    is_moderator: bool = False


NOBODY = Viewer()


@dataclass(frozen=True, slots=True)
class Tie:
    """How the reader stands to the author of one post.

    Attributes:
        follows: The reader follows the author.
        mentioned: The post mentions the reader.
        answers_reader: The post stands in the thread of a question the reader asked.
        blocked: One of the two blocks the other.
    """

    follows: bool = False
    mentioned: bool = False
    answers_reader: bool = False
    blocked: bool = False


def may_see(viewer: Viewer, *, author: int, visibility: Visibility, tie: Tie) -> bool:
    """Whether ``viewer`` may read a published post of ``author``.

    >>> may_see(NOBODY, author=1, visibility=Visibility.PUBLIC, tie=Tie())
    True
    >>> may_see(Viewer(account=2), author=1, visibility=Visibility.PHYSICIANS, tie=Tie(follows=True))
    False
    """
    if viewer.account == author:
        return True
    if tie.blocked:
        return False
    if tie.mentioned and visibility is not Visibility.PHYSICIANS:
        return True
    match visibility:
        case Visibility.PUBLIC | Visibility.UNLISTED:
            return True
        case Visibility.PHYSICIANS:
            # An intern may ask: whoever asked reads the answers.
            return viewer.is_verified_physician or (tie.answers_reader and viewer.account is not None)
        case Visibility.PRIVATE:
            return tie.follows
        case Visibility.DIRECT:
            return False
