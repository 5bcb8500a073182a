"""From our words to those of WebFinger, NodeInfo and ActivityStreams (see docs/glossary.md)."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from colloque.server.identity.models import Account
from colloque.server.publishing.models import Tombstone
from colloque.server.publishing.views import PostView

CONTEXT = "https://www.w3.org/ns/activitystreams"
PUBLIC = f"{CONTEXT}#Public"


def profile_url(handle: str) -> str:
    """Address of the page of an account."""
    return f"{settings.COLLOQUE_ORIGIN}/@{handle}"


def note_url(post_id: int) -> str:
    """Id of a post for other servers."""
    return f"{settings.COLLOQUE_ORIGIN}/notes/{post_id}"


def webfinger(account: Account, *, domain: str) -> dict[str, Any]:
    """The JRD of an account (RFC 7033)."""
    page = profile_url(account.handle)
    return {
        "subject": f"acct:{account.handle}@{domain}",
        "aliases": [page],
        "links": [{"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": page}],
    }


def nodeinfo(*, version: str, people: int, posts: int) -> dict[str, Any]:
    """NodeInfo 2.1; ``protocols`` stays empty until this server delivers to others."""
    return {
        "version": "2.1",
        "software": {"name": "colloque", "version": version},
        "protocols": [],
        "services": {"inbound": [], "outbound": []},
        "openRegistrations": True,
        "usage": {"users": {"total": people}, "localPosts": posts},
        "metadata": {},
    }


def note(view: PostView) -> dict[str, Any]:
    """A public post as an ActivityStreams ``Note`` (an ``Article`` when it is one)."""
    audience = [PUBLIC, profile_url(view.author.handle) + "/abonnes"]
    to, cc = audience if view.visibility == "public" else reversed(audience)
    document: dict[str, Any] = {
        "@context": CONTEXT,
        "id": note_url(view.id),
        "type": "Article" if view.kind == "article" else "Note",
        "url": f"{profile_url(view.author.handle)}/{view.id}",
        "attributedTo": profile_url(view.author.handle),
        "content": view.html,
        "contentMap": {view.language: view.html},
        "published": view.created_at.isoformat(),
        "to": [to],
        "cc": [cc],
    }
    if view.title:
        document["name"] = view.title
    if view.edited_at is not None:
        document["updated"] = view.edited_at.isoformat()
    if view.in_reply_to is not None:
        document["inReplyTo"] = note_url(view.in_reply_to)
    return document


def tombstone(stone: Tombstone) -> dict[str, Any]:
    """What other servers read in the place of a withdrawn post."""
    return {
        "@context": CONTEXT,
        "id": note_url(stone.pk),
        "type": "Tombstone",
        "deleted": stone.at.isoformat(),
    }
