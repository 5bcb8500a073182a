"""Accounts that look like somebody's: side by side for the person concerned, then for a moderator."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.watch import actions, queries

from ..reader import number
from ..sentences_watch import SIGNS
from .door import moment, typed, writer


@never_cache
@require_safe
@writer
def mine(request: HttpRequest, account: Account) -> HttpResponse:
    """Accounts that look like the reader's."""
    page = queries.resemblances_of(account, Cut.read(request.GET, limit=20))
    return render(request, "writing/resemblances.html", {"found": page, "is_mine": True})


@never_cache
@require_safe
@writer
def to_decide(request: HttpRequest, account: Account) -> HttpResponse:
    """The moderators' queue."""
    page = queries.resemblances_to_decide(account, Cut.read(request.GET, limit=20))
    return render(request, "writing/resemblances.html", {"found": page, "is_mine": False})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@writer
def one(request: HttpRequest, account: Account, resemblance_id: str) -> HttpResponse:
    """Both pages side by side, as they stood; the person says whose it is, a moderator decides."""
    wanted = number(resemblance_id)
    if request.method == "POST":
        return _answer(request, account, wanted)
    seen = queries.resemblance_for(account, wanted)
    context = {
        "resemblance": seen,
        "is_mine": seen.referenced.pk == account.pk,
        "signs": [_(SIGNS[sign]) for sign in seen.signs],
    }
    return render(request, "writing/resemblance.html", context)


def _answer(request: HttpRequest, account: Account, wanted: int) -> HttpResponse:
    """Carry out what the button says."""
    now, said = moment(), typed(request, "answer")
    if said == "own":
        actions.call_own(account, wanted, now=now)
        messages.success(request, _("C’est noté : ce compte est le vôtre, il ne vous sera plus signalé."))
    elif said == "report":
        actions.report(account, wanted, now=now)
        messages.success(request, _("Un modérateur va décider. D’ici là, ce compte ne peut rien publier."))
    elif said in ("imposture", "dismiss"):
        actions.decide(account, wanted, imposture=said == "imposture", now=now)
        messages.success(request, _("Votre décision est enregistrée."))
        return redirect("resemblances_to_decide")
    else:
        raise InvalidInput(_("Choisissez l’une des réponses."), field="answer")
    return redirect("resemblances")
