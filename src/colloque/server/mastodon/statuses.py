"""``/api/v1/statuses``: write, read, edit, delete, like, boost, bookmark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, JsonResponse

from colloque.server.engine.errors import InvalidInput, NotFound
from colloque.server.engine.ids import parse_id
from colloque.server.identity.models import Account
from colloque.server.publishing import actions, queries
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.views import Submission

from . import translate
from .doors import Answer, Call, door, now, paged

# What a client may ask for and this server does not do: refused, never dropped in silence.
_NOT_OFFERED = ("media_ids", "poll", "scheduled_at")


@door("POST", scope="write:statuses")
def create(call: Call) -> Answer:
    """Publish a status, or answer 422 with the findings and keep the draft."""
    submission = actions.submit(
        call.caller,
        form=_form(call),
        acknowledged=call.flag("acknowledged"),
        reason=call.text("reason"),
        idempotency_key=call.request.headers.get("Idempotency-Key", "")[:64] or None,
        now=now(),
    )
    return _outcome(call, submission)


@door("GET", "DELETE", "PUT", scope="read:statuses", anonymous=True)
def one(call: Call, status_id: str) -> Answer:
    """Read, delete or edit one status."""
    identifier = number(status_id)
    if call.request.method == "GET":
        return translate.status(queries.post(call.viewer, identifier))
    call.need("write:statuses")
    if call.request.method == "DELETE":
        answer = translate.status(queries.post(call.viewer, identifier))
        actions.delete_post(call.caller, identifier, now=now())
        return answer
    submission = actions.edit_post(
        call.caller,
        identifier,
        form=_form(call),
        acknowledged=call.flag("acknowledged"),
        reason=call.text("reason"),
        now=now(),
    )
    return _outcome(call, submission)


@door("GET", scope="read:statuses", anonymous=True)
def context(call: Call, status_id: str) -> Answer:
    """What a status answers and what answers it."""
    thread = queries.thread(call.viewer, number(status_id))
    return {
        "ancestors": [translate.status(view) for view in thread.ancestors],
        "descendants": [translate.status(view) for view in thread.descendants],
    }


@door("GET", scope="read:statuses", anonymous=True)
def history(call: Call, status_id: str) -> Answer:
    """What a status said before each edit, then now."""
    view = queries.post(call.viewer, number(status_id))
    return [translate.edit(revision, view.author) for revision in queries.revisions(call.viewer, view.id)]


@door("GET", scope="read:statuses")
def source(call: Call, status_id: str) -> Answer:
    """The text to edit; only for its author."""
    view = queries.post(call.viewer, number(status_id))
    if not view.mine.author:
        raise NotFound
    return {"id": str(view.id), "text": view.text, "spoiler_text": ""}


def _verb(verb: Callable[..., Any]) -> Callable[..., HttpResponse]:
    @door("POST", scope="write")
    def act(call: Call, status_id: str) -> Answer:
        identifier = number(status_id)
        verb(call.caller, identifier, now=now())
        return translate.status(queries.post(call.viewer, identifier))

    return act


favourite, unfavourite = _verb(actions.like), _verb(actions.unlike)
reblog, unreblog = _verb(actions.boost), _verb(actions.unboost)
bookmark, unbookmark = _verb(actions.bookmark), _verb(actions.unbookmark)


@door("GET", scope="read", anonymous=True)
def favourited_by(call: Call, status_id: str) -> Answer:
    """Who likes a status."""
    people = queries.likers(call.viewer, number(status_id), call.page)
    return paged(call, people, [translate.account(person) for person in people])


@door("GET", scope="read", anonymous=True)
def reblogged_by(call: Call, status_id: str) -> Answer:
    """Who boosted a status."""
    people = queries.boosters(call.viewer, number(status_id), call.page)
    return paged(call, people, [translate.account(person) for person in people])


def number(value: str) -> int:
    """The id in an address.

    Raises:
        NotFound: it cannot be one.
    """
    identifier = parse_id(value)
    if identifier is None:
        raise NotFound
    return identifier


def default_form(caller: Account) -> PostForm:
    """A status as Mastodon clients mean it: a public note."""
    return PostForm(language=caller.language)


def _form(call: Call) -> PostForm:
    for name in _NOT_OFFERED:
        if call.body.get(name):
            raise InvalidInput(
                f"« {name} » n’est pas proposé par ce serveur.", field=name, code="not_offered"
            )
    reply = call.text("in_reply_to_id")
    base = default_form(call.caller)
    return PostForm(
        kind=call.text("kind") or base.kind,
        text=call.text("status"),
        title=call.text("title") or call.text("spoiler_text"),
        visibility=call.text("visibility") or base.visibility,
        in_reply_to=number(reply) if reply else None,
        transposed=call.flag("transposed"),
        local_only=call.flag("local_only") if "local_only" in call.body else None,
        language=call.text("language")[:2] or base.language,
    )


def _outcome(call: Call, submission: Submission) -> Answer:
    if submission.post is None:
        return JsonResponse(translate.refused(submission), status=422)
    return translate.status(queries.post(call.viewer, submission.post))
