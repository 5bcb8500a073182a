"""Entries for the tests. All fictional."""

from __future__ import annotations

from colloque.server.identity.models import Account
from colloque.server.identity.references import actions
from colloque.server.identity.references.forms import Holder, Outside
from colloque.server.identity.references.models import Reference
from server.cast import NOW, make_account

REASON = "Identité et qualité contrôlées sur pièces le 20 novembre."
ELSEWHERE = Outside("mastodon", "@Nadia_B@social.exemple.test", "https://social.exemple.test/@Nadia_B")
NADIA = Holder("Nadia Benali", "physician", "dermatologie", "verified")


def council(handle: str = "ordre_vasseur") -> Account:
    """An account of the Order."""
    return make_account(handle, name="Conseil fictif", kind="professional", verified=False, role="order")


def referenced(councillor: Account, *, outside: Outside = ELSEWHERE, holder: Holder = NADIA) -> Reference:
    """An account elsewhere, in the directory."""
    return actions.add(councillor, outside=outside, holder=holder, reason=REASON, now=NOW)
