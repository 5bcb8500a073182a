"""The claims of an attestation, said to people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colloque.server.identity.pseudonyms.networks import networks
from colloque.server.identity.references.decisions import STANDINGS

from ..library import translated
from ..words import KINDS

CLAIMS: Mapping[str, str | Promise] = {
    "profession": _("Qualité"),
    "specialty": _("Spécialité"),
    "standing": _("Ce que l’Ordre a constaté"),
    "name": _("Nom affiché"),
    "handle": _("Compte"),
    "network": _("Réseau"),
}
# Ticked at first: who one is, without the name nor the account.
MODEST = frozenset({"profession", "specialty", "standing"})


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as a page shows it."""

    label: str
    value: str


def said(claims: Mapping[str, Any]) -> list[Said]:
    """The claims in words, the known ones first and in our order; unknown names as they are."""
    names = [*(name for name in CLAIMS if name in claims), *sorted(set(claims) - set(CLAIMS))]
    return [Said(str(CLAIMS.get(name, name)), _value(name, claims[name])) for name in names]


def _value(name: str, value: Any) -> str:
    text = str(value)
    if name == "profession":
        return str(KINDS.get(text, text))
    if name == "standing":
        return translated(STANDINGS.get(text, text))
    if name == "network":
        return networks()[text].label if text in networks() else text
    return text
