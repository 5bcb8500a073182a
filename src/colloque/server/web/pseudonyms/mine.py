"""«Mon pseudonyme»: its state, the declaration, who read the identity, the way out."""

from __future__ import annotations

from django.contrib import messages
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.ids import parse_id
from colloque.server.identity.models import Account
from colloque.server.identity.pseudonyms import actions
from colloque.server.identity.pseudonyms.attestation import attestation_pdf
from colloque.server.identity.pseudonyms.errors import NotDeclarable
from colloque.server.identity.pseudonyms.forms import MOST_ALIASES
from colloque.server.identity.pseudonyms.queries import attested_to_bearer, my_declaration

from ..reader import member
from ..sentences import said
from .forms import Aliases, AliasForm, DeclarationForm, draft_of

_PREFIX = "comptes"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def pseudonym(request: HttpRequest, account: Account) -> HttpResponse:
    """The page, and the declaration."""
    adding = "add" in request.POST
    # More lines are no attempt: nothing is called wrong yet.
    form = DeclarationForm(initial=request.POST.dict()) if adding else DeclarationForm(request.POST or None)
    aliases = Aliases(_with_more_lines(request.POST) if adding else request.POST or None, prefix=_PREFIX)
    if request.method == "POST" and not adding and all([form.is_valid(), aliases.is_valid()]):
        try:
            actions.declare(account, form=draft_of(form, aliases), now=timezone.now())
        except InvalidInput as refusal:
            _mark(form, aliases, refusal)
        except NotDeclarable as refusal:
            form.add_error(None, said(refusal.safe))
        else:
            messages.success(request, _("Votre pseudonyme est déclaré : le conseil va le lire."))
            return redirect("pseudonym")
    wrong = request.method == "POST" and not adding
    mine = my_declaration(account) if account.is_pseudonym else None
    context = {
        "form": form,
        "aliases": aliases,
        "mine": mine,
        "concerned": account.kind in (Account.Kind.PHYSICIAN, Account.Kind.INTERN),
        "may_declare": mine is None or mine.state in ("none", "withdrawn"),
    }
    return render(request, "pseudonyms/mine.html", context, status=422 if wrong else 200)


@require_POST
@member
def pseudonym_withdraw(request: HttpRequest, account: Account) -> HttpResponse:
    """Withdraw the declaration."""
    actions.withdraw(account, now=timezone.now())
    messages.success(request, _("Votre déclaration est retirée."))
    return redirect("pseudonym")


@never_cache
@require_safe
@member
def attestation(request: HttpRequest, account: Account) -> HttpResponse:
    """The attestation of a registered pseudonym."""
    answer = HttpResponse(attestation_pdf(attested_to_bearer(account)), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="attestation-pseudonyme.pdf"'
    return answer


def _with_more_lines(typed: QueryDict) -> QueryDict:
    """The same form with three more empty lines, as many as a declaration may hold."""
    more, name = typed.copy(), f"{_PREFIX}-TOTAL_FORMS"
    lines = parse_id(typed.get(name, "")) or 0
    more[name] = str(min(lines + 3, MOST_ALIASES))
    return more


def _mark(form: DeclarationForm, aliases: BaseFormSet[AliasForm], refusal: InvalidInput) -> None:
    """Say a refusal beside the field it speaks of: ``aliases.2.handle`` is the third written line."""
    name, _dot, rest = refusal.field.partition(".")
    if name == "aliases" and rest:
        place, _dot, field = rest.partition(".")
        written = [one for one in aliases if not one.is_blank]
        written[int(place)].add_error(field, said(refusal.safe))
    else:
        form.add_error(name if name in form.fields else None, said(refusal.safe))
