"""Declare a pseudonym, from the account that bears it; withdraw the declaration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from colloque.server.engine.errors import Forbidden, InvalidInput
from colloque.server.engine.journal import Fact
from colloque.server.engine.limits import limit
from colloque.server.engine.states import advance
from colloque.server.engine.text import clean_text

from ...decisions import is_department
from ...models import Account
from .. import vault
from ..decisions import is_rpps, names_itself
from ..errors import NotDeclarable
from ..forms import HANDLE_LIMIT, MOST_ALIASES, NAME_LIMIT, AliasDraft, DeclarationDraft, Identity
from ..models import Alias, Declaration
from ..networks import HERE, networks
from ..states import PseudonymStates

_RATE = "20/day"
_CONCERNED = (Account.Kind.PHYSICIAN, Account.Kind.INTERN)


def declare(account: Account, *, form: DeclarationDraft, now: dt.datetime) -> Declaration:
    """Declare the pseudonym that ``account`` bears to the council of a department.

    Args:
        account: The pseudonymous account; its name is what is declared, its handle the first alias.
        form: The declaration as typed; the identity in it is sealed, and kept nowhere else.
        now: Aware moment.

    Raises:
        InvalidInput: a field cannot be taken; ``field`` is ``council``, ``rpps``, ``aliases.2.handle``…
        NotDeclarable: not a pseudonym, not a physician or intern, or declared already.
        Forbidden: the account is suspended.
        TooMany: twenty a day.
    """
    _require_declarable(account)
    limit("pseudonym", source=f"a{account.pk}", rate=_RATE)
    council = clean_text(form.council, field="council", limit=3, multiline=False).upper()
    if not is_department(council):
        raise InvalidInput("Ce département n’existe pas : écrivez 44, 2A ou 974.", field="council")
    identity = _identity(form)
    aliases = _aliases(account, form.aliases)
    _require_apart(identity, account, aliases)
    with transaction.atomic():
        declaration = _blank(account)
        declaration.pseudonym, declaration.council = account.display_name, council
        declaration.declared_at, declaration.returned_at = now, None
        declaration.reason = declaration.decided_by = None
        declaration.save()
        declaration.aliases.all().delete()
        Alias.objects.bulk_create(
            Alias(declaration=declaration, network=one.network, handle=one.handle) for one in aliases
        )
        vault.keep(declaration, identity)
        facts: dict[str, Fact] = {"council": council, "accounts": len(aliases)}
        advance(
            declaration,
            graph=PseudonymStates,
            to="declared",
            event="pseudonym.declared",
            by=account.pk,
            now=now,
            facts=facts,
        )
    return declaration


def withdraw(account: Account, *, now: dt.datetime) -> None:
    """Withdraw one's own declaration, registered or not; the sealed link is erased later (``erase_links``).

    Raises:
        NotDeclarable: nothing to withdraw.
    """
    with transaction.atomic():
        found = account.pseudonym_declarations.filter(state__in=("declared", "registered")).first()
        if found is None:
            raise NotDeclarable("none_to_withdraw")
        advance(
            found,
            graph=PseudonymStates,
            to="withdrawn",
            event="pseudonym.withdrawn",
            by=account.pk,
            now=now,
        )
        Declaration.objects.filter(pk=found.pk).update(withdrawn_at=now)


def _require_declarable(account: Account) -> None:
    if account.suspended_at is not None:
        raise Forbidden("Ce compte est suspendu.")
    if not account.is_pseudonym:
        raise NotDeclarable("real_name")
    if account.kind not in _CONCERNED:
        raise NotDeclarable("not_concerned")


def _identity(form: DeclarationDraft) -> Identity:
    rpps = "".join(clean_text(form.rpps, field="rpps", limit=20, multiline=False).split())
    if not is_rpps(rpps):
        raise InvalidInput("Un numéro RPPS a onze chiffres.", field="rpps")
    return Identity(
        family_name=clean_text(form.family_name, field="family_name", limit=NAME_LIMIT, multiline=False),
        given_names=clean_text(form.given_names, field="given_names", limit=NAME_LIMIT, multiline=False),
        rpps=rpps,
    )


def _aliases(account: Account, drafts: Iterable[AliasDraft]) -> list[AliasDraft]:
    """The accounts declared, this one first, each once whatever its case."""
    drafts = tuple(drafts)
    if len(drafts) > MOST_ALIASES:
        raise InvalidInput("Une déclaration nomme au plus trente comptes.", field="aliases", code="too_many")
    kept = {(HERE, account.handle): AliasDraft(HERE, account.handle)}
    for place, draft in enumerate(drafts):
        alias = _alias(draft, f"aliases.{place}")
        kept.setdefault((alias.network, alias.handle.casefold()), alias)
    return list(kept.values())


def _alias(draft: AliasDraft, field: str) -> AliasDraft:
    network = networks().get(draft.network)
    if network is None:
        raise InvalidInput("Choisissez le réseau dans la liste.", field=f"{field}.network")
    named = f"{field}.handle"
    handle = clean_text(draft.handle, field=named, limit=HANDLE_LIMIT, multiline=False).removeprefix("@")
    if not network.holds(handle):
        raise InvalidInput(
            "Ce compte n’a pas la forme attendue sur ce réseau : écrivez-le comme il s’y affiche.",
            field=named,
        )
    return AliasDraft(network.slug, handle)


def _require_apart(identity: Identity, account: Account, aliases: list[AliasDraft]) -> None:
    """A pseudonym that holds the family name joins the two by itself."""
    texts = [account.display_name, *(alias.handle for alias in aliases)]
    if names_itself(identity.family_name, texts) is not None:
        raise InvalidInput(
            "Votre nom figure dans le pseudonyme ou dans l’un des comptes : il ne vous cacherait pas.",
            field="family_name",
            code="names_itself",
        )


def _blank(account: Account) -> Declaration:
    """The declaration to fill: the one sent back, or a new one."""
    living = account.pseudonym_declarations.select_for_update().exclude(state="withdrawn").first()
    if living is not None:
        if living.state != "none":
            raise NotDeclarable("declared_already")
        return living
    try:
        with transaction.atomic():
            return Declaration.objects.create(account=account, pseudonym=account.display_name, council="")
    except IntegrityError:
        raise NotDeclarable("declared_already") from None
