"""The forms of the register: a declaration with its accounts, a written reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext_lazy as _

from colloque.server.identity.pseudonyms.forms import (
    HANDLE_LIMIT,
    MOST_ALIASES,
    NAME_LIMIT,
    REASON_LIMIT,
    AliasDraft,
    DeclarationDraft,
)
from colloque.server.identity.pseudonyms.networks import HERE, networks


class DeclarationForm(forms.Form):
    """Who declares, to which council."""

    council = forms.CharField(
        label=_("Conseil départemental"),
        max_length=3,
        help_text=_("Celui de votre tableau. Le numéro du département : 44, 2A ou 974."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    family_name = forms.CharField(
        label=_("Nom d’exercice"),
        max_length=NAME_LIMIT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    given_names = forms.CharField(
        label=_("Prénoms"), max_length=NAME_LIMIT, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    rpps = forms.CharField(
        label=_("Numéro RPPS"),
        max_length=20,
        help_text=_("Onze chiffres."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    sworn = forms.BooleanField(
        label=_("Ces renseignements sont exacts, et tous les comptes qui portent ce pseudonyme y figurent."),
        error_messages={"required": _("Confirmez que la déclaration est exacte et complète.")},
    )


class AliasForm(forms.Form):
    """One account on one network."""

    network = forms.ChoiceField(label=_("Réseau"), required=False)
    handle = forms.CharField(
        label=_("Compte"),
        max_length=HANDLE_LIMIT,
        required=False,
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["network"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells mypy so
        listed = [(one.slug, one.label) for one in networks().values() if one.slug != HERE]
        field.choices = [("", _("Choisissez…")), *listed]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written on this line."""
        written: dict[str, str] = getattr(self, "cleaned_data", {})
        return not (written.get("network") or written.get("handle"))


class ReasonForm(forms.Form):
    """Why a councillor opens or decides."""

    reason = forms.CharField(
        label=_("Motif"),
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une phrase au moins. Il est chiffré, et inscrit avec votre nom et l’heure."),
    )


Aliases: type[BaseFormSet[AliasForm]] = forms.formset_factory(
    AliasForm, extra=3, max_num=MOST_ALIASES, absolute_max=MOST_ALIASES + 10, validate_max=True
)


def draft_of(form: DeclarationForm, aliases: BaseFormSet[AliasForm]) -> DeclarationDraft:
    """The declaration that the register takes, from forms found valid."""
    typed = form.cleaned_data
    return DeclarationDraft(
        council=typed["council"],
        family_name=typed["family_name"],
        given_names=typed["given_names"],
        rpps=typed["rpps"],
        aliases=tuple(AliasDraft(**one.cleaned_data) for one in aliases if not one.is_blank),
    )
