"""The words of the doors: how an audience or a kind of account is said to people, once for every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Words:
    """One choice, said to people.

    Attributes:
        name: A few words, beside a post.
        icon: Name of a drawing in ``static/icons.svg``.
    """

    name: str | Promise
    icon: str


# Keys: the visibilities of relations.decisions.
AUDIENCES: Mapping[str, Words] = {
    "public": Words(_("Visible par tous, y compris les patients"), "public"),
    "unlisted": Words(_("Visible par tous, hors des fils publics"), "unlisted"),
    "private": Words(_("Visible par les abonnés"), "private"),
    "direct": Words(_("Visible par les personnes citées"), "direct"),
    "physicians": Words(_("Visible par les médecins vérifiés"), "physicians"),
}

# Keys: Account.Kind of identity.
KINDS: Mapping[str, str | Promise] = {
    "physician": _("Médecin"),
    "intern": _("Interne ou docteur junior"),
    "professional": _("Autre profession de santé"),
    "establishment": _("Établissement"),
    "public": _("Grand public"),
}
