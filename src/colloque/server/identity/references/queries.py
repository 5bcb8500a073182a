"""The only readers of the directory."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q

from colloque.server.engine.errors import NotFound
from colloque.server.engine.pages import Cut, Page, cut

from ..models import Account
from ..pseudonyms.networks import HERE, networks
from ..search import MOST_WORDS, folded_words
from .actions.ruling import case_for
from .errors import NotOrder
from .models import Reference, ReferenceWord, Ruling
from .standings import standings_of
from .views import ChangeView, EntryView, RulingView


def directory(page: Cut, *, text: str = "", network: str = "", specialty: str = "") -> Page[EntryView]:
    """Referenced accounts, the latest first.

    Args:
        page: Which page.
        text: Each word begins a word of the name, handle, network or specialty; accents and case aside.
        network: Slug, to keep one network.
        specialty: Slug, to keep one specialty.
    """
    rows = Reference.objects.filter(state="referenced").select_related("account")
    for word in folded_words(text[:400])[:MOST_WORDS]:
        rows = rows.filter(pk__in=ReferenceWord.objects.filter(word__startswith=word).values("reference"))
    if network:
        rows = rows.filter(network=network)
    if specialty:
        rows = rows.filter(specialty=specialty)
    found = cut(rows, page)
    return Page(_seen(found), found.older, found.newer)


def entry(reference_id: int) -> EntryView:
    """One entry, in the directory or taken out of it.

    Raises:
        NotFound: no such entry, or one that was never referenced.
    """
    row = Reference.objects.select_related("account").filter(pk=reference_id).first()
    if row is None or row.referenced_at is None:
        raise NotFound
    return _seen([row])[0]


def changes(page: Cut) -> Page[ChangeView]:
    """What entered the directory and left it, the latest first; refusals are nobody's business."""
    rows = Ruling.objects.filter(Q(to="referenced") | Q(was="referenced")).defer("reason")
    found = cut(rows.select_related("reference__account"), page)
    entries = _seen([row.reference for row in found])
    told = [
        ChangeView(row.pk, row.at, row.to == "referenced", seen)
        for row, seen in zip(found, entries, strict=True)
    ]
    return Page(told, found.older, found.newer)


def entry_of(account: Account) -> EntryView | None:
    """The entry of ``account`` itself while it is in the directory; None without one."""
    rows = Reference.objects.filter(account=account, network=HERE, state="referenced")
    row = rows.select_related("account").first()
    return _seen([row])[0] if row else None


def entries_asked_by(account: Account) -> list[EntryView]:
    """Every entry tied to ``account``, for itself: waiting, referenced, removed; the latest first."""
    rows = Reference.objects.filter(account=account).select_related("account").order_by("-id")
    return _seen(rows[:100])


def waiting(councillor: Account, page: Cut, *, state: str = "proposed") -> Page[EntryView]:
    """Entries in ``state``, for the Order.

    Raises:
        NotOrder: anybody else.
    """
    if councillor.role != Account.Role.ORDER or councillor.suspended_at is not None:
        raise NotOrder
    rows = Reference.objects.filter(state=state).select_related("account")
    # One's own is for another councillor.
    found = cut(rows.exclude(account_id=councillor.pk), page)
    return Page(_seen(found), found.older, found.newer)


def case(councillor: Account, reference_id: int) -> tuple[EntryView, list[RulingView]]:
    """One entry with every decision and its reason, for the Order. Errors as ``ruling.case_for``."""
    row = case_for(councillor, reference_id)
    rulings = list(row.rulings.order_by("-id"))
    by = Account.objects.in_bulk({ruling.by for ruling in rulings})
    told = [RulingView(one.to, one.at, by.get(one.by), one.reason or "") for one in rulings]
    return _seen([row])[0], told


def entry_address(reference_id: int) -> str:
    """Absolute address of an entry: what a page elsewhere links to."""
    return f"{settings.COLLOQUE_ORIGIN}/annuaire/{reference_id}"


def _seen(rows: Iterable[Reference]) -> list[EntryView]:
    entries = list(rows)
    standings = standings_of(entries)
    return [
        EntryView(
            id=row.pk,
            state=row.state,
            network=row.network,
            network_label=networks()[row.network].label,
            handle=row.handle,
            address=row.address or f"{settings.COLLOQUE_ORIGIN}/@{row.handle}",
            name=row.name,
            profession=row.profession,
            specialty=row.specialty,
            standing=standings[row.pk],
            proposed_at=row.proposed_at,
            referenced_at=row.referenced_at,
            removed_at=row.removed_at,
            link_found=row.link_found,
            link_checked_at=row.link_checked_at,
            holder_id=row.account_id,
        )
        for row in entries
    ]
