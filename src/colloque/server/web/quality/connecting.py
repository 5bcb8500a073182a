"""The way to Pro Santé Connect and back."""

from __future__ import annotations

import datetime as dt

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from colloque.server.engine.limits import limit
from colloque.server.identity.models import Account
from colloque.server.identity.prosante.claims import ProfessionalIdentity
from colloque.server.identity.prosante.errors import SignInRefused
from colloque.server.identity.prosante.exchange import exchanged
from colloque.server.identity.prosante.journey import Journey
from colloque.server.identity.prosante.provider import provider
from colloque.server.identity.qualification.queries import account_bearing
from colloque.server.identity.qualification.vouching import Found, qualify

from ..reader import reader
from ..writing.door import source_of

METHOD = "pro_sante_connect"
BACK = "/pro-sante-connect/retour"
_KEPT = "prosante"
_RATE = "30/hour"


@never_cache
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Send the person to Pro Santé Connect, with what must come back unchanged kept in the session."""
    who = provider()
    limit("prosante", source=source_of(request), rate=_RATE)
    journey = Journey.begin(redirect=settings.COLLOQUE_ORIGIN + BACK, now=timezone.now())
    address = journey.address(who)
    request.session[_KEPT] = journey.parcel()
    return redirect(address)


@never_cache
@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    """What Pro Santé Connect sends back: used once, trusted only if everything fits."""
    now, who = timezone.now(), provider()
    kept = request.session.pop(_KEPT, None)
    journey = Journey.resumed(kept, state=request.GET.get("state", ""), now=now)
    if "error" in request.GET:
        raise SignInRefused("cancelled")
    identity = exchanged(request.GET.get("code", ""), journey=journey, who=who, now=now)
    account = reader(request)
    if account is not None:
        return _tied(request, account, identity, now)
    return _entered(request, identity, now)


def _tied(
    request: HttpRequest, account: Account, identity: ProfessionalIdentity, now: dt.datetime
) -> HttpResponse:
    qualify(account, found=Found.vouched(identity), method=METHOD, by=None, now=now)
    messages.success(request, _("Pro Santé Connect a répondu : votre qualité est à jour."))
    return redirect("quality")


def _entered(request: HttpRequest, identity: ProfessionalIdentity, now: dt.datetime) -> HttpResponse:
    account = account_bearing(identity.rpps)
    if account is None:
        messages.info(
            request,
            _(
                "Votre identité est confirmée, mais aucun compte ne lui est encore lié : créez un compte ou "
                "connectez-vous, puis revenez à « Ma qualité » dans les réglages."
            ),
        )
        return redirect("welcome" if request.user.is_authenticated else "account_login")
    if account.suspended_at is None:
        qualify(account, found=Found.vouched(identity), method=METHOD, by=None, now=now)
    # A second factor, where the person set one, is still asked for.
    response: HttpResponse = perform_login(request, account.user, email_verification="none")
    return response
