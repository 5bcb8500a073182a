"""Ask to be referenced: one's account here, or one's account on another network."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from colloque import Verdict
from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.journal import record
from colloque.server.engine.limits import limit
from colloque.server.engine.text import clean_text

from ...actions.checked import Checker
from ...contexts import profile_context
from ...models import Account, Profile
from ...pseudonyms.networks import HERE, networks
from ..decisions import is_public_page, may_propose
from ..errors import NotReferenceable, ReferencedAlready
from ..forms import ADDRESS_LIMIT, HANDLE_LIMIT, Outside
from ..models import Reference
from ..search import index_entry
from ..standings import pseudonym_state

_RATE = "10/day"


def propose_here(account: Account, *, now: dt.datetime) -> Reference:
    """Ask that ``account`` be referenced.

    Raises:
        NotReferenceable: its quality is not verified.
        ReferencedAlready: asked or done already.
        TooMany: ten demands a day.
    """
    reference = _of(account, now=now)
    reference.network, reference.handle = HERE, account.handle
    return keep(reference, by=account.pk, now=now)


def propose_elsewhere(account: Account, *, outside: Outside, now: dt.datetime) -> Reference:
    """Ask that an account of the same person on another network be referenced. Errors as ``propose_here``.

    Raises:
        InvalidInput: the network, the handle or the address cannot be taken.
        FieldRefused: the check asks for a repair of the handle.
    """
    reference = _of(account, now=now)
    locate(reference, outside, now=now, asking=account)
    return keep(reference, by=account.pk, now=now)


def locate(reference: Reference, outside: Outside, *, now: dt.datetime, asking: Account) -> None:
    """Write the network, handle and address of an account elsewhere, once they are read and checked."""
    network = networks().get(outside.network)
    if network is None or network.slug == HERE:
        raise InvalidInput("Choisissez le réseau du compte.", field="network")
    handle = clean_text(outside.handle, field="handle", limit=HANDLE_LIMIT, multiline=False).removeprefix("@")
    if not network.holds(handle):
        raise InvalidInput("Ce compte n’a pas la forme de ce réseau.", field="handle")
    address = clean_text(outside.address, field="address", limit=ADDRESS_LIMIT, multiline=False)
    if not is_public_page(address):
        raise InvalidInput("Ce lien n’est pas une adresse http ou https.", field="address")
    context = profile_context(asking, display_name=reference.name, town="", department="", now=now)
    Checker(context, Verdict.ADVISE).clear(reference.name, field="name")
    reference.network, reference.handle, reference.address = network.slug, handle, address


def keep(reference: Reference, *, by: int, now: dt.datetime) -> Reference:
    """Insert the entry with its words, and journal it."""
    reference.folded = reference.handle.lower()
    with transaction.atomic():
        try:
            with transaction.atomic():
                reference.save(force_insert=True)
        except IntegrityError:
            raise ReferencedAlready from None
        index_entry(reference)
        record("reference.proposed", subject=reference, by=by, now=now, facts={"network": reference.network})
    return reference


def _of(account: Account, *, now: dt.datetime) -> Reference:
    """An entry about the holder of ``account``, still without network."""
    limit("reference", source=f"a{account.pk}", rate=_RATE)
    pseudonym = pseudonym_state(account)
    if not may_propose(
        verified=account.verified,
        kind=account.kind,
        pseudonym=pseudonym,
        suspended=account.suspended_at is not None,
    ):
        raise NotReferenceable
    profile = Profile.objects.filter(account=account).first()
    return Reference(
        account=account,
        name=account.display_name,
        profession=account.kind,
        specialty=profile.specialty if profile else "",
        standing=Reference.Standing.PSEUDONYM if pseudonym else Reference.Standing.VERIFIED,
        proposed_at=now,
    )
