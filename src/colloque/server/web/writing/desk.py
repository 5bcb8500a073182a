"""A desk: what is being written, how it leaves, and what the page has to say about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.functional import Promise

from colloque import Verdict
from colloque.server.identity.models import Account
from colloque.server.publishing.views import PostView, Submission

from .relecture import Relecture
from .sheet import Sheet


class Send(Protocol):
    """How one desk publishes: an action of the room, with the desk's own ids bound."""

    def __call__(self, sheet: Sheet, *, acknowledged: bool, now: dt.datetime) -> Submission:
        """Publish, or say what is missing."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What is written here, and how it leaves.

    Attributes:
        account: Whose desk.
        heading: Title of the page.
        action: Address the form posts to.
        fields: Names of the text fields shown, in order.
        audiences: Visibilities offered; one means it is stated, not chosen.
        send: Publishes.
        send_label: Words of the publish button.
        sent: What is said once published.
        parent: The post answered, closed or edited; shown above the form.
        drafts: Whether the text can be put aside.
        options: Names of the tick boxes shown (``transposed``, ``local_only``, ``wanted``).
        tabs: The other things one can write, shown on the plain compose page.
    """

    account: Account
    heading: str | Promise
    action: str
    fields: Sequence[str]
    audiences: Sequence[str]
    send: Send
    send_label: str | Promise
    sent: str | Promise
    parent: PostView | None = None
    drafts: bool = True
    options: Sequence[str] = ()
    tabs: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the page has to say beside the text.

    Attributes:
        reading: Findings placed in their fields; None before any check.
        asks: Verdict the last attempt to publish met; None when nothing was attempted.
        errors: Sentences by field; the empty name is for the whole.
        status: Of the response.
    """

    reading: Relecture | None = None
    asks: Verdict | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
