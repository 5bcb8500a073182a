"""The forms of a profile: what is typed, and the draft identity takes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from colloque.server.identity.forms import (
    BIO_LIMIT,
    DISPLAY_NAME_LIMIT,
    ENTRY_DETAIL_LIMIT,
    ENTRY_TITLE_LIMIT,
    LINK_LIMIT,
    MOST_ENTRIES,
    TITLE_LIMIT,
    TOWN_LIMIT,
    EntryDraft,
    ProfileDraft,
)
from colloque.server.identity.models import Account
from colloque.server.identity.specialties import professions, specialties
from colloque.server.identity.views import ProfileView

from ..words import KINDS

# The lists of a profile, in the order of the page.
LISTS = ("cursus", "publication", "interest")


class WelcomeForm(forms.Form):
    """What a new member chooses: handle, name, kind."""

    handle = forms.CharField(
        label=_("Identifiant"),
        max_length=31,
        help_text=_("De 2 à 30 lettres minuscules sans accent, chiffres ou tirets bas. Il ne change plus."),
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "username", "spellcheck": "false"}
        ),
    )
    display_name = forms.CharField(
        label=_("Nom affiché"),
        max_length=DISPLAY_NAME_LIMIT,
        help_text=_("Votre nom, de préférence. Ni numéro RPPS, ni numéro de téléphone."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    kind = forms.ChoiceField(
        label=_("Vous êtes"),
        choices=[("", _("Choisissez…"))] + [(kind, KINDS[kind]) for kind in Account.Kind.values],
        help_text=_("La qualité de médecin est vérifiée à part : se déclarer ne donne aucune marque."),
    )
    is_pseudonym = forms.BooleanField(
        label=_("Ce nom est un pseudonyme"),
        required=False,
        help_text=_(
            "Vous le déclarerez au conseil départemental : le formulaire suit. Ce choix ne change plus."
        ),
    )


class ProfileForm(forms.Form):
    """The page of a member, without its lists."""

    display_name = forms.CharField(label=_("Nom affiché"), max_length=DISPLAY_NAME_LIMIT)
    title = forms.CharField(
        label=_("Titre"),
        max_length=TITLE_LIMIT,
        required=False,
        help_text=_("Par exemple : pédiatre, cheffe de clinique."),
    )
    specialty = forms.ChoiceField(label=_("Spécialité ou profession"), required=False)
    town = forms.CharField(label=_("Commune d’exercice"), max_length=TOWN_LIMIT, required=False)
    department = forms.CharField(
        label=_("Département"), max_length=3, required=False, help_text=_("Son numéro : 44, 2A ou 974.")
    )
    bio = forms.CharField(
        label=_("Présentation"),
        max_length=BIO_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = (get_language() or "fr")[:2]
        field = self.fields["specialty"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells mypy which field this is
        field.choices = [
            ("", "—"),
            (_("Spécialités"), [(line.slug, line.label(language)) for line in specialties()]),
            (_("Autres professions"), [(line.slug, line.label(language)) for line in professions()]),
        ]


class EntryForm(forms.Form):
    """One line of a list of the profile; a line left without title is dropped."""

    title = forms.CharField(label=_("Intitulé"), max_length=ENTRY_TITLE_LIMIT, required=False)
    year_from = forms.IntegerField(label=_("De"), required=False, min_value=1900, max_value=2200)
    year_to = forms.IntegerField(label=_("À"), required=False, min_value=1900, max_value=2200)
    detail = forms.CharField(label=_("Précision"), max_length=ENTRY_DETAIL_LIMIT, required=False)
    link = forms.CharField(
        label=_("Lien"),
        max_length=LINK_LIMIT,
        required=False,
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )

    @property
    def is_filled(self) -> bool:
        """Whether anything was typed on the line."""
        return any(value not in (None, "") for value in self.cleaned_data.values())


EntryForms = forms.formset_factory(
    EntryForm, extra=0, max_num=MOST_ENTRIES, absolute_max=MOST_ENTRIES + 1, validate_max=True
)


def initial_of(profile: ProfileView) -> dict[str, Any]:
    """The profile as the form starts."""
    return {
        "display_name": profile.account.display_name,
        "title": profile.title,
        "specialty": profile.specialty,
        "town": profile.town,
        "department": profile.department,
        "bio": profile.bio,
    }


def filled(lists: dict[str, BaseFormSet[EntryForm]]) -> list[tuple[str, EntryForm]]:
    """Every line with something on it, with its list, in the order identity numbers them."""
    return [(kind, form) for kind in LISTS for form in lists[kind] if form.is_filled]


def draft_of(form: ProfileForm, lines: list[tuple[str, EntryForm]]) -> ProfileDraft:
    """What identity takes, from valid forms."""
    entries = tuple(EntryDraft(kind=kind, **line.cleaned_data) for kind, line in lines)
    return ProfileDraft(**form.cleaned_data, entries=entries)
