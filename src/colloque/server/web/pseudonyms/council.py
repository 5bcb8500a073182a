"""The council's console: the queue, a case, the identity behind it, the decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.identity.pseudonyms import actions, queries

from ..reader import member, number
from ..sentences import said
from .forms import ReasonForm

_DECISIONS = {"register": actions.register, "return": actions.send_back, "strike": actions.strike}


@never_cache
@require_safe
@member
def queue(request: HttpRequest, account: Account) -> HttpResponse:
    """Declarations by state, of one department or of all."""
    state, department = request.GET.get("etat", "declared"), request.GET.get("conseil", "")[:3]
    shown = state if state in queries.STATES else "declared"
    page = queries.queue(account, Cut.read(request.GET, limit=20), state=shown, council=department)
    context = {"cases": page, "state": shown, "council": department}
    return render(request, "pseudonyms/queue.html", context)


@never_cache
@require_safe
@member
def case(request: HttpRequest, account: Account, case_id: str) -> HttpResponse:
    """One case, without the identity behind it."""
    return _case(request, account, case_id)


@never_cache
@require_POST
@member
def identity(request: HttpRequest, account: Account, case_id: str) -> HttpResponse:
    """Open the sealed identity: drawn on the answer to this very form, and kept nowhere."""
    form = ReasonForm(request.POST, auto_id="open_%s")
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            found = actions.open_identity(account, number(case_id), reason=reason, now=timezone.now())
        except InvalidInput as refusal:
            form.add_error("reason", said(refusal.safe))
        else:
            return _case(request, account, case_id, identity=found)
    return _case(request, account, case_id, status=422, opening=form)


@never_cache
@require_POST
@member
def decide(request: HttpRequest, account: Account, case_id: str) -> HttpResponse:
    """Register, send back or strike off."""
    verb = _DECISIONS.get(request.POST.get("decision", ""))
    if verb is None:
        raise InvalidInput(_("Choisissez d’enregistrer, de renvoyer ou de retirer."), field="decision")
    form = ReasonForm(request.POST, auto_id="decide_%s")
    if form.is_valid():
        try:
            verb(account, number(case_id), reason=form.cleaned_data["reason"], now=timezone.now())
        except InvalidInput as refusal:
            form.add_error("reason", said(refusal.safe))
        else:
            messages.success(request, _("La décision est inscrite ; la personne en est avertie."))
            return redirect("pseudonym_case", case_id=case_id)
    return _case(request, account, case_id, status=422, deciding=form)


def _case(
    request: HttpRequest, account: Account, case_id: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "case": queries.case(account, number(case_id)),
        "opening": ReasonForm(auto_id="open_%s"),
        "deciding": ReasonForm(auto_id="decide_%s"),
        **more,
    }
    return render(request, "pseudonyms/case.html", context, status=status)
