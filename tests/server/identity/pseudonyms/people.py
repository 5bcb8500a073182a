"""Who plays in the tests of the register: one physician under two names, one councillor. All fictional."""

from __future__ import annotations

from typing import Any

from colloque.server.identity.models import Account
from colloque.server.identity.pseudonyms import actions
from colloque.server.identity.pseudonyms.forms import AliasDraft, DeclarationDraft
from colloque.server.identity.pseudonyms.models import Declaration
from server.cast import NOW, make_account

FAMILY, GIVEN, RPPS = "Vauquelin", "Hortense", "89900000017"
WHY = "Instruction de la déclaration par le conseil."
SECOND = AliasDraft("x", "DocMirabelle")


def mirabelle(**more: Any) -> Account:
    """The account under pseudonym, a physician's."""
    account = make_account("doc_mirabelle", name="Doc Mirabelle", **{"verified": False, **more})
    Account.objects.filter(pk=account.pk).update(is_pseudonym=True)
    account.is_pseudonym = True
    return account


def councillor() -> Account:
    """A member of the council."""
    return make_account("conseil_ordre", name="Hélène Vasseur", role="order")


def draft(**changes: Any) -> DeclarationDraft:
    """The declaration of Hortense Vauquelin, altered."""
    typed = {
        "council": "44",
        "family_name": FAMILY,
        "given_names": GIVEN,
        "rpps": RPPS,
        "aliases": (SECOND,),
    }
    return DeclarationDraft(**{**typed, **changes})


def declared(account: Account) -> Declaration:
    """The account with its declaration waiting."""
    return actions.declare(account, form=draft(), now=NOW)


def registered(account: Account, order: Account) -> Declaration:
    """Declared, read, registered."""
    row = declared(account)
    actions.open_identity(order, row.pk, reason=WHY, now=NOW)
    actions.register(order, row.pk, reason=WHY, now=NOW)
    row.refresh_from_db()
    return row
