"""«Ma qualité»: what the account was found to be, the way back, the request to two moderators."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from colloque.server.identity.models import Account
from colloque.server.identity.qualification.errors import NotQualified
from colloque.server.identity.qualification.queries import asks, qualification_of
from colloque.server.identity.qualification.requests import ask_two_moderators

from ..reader import member
from ..sentences import said


class NumberForm(forms.Form):
    """An RPPS number."""

    rpps = forms.RegexField(
        r"^\d{11}$",
        label=gettext_lazy("Numéro RPPS"),
        max_length=11,
        help_text=gettext_lazy("Onze chiffres. Il est chiffré, et n’est montré qu’aux modérateurs."),
        error_messages={"invalid": gettext_lazy("Un numéro RPPS a onze chiffres.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def quality(request: HttpRequest, account: Account) -> HttpResponse:
    """The page, and the form that asks two moderators."""
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_two_moderators(account, rpps=form.cleaned_data["rpps"], now=timezone.now())
        except NotQualified as refusal:
            form.add_error("rpps", said(refusal.safe))
        else:
            messages.success(request, _("Votre demande est enregistrée : deux modérateurs la liront."))
            return redirect("quality")
    context = {
        "form": form,
        "qualification": qualification_of(account),
        "asking": asks(account),
        "offered": bool(settings.COLLOQUE_OIDC),
        "establishment": account.kind == Account.Kind.ESTABLISHMENT,
    }
    return render(request, "quality/mine.html", context, status=422 if form.errors else 200)
