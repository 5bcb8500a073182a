"""The claimant's form: what it holds, and the signed slip that stands in for a cookie."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

from .door import typed

_SALT = "colloque.claim.form"
SLIP_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class ClaimTyped:
    """What the claimant typed, given back whole when something is missing."""

    concerned: str = ""
    contact: str = ""
    words: str = ""
    link: str = ""

    @classmethod
    def read(cls, request: HttpRequest) -> ClaimTyped:
        """Read the posted form."""
        return cls(*(typed(request, name) for name in ("concerned", "contact", "words", "link")))


def new_slip(post_id: str) -> str:
    """A signed slip for one form on one post, good for twelve hours; holds nothing about the visitor."""
    return signing.dumps([post_id, secrets.token_urlsafe(12)], salt=_SALT)


def slip_holds(slip: str, *, post_id: str) -> bool:
    """Whether ``slip`` was made here, for this post, less than twelve hours ago.

    >>> slip_holds(new_slip("12"), post_id="12"), slip_holds(new_slip("12"), post_id="13")
    (True, False)
    >>> slip_holds("forged", post_id="12")
    False
    """
    try:
        signed, _ = signing.loads(slip, salt=_SALT, max_age=SLIP_SECONDS)
    except (signing.BadSignature, ValueError):
        return False
    return bool(signed == post_id)
