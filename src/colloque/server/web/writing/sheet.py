"""What lies on the desk: the form as typed, and what travels with it from one page to the next."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import Self

from django.http import HttpRequest

from colloque.server.engine.ids import parse_id
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.views import DraftView

from .door import typed
from .relecture import with_texts

_KEY_LENGTH = 64
# The fields of a PostForm that hold text, in the order a page shows them.
TEXTS = ("title", "situation", "tried", "asked", "text")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text being written.

    Attributes:
        form: Everything typed, unchecked and not normalised beyond line ends.
        key: Made once when the page is first shown; a double submit carries the same one.
        draft_id: The draft this text is kept in, None while it is in none.
        reason: Words given for a grave finding.
    """

    form: PostForm
    key: str
    draft_id: int | None = None
    reason: str = ""

    @classmethod
    def fresh(cls, form: PostForm, *, draft_id: int | None = None, reason: str = "") -> Self:
        """A sheet with a key of its own."""
        return cls(form=form, key=secrets.token_urlsafe(18), draft_id=draft_id, reason=reason)

    @classmethod
    def of_draft(cls, draft: DraftView) -> Self:
        """The draft, whole."""
        return cls.fresh(draft.form, draft_id=draft.id, reason=draft.reason)

    @classmethod
    def read(cls, request: HttpRequest, *, like: PostForm) -> Self:
        """The posted sheet; what the page has no field for stays as in ``like``."""
        texts = {name: typed(request, name) for name in TEXTS if name in request.POST}
        form = replace(
            with_texts(like, texts),
            visibility=typed(request, "visibility") or like.visibility,
            wanted=tuple(request.POST.getlist("wanted")) if _shows(request, "wanted") else like.wanted,
            transposed=bool(_box(request, "transposed", like.transposed)),
            local_only=_box(request, "local_only", like.local_only),
            language=typed(request, "language") or like.language,
        )
        return cls(
            form=form,
            key=typed(request, "key")[:_KEY_LENGTH] or secrets.token_urlsafe(18),
            draft_id=parse_id(typed(request, "draft")),
            reason=typed(request, "reason"),
        )


def _shows(request: HttpRequest, name: str) -> bool:
    """A tick box says nothing when it is not ticked: the page lists in ``boxes`` those it shows."""
    return name in request.POST.getlist("boxes")


def _box(request: HttpRequest, name: str, otherwise: bool | None) -> bool | None:
    return name in request.POST if _shows(request, name) else otherwise
