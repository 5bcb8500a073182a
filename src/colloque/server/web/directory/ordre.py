"""The Order's console: what waits, one entry with its decisions, adding an account of another network."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from colloque.server.engine.clearing import Refused
from colloque.server.engine.errors import Conflict, InvalidInput
from colloque.server.engine.fetching import Fetcher
from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.identity.references import actions, queries
from colloque.server.identity.references.decisions import NOTICE

from ..reader import member, number
from ..sentences import said
from .forms import AddForm, RulingForm

_STATES = ("proposed", "referenced", "removed")
_VERBS = {"reference": actions.reference, "remove": actions.remove}


@never_cache
@require_safe
@member
def waiting(request: HttpRequest, account: Account) -> HttpResponse:
    """Entries by state; those that wait first."""
    asked = request.GET.get("etat", "")
    state = asked if asked in _STATES else "proposed"
    page = queries.waiting(account, Cut.read(request.GET.dict(), limit=20), state=state)
    return render(request, "directory/waiting.html", {"entries": page, "state": state, "notice": NOTICE})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def add(request: HttpRequest, account: Account) -> HttpResponse:
    """Reference an account of another network."""
    queries.waiting(account, Cut(limit=1))  # says no to whoever is not the Order, before any field is read
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add(
                account,
                outside=form.outside(),
                holder=form.holder(),
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
            )
        except (InvalidInput, Refused, Conflict) as refusal:
            field = getattr(refusal, "field", "")
            form.add_error(field if field in form.fields else None, said(refusal.safe))
        else:
            messages.success(request, _("Le compte est référencé."))
            return redirect("reference_case", entry_id=made.pk)
    status = 422 if form.errors else 200
    return render(request, "directory/add.html", {"form": form, "notice": NOTICE}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def case(request: HttpRequest, account: Account, entry_id: str) -> HttpResponse:
    """One entry, every decision with its reason; reference it, or take it out."""
    wanted = number(entry_id)
    if request.POST.get("decision") == "look":
        return _look(request, account, wanted)
    form = RulingForm(request.POST or None)
    verb = _VERBS.get(request.POST.get("decision", ""))
    if request.method == "POST" and verb is None:
        raise InvalidInput(_("Choisissez de référencer ou de retirer."), field="decision")
    if verb is not None and form.is_valid():
        try:
            verb(account, wanted, reason=form.cleaned_data["reason"], now=timezone.now())
        except InvalidInput as refusal:
            form.add_error("reason", said(refusal.safe))
        else:
            messages.success(request, _("La décision est inscrite."))
            return redirect("reference_case", entry_id=wanted)
    entry, rulings = queries.case(account, wanted)
    context = {"entry": entry, "rulings": rulings, "form": form}
    return render(request, "directory/case.html", context, status=422 if form.errors else 200)


def _look(request: HttpRequest, account: Account, wanted: int) -> HttpResponse:
    """Read the page of the account now, and say whether it leads back to its entry."""
    found = actions.check_link(account, wanted, fetcher=Fetcher(), now=timezone.now())
    said_so = _("Le lien est réciproque.") if found else _("Aucun lien réciproque n’a été lu.")
    messages.success(request, said_so)
    return redirect("reference_case", entry_id=wanted)
