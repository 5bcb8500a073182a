"""Who is at the door: the account behind a request, and the doors that ask for one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from colloque.server.engine.errors import NotFound
from colloque.server.engine.ids import parse_id
from colloque.server.identity import queries as people
from colloque.server.identity.models import Account
from colloque.server.relations import queries as relations
from colloque.server.relations.decisions import Viewer

from .given_back import given_back, returned

P = ParamSpec("P")

_KEPT = "_colloque_reader"


def reader(request: HttpRequest) -> Account | None:
    """The account of whoever asks, read once a request; None for a visitor or a user without account yet."""
    if not hasattr(request, _KEPT):
        # A failure page may be drawn before the middleware that knows the user has run.
        user = getattr(request, "user", None)
        setattr(request, _KEPT, people.account_of(user) if user is not None else None)
    kept: Account | None = getattr(request, _KEPT)
    return kept


def viewer(request: HttpRequest) -> Viewer:
    """What the queries need to know of whoever asks."""
    return relations.viewer_of(reader(request))


def member(
    view: Callable[Concatenate[HttpRequest, Account, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A door for accounts: the view receives the account second; others sign in, or open theirs.

    Sentences typed while the session ended are given back first.
    """

    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        account = reader(request)
        if account is not None:
            return view(request, account, *args, **kwargs)
        if request.user.is_authenticated:
            return redirect("welcome")
        if returned(request):
            return given_back(request, because="signed_out")
        # A small form comes back to the page it stood on, never to an address that only takes forms.
        return redirect_to_login(request.get_full_path() if request.method == "GET" else way_back(request))

    return inner


def way_back(request: HttpRequest, default: str = "/accueil") -> str:
    """Where a small form was sent from: its ``back`` field, when it is an address of this site."""
    back = request.POST.get("back", "")
    own = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # A word without a slash would be taken for the name of a page, and fail.
    return back if own and back.startswith("/") else default


def person(handle: str) -> Account:
    """The account of an address.

    Raises:
        NotFound: nobody bears this handle.
    """
    # Handles are ASCII words: anything else (NUL, emoji) is nobody, and never reaches the database.
    found = people.account_by_handle(handle) if handle.isascii() and handle.isprintable() else None
    if found is None:
        raise NotFound
    return found


def number(value: str) -> int:
    """The id in an address.

    Raises:
        NotFound: it cannot be one.
    """
    found = parse_id(value)
    if found is None:
        raise NotFound
    return found
