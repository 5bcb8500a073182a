"""The moderators' queue of requests for verification."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from colloque.server.engine.errors import InvalidInput
from colloque.server.identity.models import Account
from colloque.server.identity.qualification.queries import open_requests
from colloque.server.identity.qualification.requests import refuse, vouch

from ..reader import member, number


@never_cache
@require_safe
@member
def verifications(request: HttpRequest, account: Account) -> HttpResponse:
    """Who asks, what the register says of the number, how many moderators vouched."""
    return render(request, "quality/verifications.html", {"requests": open_requests(account)})


@require_POST
@member
def verification_decide(request: HttpRequest, account: Account, request_id: str) -> HttpResponse:
    """Vouch or refuse."""
    now, decision = timezone.now(), request.POST.get("decision", "")
    if decision == "vouch":
        granted = vouch(account, number(request_id), now=now)
        messages.success(
            request,
            _("Cette personne est vérifiée.")
            if granted
            else _("Noté : un autre modérateur doit la lire aussi."),
        )
    elif decision == "refuse":
        refuse(account, number(request_id), now=now)
        messages.success(request, _("La demande est refusée ; la personne en est avertie."))
    else:
        raise InvalidInput(_("Choisissez de répondre de cette personne ou de refuser."), field="decision")
    return redirect("verifications")
