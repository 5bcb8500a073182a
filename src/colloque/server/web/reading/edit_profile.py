"""Edit one's profile: whatever is refused comes back whole, with the reason beside the field."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django import forms
from django.contrib import messages
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from colloque import Finding, Verdict
from colloque.server.engine.errors import InvalidInput
from colloque.server.identity import actions
from colloque.server.identity import queries as people
from colloque.server.identity.errors import FieldRefused
from colloque.server.identity.models import Account
from colloque.server.identity.views import ProfileView

from ..reader import member
from ..sentences import said
from .profile_forms import LISTS, EntryForm, EntryForms, ProfileForm, draft_of, filled, initial_of


@dataclass
class Page:
    """The forms of the page, and what the check found in them.

    Attributes:
        form: The profile without its lists.
        lists: One set of lines for each of ``LISTS``.
        findings: Of the last refusal.
        may_confirm: The refusal asks for a second look only: one may confirm.
    """

    form: ProfileForm
    lists: dict[str, BaseFormSet[EntryForm]]
    findings: tuple[Finding, ...] = ()
    may_confirm: bool = False

    def is_valid(self) -> bool:
        """Whether every field can be read; asks all of them, so that all errors show at once."""
        return all([self.form.is_valid(), *(lines.is_valid() for lines in self.lists.values())])


@require_http_methods(["GET", "HEAD", "POST"])
@member
def edit_profile(request: HttpRequest, account: Account) -> HttpResponse:
    """The form of one's own profile."""
    if request.method != "POST":
        return _show(request, _from_profile(people.profile_of(account)))
    if request.POST.get("add") in LISTS:
        return _show(request, _from_post(_one_more(request.POST, request.POST["add"])))
    page = _from_post(request.POST)
    if page.is_valid() and _save(account, page, confirmed=request.POST.get("confirmed") == "1"):
        messages.success(request, _("Votre profil est à jour."))
        return redirect("profile", handle=account.handle)
    return _show(request, page, status=422)


def _save(account: Account, page: Page, *, confirmed: bool) -> bool:
    lines = filled(page.lists)
    acknowledged = Verdict.ADVISE if confirmed else Verdict.PUBLISH
    try:
        actions.update_profile(
            account, profile=draft_of(page.form, lines), now=timezone.now(), acknowledged=acknowledged
        )
    except (InvalidInput, FieldRefused) as refusal:
        _put_beside(refusal, page.form, [line for _kind, line in lines])
        if isinstance(refusal, FieldRefused):
            page.findings = refusal.report.findings
            page.may_confirm = refusal.report.verdict is Verdict.ADVISE
        return False
    return True


def _put_beside(refusal: InvalidInput | FieldRefused, form: ProfileForm, lines: list[EntryForm]) -> None:
    """Write the refusal beside the field it names: ``bio``, or ``entries.2.link`` counted in ``lines``."""
    target: forms.Form = form
    name: str | None = refusal.field
    parts = refusal.field.split(".")
    if parts[0] == "entries" and len(parts) == 3:
        target, name = lines[int(parts[1])], parts[2]
    target.add_error(name if name in target.fields else None, said(refusal.safe))


def _from_profile(profile: ProfileView) -> Page:
    kept = {
        kind: [{k: v for k, v in asdict(entry).items() if k != "kind"} for entry in entries]
        for kind, entries in profile.entries.items()
    }
    lists = {kind: EntryForms(initial=kept[kind], prefix=kind) for kind in LISTS}
    return Page(form=ProfileForm(initial=initial_of(profile)), lists=lists)


def _from_post(sent: QueryDict) -> Page:
    return Page(form=ProfileForm(sent), lists={kind: EntryForms(sent, prefix=kind) for kind in LISTS})


def _one_more(sent: QueryDict, kind: str) -> QueryDict:
    """The same form with one empty line more in the list ``kind``: how lines are added without JavaScript."""
    more = sent.copy()
    name = f"{kind}-TOTAL_FORMS"
    count = more.get(name, "0")
    more[name] = str(int(count) + 1) if count.isdigit() and len(count) < 4 else "1"
    return more


def _show(request: HttpRequest, page: Page, *, status: int = 200) -> HttpResponse:
    headings = {
        "cursus": (_("Parcours"), _("Ajouter une étape")),
        "publication": (_("Publications"), _("Ajouter une publication")),
        "interest": (_("Liens d’intérêts déclarés"), _("Ajouter un lien d’intérêts")),
    }
    sections = [(kind, *headings[kind], page.lists[kind]) for kind in LISTS]
    context = {"edited": page, "form": page.form, "sections": sections}
    return render(request, "reading/edit_profile.html", context, status=status)
