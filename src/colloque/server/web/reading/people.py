"""Pages of people: profile, followers, followed; and the buttons to follow or block."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from colloque.server.engine.pages import Cut, Page
from colloque.server.identity import queries as people
from colloque.server.identity.models import Account
from colloque.server.identity.pseudonyms.queries import standing_of
from colloque.server.publishing import queries as posts
from colloque.server.relations import actions
from colloque.server.relations import queries as relations
from colloque.server.relations.decisions import Viewer

from ..reader import member, person, viewer, way_back


@require_safe
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    """Who someone is, as declared and as verified, and what they publish."""
    account, who = person(handle), viewer(request)
    found = posts.profile_posts(who, account.pk, Cut.read(request.GET.dict()))
    context = {"posts": found, **_about(account, who)}
    return render(request, "reading/profile.html", context)


@require_safe
def followers(request: HttpRequest, handle: str) -> HttpResponse:
    """Who follows an account."""
    return _list(request, handle, relations.followers, "followers")


@require_safe
def following(request: HttpRequest, handle: str) -> HttpResponse:
    """Whom an account follows."""
    return _list(request, handle, relations.following, "following")


@require_POST
@member
def follow(request: HttpRequest, account: Account, handle: str) -> HttpResponse:
    """Follow an account (``on=1``) or stop (``on=0``)."""
    verb = actions.follow if request.POST.get("on") == "1" else actions.unfollow
    verb(account, person(handle), now=timezone.now())
    return redirect(way_back(request, f"/@{handle}"))


@require_POST
@member
def block(request: HttpRequest, account: Account, handle: str) -> HttpResponse:
    """Block an account (``on=1``) or lift the block (``on=0``)."""
    verb = actions.block if request.POST.get("on") == "1" else actions.unblock
    verb(account, person(handle), now=timezone.now())
    return redirect(way_back(request, f"/@{handle}"))


def _list(
    request: HttpRequest,
    handle: str,
    read: Callable[[Account, Cut, Viewer], Page[Account]],
    which: str,
) -> HttpResponse:
    account, who = person(handle), viewer(request)
    found = read(account, Cut.read(request.GET.dict()), who)
    context = {"people": found, "which": which, **_about(account, who)}
    return render(request, "reading/people.html", context)


def _about(account: Account, who: Viewer) -> dict[str, object]:
    return {
        "person": account,
        "profile": people.profile_of(account, language=(get_language() or "fr")[:2]),
        "tie": relations.tie(who, account.pk, mentioned=False),
        "blocking": who.account is not None and relations.blocks(who.account, account.pk),
        "mine": who.account == account.pk,
        "standing": standing_of(account),
    }
