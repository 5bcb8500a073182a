"""From our words to the entities of the Mastodon API (see docs/glossary.md).

Ids are strings outside; absolute addresses follow the configured origin; what Mastodon has no word for
stands under the key ``colloque`` of the entity, so that ordinary clients skip it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils.html import escape

from colloque.server.engine.ids import moment_of
from colloque.server.publishing.views import AuthorView, NotificationView, PostView, RevisionView, Submission

# «Verified physicians only» is narrower than any of Mastodon's four: clients show the nearest closed one.
_VISIBILITY = {"physicians": "private"}
# Mastodon's names; what it has no name for comes as a plain mention of the post.
_NOTIFICATION = {"reply": "mention", "answer": "mention", "synthesis": "mention", "follow": "follow"}


def url(path: str) -> str:
    """An absolute address of this server."""
    return f"{settings.COLLOQUE_ORIGIN}{path}"


def when(moment: dt.datetime | None) -> str | None:
    """ISO 8601 in UTC with milliseconds, as Mastodon writes it.

    >>> when(dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC))
    '2026-11-23T08:00:00.000Z'
    """
    if moment is None:
        return None
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def account(
    author: AuthorView, *, note: str = "", fields: tuple[tuple[str, str], ...] = ()
) -> dict[str, Any]:
    """``Account``."""
    picture = url("/static/logo.svg")
    return {
        "id": str(author.id),
        "username": author.handle,
        "acct": author.handle,
        "display_name": author.display_name,
        "locked": False,
        "bot": False,
        "group": False,
        "discoverable": True,
        "created_at": when(moment_of(author.id)),
        "note": note,
        "url": url(f"/@{author.handle}"),
        "uri": url(f"/@{author.handle}"),
        "avatar": picture,
        "avatar_static": picture,
        "header": picture,
        "header_static": picture,
        "followers_count": author.followers_count,
        "following_count": author.following_count,
        "statuses_count": author.posts_count,
        "last_status_at": None,
        "emojis": [],
        "fields": [{"name": name, "value": value, "verified_at": None} for name, value in fields],
        "colloque": {
            "kind": author.kind,
            "verified_physician": author.verified,
            "specialty": author.specialty,
            "pseudonym": author.is_pseudonym,
        },
    }


def status(view: PostView) -> dict[str, Any]:
    """``Status``; a boost wraps the status it passes on."""
    if view.boosted_by is None:
        return _status(view)
    wrapper = _status(view) | {
        "id": str(view.sort_id),
        "account": account(view.boosted_by),
        "created_at": when(moment_of(view.sort_id)),
        "reblog": _status(view),
        "content": "",
    }
    return wrapper


def _status(view: PostView) -> dict[str, Any]:
    address = url(f"/@{view.author.handle}/{view.id}")
    title = f"<p><strong>{escape(view.title)}</strong></p>" if view.title else ""
    return {
        "id": str(view.id),
        "uri": url(f"/notes/{view.id}"),
        "url": address,
        "created_at": when(view.created_at),
        "edited_at": when(view.edited_at),
        "account": account(view.author),
        "content": title + view.html,
        "text": None,
        "visibility": _VISIBILITY.get(view.visibility, view.visibility),
        "sensitive": False,
        "spoiler_text": "",
        "language": view.language,
        "in_reply_to_id": _id(view.in_reply_to),
        "in_reply_to_account_id": _id(view.in_reply_to_author),
        "reblog": None,
        "replies_count": view.counts.replies,
        "reblogs_count": view.counts.boosts,
        "favourites_count": view.counts.likes,
        "favourited": view.mine.liked,
        "reblogged": view.mine.boosted,
        "bookmarked": view.mine.bookmarked,
        "muted": False,
        "pinned": False,
        "filtered": [],
        "media_attachments": [],
        "mentions": [_mention(m.id, m.handle) for m in view.mentions],
        "tags": [{"name": tag, "url": url(f"/mots/{tag}")} for tag in view.tags],
        "emojis": [],
        "card": None,
        "poll": None,
        "application": None,
        "colloque": {
            "kind": view.kind,
            "title": view.title,
            "visibility": view.visibility,
            "transposed": view.transposed,
            "local_only": view.local_only,
            "rulebook": view.rulebook,
            "claim_url": url(f"/reconnais/{view.id}"),
            "question": _question(view),
        },
    }


def notification(view: NotificationView) -> dict[str, Any]:
    """``Notification``."""
    return {
        "id": str(view.id),
        "type": _NOTIFICATION.get(view.kind, view.kind),
        "created_at": when(view.created_at),
        "account": account(view.actor) if view.actor else None,
        "status": _status(view.post) if view.post else None,
        "colloque": {"kind": view.kind, "claim_id": _id(view.claim_id)},
    }


def edit(revision: RevisionView, author: AuthorView) -> dict[str, Any]:
    """``StatusEdit``."""
    return {
        "content": revision.html,
        "spoiler_text": "",
        "sensitive": False,
        "created_at": when(revision.until),
        "account": account(author),
        "media_attachments": [],
        "emojis": [],
    }


def refused(submission: Submission) -> dict[str, Any]:
    """What a client reads when the check asks for a repair: the findings, and the draft that was kept."""
    report = submission.report.as_json() if submission.report else {"findings": []}
    return report | {
        "error": _REFUSED[submission.verdict.value],
        "code": "refused",
        "verdict": submission.verdict.value,
        "draft_id": _id(submission.draft.id if submission.draft else None),
    }


_REFUSED = {
    "advise": "À relire : renvoyez avec « acknowledged » pour publier.",
    "justify": "Peut contrevenir à une règle : réparez, ou renvoyez avec « reason ».",
    "block": "Un passage doit être réparé avant la publication.",
    "publish": "Ce texte n’a pas été publié.",
}


def _question(view: PostView) -> dict[str, Any] | None:
    if view.question is None:
        return None
    return {
        "state": view.question.state,
        "wanted": [wanted.slug for wanted in view.question.wanted],
        "answers_count": view.question.answers,
        "synthesis_id": _id(view.question.synthesis),
        "closed_at": when(view.question.closed_at),
    }


def _mention(identifier: int, handle: str) -> dict[str, str]:
    return {"id": str(identifier), "username": handle, "acct": handle, "url": url(f"/@{handle}")}


def _id(value: int | None) -> str | None:
    return None if value is None else str(value)
