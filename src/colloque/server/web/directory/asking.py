"""«Mon référencement»: what one asked for, and asking."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from colloque.server.engine.clearing import Refused
from colloque.server.engine.errors import Conflict, InvalidInput
from colloque.server.identity.models import Account
from colloque.server.identity.references import actions, queries

from ..reader import member
from ..sentences import said
from .forms import OutsideForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def mine(request: HttpRequest, account: Account) -> HttpResponse:
    """The reader's entries; ask for this very account, or for one elsewhere."""
    form = OutsideForm(request.POST if request.POST.get("ask") == "elsewhere" else None)
    if request.method == "POST" and _asked(request, account, form):
        messages.success(request, _("Votre demande attend la décision de l’Ordre."))
        return redirect("referencing")
    entries = queries.entries_asked_by(account)
    here = any(one.is_here and one.state != "removed" for one in entries)
    context = {"entries": entries, "form": form, "here": here}
    return render(request, "directory/mine.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, account: Account, form: OutsideForm) -> bool:
    now = timezone.now()
    if request.POST.get("ask") == "here":
        actions.propose_here(account, now=now)
        return True
    if not form.is_valid():
        return False
    try:
        actions.propose_elsewhere(account, outside=form.outside(), now=now)
    except (InvalidInput, Refused, Conflict) as refusal:
        field = getattr(refusal, "field", "")
        form.add_error(field if field in form.fields else None, said(refusal.safe))
        return False
    return True
