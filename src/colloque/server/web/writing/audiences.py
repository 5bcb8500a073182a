"""Which audiences a writing page offers: those the author may speak to, and for a reply none wider."""

from __future__ import annotations

from colloque.server.identity.models import Account
from colloque.server.publishing.decisions import audience_of_reply
from colloque.server.publishing.views import PostView
from colloque.server.relations.decisions import Visibility

from .wording import AUDIENCES

# An intern may ask physicians: the answers to what one wrote are shown to whoever wrote it.
_SPEAK_TO_PHYSICIANS = frozenset({Account.Kind.PHYSICIAN, Account.Kind.INTERN})


def audiences_for(account: Account, *, parent: PostView | None = None) -> tuple[str, ...]:
    """The visibilities offered to ``account``, in the order of the wording."""
    among_peers = account.kind in _SPEAK_TO_PHYSICIANS
    offered = [value for value in AUDIENCES if value != "physicians" or among_peers]
    if parent is not None:
        answered = Visibility(parent.visibility)
        offered = [value for value in offered if audience_of_reply(Visibility(value), answered) == value]
    return tuple(offered) or (str(parent.visibility if parent else "public"),)


def first_audience(offered: tuple[str, ...], *, parent: PostView | None, otherwise: str = "public") -> str:
    """What is chosen before anything is: the audience of the post answered, else ``otherwise``."""
    for wanted in (str(parent.visibility) if parent else otherwise, otherwise):
        if wanted in offered:
            return wanted
    return offered[0]
