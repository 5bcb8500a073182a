"""The forms of the directory: an account elsewhere, who holds it, why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colloque.server.identity.pseudonyms.networks import HERE, networks
from colloque.server.identity.references.forms import (
    ADDRESS_LIMIT,
    HANDLE_LIMIT,
    NAME_LIMIT,
    REASON_LIMIT,
    Holder,
    Outside,
)
from colloque.server.identity.specialties import every

from ..words import KINDS

_TYPED = {"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}


class OutsideForm(forms.Form):
    """One account on another network."""

    network = forms.ChoiceField(label=_("Réseau"))
    handle = forms.CharField(label=_("Compte"), max_length=HANDLE_LIMIT, widget=forms.TextInput(attrs=_TYPED))
    address = forms.CharField(
        label=_("Adresse de la page"),
        max_length=ADDRESS_LIMIT,
        help_text=_("Telle que tout le monde la voit : https://…"),
        widget=forms.URLInput(attrs=_TYPED),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(one.slug, one.label) for one in networks().values() if one.slug != HERE]
        _offer(self, "network", [("", _("Choisissez…")), *listed])

    def outside(self) -> Outside:
        """The account that the room takes, from a form found valid."""
        return Outside(**{name: self.cleaned_data[name] for name in ("network", "handle", "address")})


class AddForm(OutsideForm):
    """An account the Order references by itself."""

    name = forms.CharField(label=_("Nom affiché"), max_length=NAME_LIMIT)
    profession = forms.ChoiceField(label=_("Qualité"))
    specialty = forms.ChoiceField(label=_("Spécialité ou profession"), required=False)
    standing = forms.ChoiceField(
        label=_("Ce que l’Ordre a constaté"),
        choices=[
            ("verified", _("Qualité vérifiée")),
            ("registered_pseudonym", _("Pseudonyme enregistré auprès de l’Ordre")),
        ],
    )
    reason = forms.CharField(
        label=_("Motif"), max_length=REASON_LIMIT, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = (get_language() or "fr")[:2]
        _offer(self, "profession", [(kind, words) for kind, words in KINDS.items() if kind != "public"])
        _offer(
            self,
            "specialty",
            [("", _("Aucune")), *((line.slug, line.label(language)) for line in every().values())],
        )

    def holder(self) -> Holder:
        """Who holds it, from a form found valid."""
        names = ("name", "profession", "specialty", "standing")
        return Holder(**{name: self.cleaned_data[name] for name in names})


class RulingForm(forms.Form):
    """Why the Order decides."""

    reason = forms.CharField(
        label=_("Motif"),
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une phrase au moins. Il est chiffré, et inscrit avec votre nom et l’heure."),
    )


def _offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells mypy so
    field.choices = choices
