"""The reader's own corner: settings, blocked accounts, appearance and language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from colloque.server.engine.pages import Cut
from colloque.server.identity.actions import choose_language
from colloque.server.identity.models import Account
from colloque.server.relations import queries as relations

from ..context import THEMES
from ..reader import member, reader

_YEAR = 365 * 24 * 3600  # seconds


@require_safe
@member
def settings(request: HttpRequest, account: Account) -> HttpResponse:
    """Where everything about one's account is changed."""
    return render(request, "reading/settings.html")


@require_safe
@member
def blocked(request: HttpRequest, account: Account) -> HttpResponse:
    """Whom the reader blocks; nobody else sees it."""
    found = relations.blocked(account, Cut.read(request.GET.dict()))
    return render(request, "reading/blocked.html", {"people": found})


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device says; kept in a cookie of this browser only."""
    response = redirect(_next(request))
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie("theme", theme, max_age=_YEAR, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """French or English: in this browser, and on the account of who is signed in."""
    account, asked = reader(request), request.POST.get("language", "")
    if account is not None and asked in ("fr", "en"):
        choose_language(account, language=asked, now=timezone.now())
    response: HttpResponse = set_language(request)
    return response


def _next(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if own and address.startswith("/") else "/"
