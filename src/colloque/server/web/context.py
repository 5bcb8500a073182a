"""What every page knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property

from colloque.server.identity.models import Account
from colloque.server.identity.qualification.queries import qualification_of
from colloque.server.publishing import queries as posts

from .reader import reader

THEMES = ("light", "dark")


@dataclass
class PageFacts:
    """What the frame of a page shows; each fact is read only when a template asks for it.

    Attributes:
        request: The request the page answers.
    """

    request: HttpRequest

    @cached_property
    def reader(self) -> Account | None:
        """Who reads; None for a visitor."""
        return reader(self.request)

    @property
    def reader_path(self) -> str:
        """Address of the reader's own profile."""
        return f"/@{self.reader.handle}" if self.reader else "/bienvenue"

    @property
    def is_moderator(self) -> bool:
        """Whether the reader decides on claims."""
        return self.reader is not None and self.reader.role == Account.Role.MODERATOR

    @cached_property
    def suspended_mark(self) -> bool:
        """Whether the reader's mark is suspended; whoever bears a mark costs no look."""
        if self.reader is None or self.reader.verified:
            return False
        found = qualification_of(self.reader)
        return found is not None and found.state == "suspended"

    @property
    def prosante_offered(self) -> bool:
        """Whether one may sign in by Pro Santé Connect here."""
        return bool(settings.COLLOQUE_OIDC)

    @cached_property
    def unread(self) -> int:
        """How many notifications wait, 99 at most."""
        return min(99, posts.unread_count(self.reader)) if self.reader else 0

    @property
    def theme(self) -> str:
        """``light`` or ``dark`` when the reader chose; empty follows the device."""
        chosen = self.request.COOKIES.get("theme", "")
        return chosen if chosen in THEMES else ""


def page(request: HttpRequest) -> dict[str, Any]:
    """The one name every template may use, ``page``, and the moment ``now``."""
    return {"page": PageFacts(request), "now": timezone.now()}
