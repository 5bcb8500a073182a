"""The threshold of the writing pages: who is here, what time it is, where they come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from colloque.server.engine.limits import source_hash
from colloque.server.identity.models import Account

from ..given_back import given_back
from ..reader import member

P = ParamSpec("P")


def writer(
    view: Callable[Concatenate[HttpRequest, Account, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A door for accounts that gives back what was typed when the session ended meanwhile."""
    entered = member(view)

    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            return given_back(request, because="signed_out")
        return entered(request, *args, **kwargs)

    return inner


def moment() -> dt.datetime:
    """The present, aware: the only place where the writing pages read the clock."""
    return timezone.now()


def source_of(request: HttpRequest) -> str:
    """A keyed hash of the network address the call came from; the address itself is not kept."""
    return source_hash(str(request.META.get("REMOTE_ADDR", "")))


def typed(request: HttpRequest, name: str) -> str:
    r"""One field as its author typed it: line ends as ``\n``, nothing else changed."""
    return request.POST.get(name, "").replace("\r\n", "\n").replace("\r", "\n")
