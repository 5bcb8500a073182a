"""``/api/v1/accounts``: who one is, who others are, follow and block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.html import escape, linebreaks

from colloque.server.engine.errors import NotFound
from colloque.server.engine.ids import parse_id
from colloque.server.identity import queries as identity
from colloque.server.identity.models import Account
from colloque.server.publishing import queries as publishing
from colloque.server.relations import actions, queries
from colloque.server.relations.decisions import Viewer

from . import translate
from .doors import Answer, Call, door, now, paged


def entity(account: Account) -> dict[str, Any]:
    """``Account``, with the professional profile as its note and fields."""
    profile = identity.profile_of(account)
    lines = [("Titre", profile.title), ("Spécialité", profile.specialty_label), ("Commune", profile.town)]
    lines += [("Lien d’intérêt", interest.title) for interest in profile.interests]
    return translate.account(
        publishing.author_view(account),
        note=linebreaks(escape(profile.bio)),
        fields=tuple((name, str(escape(value))) for name, value in lines if value),
    )


@door("GET", scope="read:accounts")
def verify_credentials(call: Call) -> Answer:
    """Who the token speaks for."""
    source = {
        "privacy": "public",
        "sensitive": False,
        "language": call.caller.language,
        "note": "",
        "fields": [],
    }
    return entity(call.caller) | {"source": source}


@door("GET", scope="read:accounts", anonymous=True)
def lookup(call: Call) -> Answer:
    """An account by its handle."""
    return entity(_by_handle(call.request.GET.get("acct", "")))


@door("GET", scope="read:accounts", anonymous=True)
def one(call: Call, account_id: str) -> Answer:
    """An account by its id."""
    return entity(_by_id(account_id))


@door("GET", scope="read:statuses", anonymous=True)
def statuses(call: Call, account_id: str) -> Answer:
    """Posts and boosts of an account that the caller may see."""
    page = publishing.profile_posts(call.viewer, _by_id(account_id).pk, call.page)
    return paged(call, page, [translate.status(view) for view in page])


@door("GET", scope="read:accounts", anonymous=True)
def followers(call: Call, account_id: str) -> Answer:
    """Who follows an account."""
    return _people(call, queries.followers(_by_id(account_id), call.page, call.viewer))


@door("GET", scope="read:accounts", anonymous=True)
def following(call: Call, account_id: str) -> Answer:
    """Whom an account follows."""
    return _people(call, queries.following(_by_id(account_id), call.page, call.viewer))


@door("GET", scope="read:blocks")
def blocks(call: Call) -> Answer:
    """Whom the caller blocks."""
    return _people(call, queries.blocked(call.caller, call.page))


@door("GET", scope="read:follows")
def relationships(call: Call) -> Answer:
    """How the caller stands to the accounts ``id[]``, at most 40."""
    asked = [parse_id(value) for value in call.request.GET.getlist("id[]")[:40]]
    ids = [identifier for identifier in asked if identifier is not None]
    return [_relationship(call.viewer, identifier) for identifier in ids]


def _verb(verb: Callable[..., Any]) -> Callable[..., HttpResponse]:
    @door("POST", scope="write:follows")
    def act(call: Call, account_id: str) -> Answer:
        target = _by_id(account_id)
        verb(call.caller, target, now=now())
        return _relationship(call.viewer, target.pk)

    return act


follow, unfollow = _verb(actions.follow), _verb(actions.unfollow)
block, unblock = _verb(actions.block), _verb(actions.unblock)


def _relationship(viewer: Viewer, account_id: int) -> dict[str, Any]:
    me = viewer.account or 0
    return {
        "id": str(account_id),
        "following": queries.tie(viewer, account_id).follows,
        "followed_by": queries.tie(Viewer(account=account_id), me).follows,
        "blocking": queries.blocks(me, account_id),
        "blocked_by": queries.blocks(account_id, me),
        "showing_reblogs": True,
        "notifying": False,
        "muting": False,
        "muting_notifications": False,
        "requested": False,
        "domain_blocking": False,
        "endorsed": False,
        "note": "",
    }


def _people(call: Call, page: Any) -> HttpResponse:
    return paged(call, page, [entity(person) for person in page])


def _by_id(value: str) -> Account:
    identifier = parse_id(value)
    account = identity.account_by_id(identifier) if identifier else None
    if account is None:
        raise NotFound
    return account


def _by_handle(value: str) -> Account:
    account = identity.account_by_handle(value) if value else None
    if account is None:
        raise NotFound
    return account
