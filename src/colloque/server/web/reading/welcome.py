"""After sign-up: choose the handle, the name and the kind the others will see."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from colloque import Finding
from colloque.server.engine.errors import InvalidInput
from colloque.server.identity import actions
from colloque.server.identity.errors import FieldRefused, Taken
from colloque.server.identity.models import User

from ..reader import reader
from ..sentences import said
from .profile_forms import WelcomeForm


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def welcome(request: HttpRequest) -> HttpResponse:
    """The form that opens the account of whoever signed up; members go home."""
    if reader(request) is not None:
        return redirect("home")
    form = WelcomeForm(request.POST or None)
    findings: tuple[Finding, ...] = ()
    if form.is_valid():
        assert isinstance(request.user, User)  # noqa: S101 - login_required; tells mypy so
        try:
            actions.open_account(
                request.user,
                **form.cleaned_data,
                language=(get_language() or "fr")[:2],
                now=timezone.now(),
            )
        except (InvalidInput, Taken, FieldRefused) as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, said(refusal.safe))
            findings = refusal.report.findings if isinstance(refusal, FieldRefused) else ()
        else:
            messages.success(request, _("Votre compte est ouvert. Bienvenue."))
            declares = form.cleaned_data["is_pseudonym"] and form.cleaned_data["kind"] in (
                "physician",
                "intern",
            )
            return redirect("pseudonym" if declares else "home")
    status = 422 if form.is_bound else 200
    return render(request, "reading/welcome.html", {"form": form, "findings": findings}, status=status)
