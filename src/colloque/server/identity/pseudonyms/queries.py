"""The only readers of the register. None of them opens a sealed link."""

from __future__ import annotations

from colloque.server.engine.pages import Cut, Page, cut

from ..models import Account
from .actions.deciding import case_for
from .decisions import Standing, folded, standing
from .errors import NotCouncil, NotDecidable
from .models import Alias, Declaration, SealedLink
from .networks import networks
from .vault import reason_of
from .views import AliasView, Attested, Case, Dates, MyDeclaration, OpeningView, QueueLine

STATES = ("declared", "registered", "none", "withdrawn")


def standing_of(account: Account) -> Standing:
    """What readers are told of the pseudonym of ``account``; one query, none for a real name."""
    if not account.is_pseudonym:
        return Standing.UNDECLARED
    found = account.pseudonym_declarations.exclude(state="withdrawn").first()
    if found is None:
        return Standing.UNDECLARED
    return standing(found.state, declared=found.pseudonym, shown=account.display_name)


def my_declaration(account: Account) -> MyDeclaration | None:
    """The latest declaration of ``account``, for itself only; None without one."""
    found = account.pseudonym_declarations.order_by("-id").first()
    if found is None:
        return None
    openings = found.openings.exclude(told_at=None).order_by("-id")
    return MyDeclaration(
        state=found.state,
        pseudonym=found.pseudonym,
        fits=folded(found.pseudonym) == folded(account.display_name),
        council=found.council,
        number=found.number or "",
        dates=_dates(found),
        reason=reason_of(found.reason),
        aliases=tuple(_said(alias) for alias in found.aliases.order_by("id")),
        openings=tuple(opening.at for opening in openings),
        link_kept=SealedLink.objects.filter(declaration=found).exists(),
    )


def queue(councillor: Account, page: Cut, *, state: str = "declared", council: str = "") -> Page[QueueLine]:
    """Declarations in ``state``, newest first; of one department when ``council`` is given.

    Raises:
        NotCouncil: not the Order.
    """
    if councillor.role != Account.Role.ORDER or councillor.suspended_at is not None:
        raise NotCouncil
    rows = Declaration.objects.filter(state=state if state in STATES else "declared")
    if council:
        rows = rows.filter(council=council.upper())
    # One's own is for another councillor.
    rows = rows.exclude(account_id=councillor.pk).select_related("account")
    found = cut(rows.prefetch_related("aliases"), page)
    lines = [
        QueueLine(
            id=row.pk,
            state=row.state,
            pseudonym=row.pseudonym,
            handle=row.account.handle,
            council=row.council,
            dates=_dates(row),
            accounts=len(row.aliases.all()),
        )
        for row in found
    ]
    return Page(lines, found.older, found.newer)


def case(councillor: Account, declaration_id: int) -> Case:
    """One case, without the identity behind it.

    Raises:
        NotCouncil, NotFound: as ``actions.deciding.case_for``.
    """
    row = case_for(councillor, declaration_id)
    openings = list(row.openings.order_by("-id"))
    by = Account.objects.in_bulk({opening.by for opening in openings})
    return Case(
        id=row.pk,
        state=row.state,
        pseudonym=row.pseudonym,
        account=row.account,
        council=row.council,
        number=row.number or "",
        dates=_dates(row),
        reason=reason_of(row.reason),
        aliases=tuple(_said(alias, elsewhere=_elsewhere(alias)) for alias in row.aliases.order_by("id")),
        openings=tuple(
            OpeningView(by.get(one.by), one.at, reason_of(one.reason), one.told_at) for one in openings
        ),
        link_kept=SealedLink.objects.filter(declaration=row).exists(),
        may_register=any(row.declared_at is None or one.at >= row.declared_at for one in openings),
    )


def attested_to_bearer(account: Account) -> Attested:
    """What the attestation of one's own pseudonym says.

    Raises:
        NotDecidable: it is not registered.
    """
    return _attested(account.pseudonym_declarations.filter(state="registered").first())


def attested_to_council(councillor: Account, declaration_id: int) -> Attested:
    """The same, for the council. Errors as ``case`` and ``attested_to_bearer``."""
    row = case_for(councillor, declaration_id)
    return _attested(row if row.state == "registered" else None)


def _attested(row: Declaration | None) -> Attested:
    if row is None or row.registered_at is None or row.number is None:
        raise NotDecidable("not_registered")
    return Attested(row.pseudonym, row.council, row.registered_at, row.number)


def _dates(row: Declaration) -> Dates:
    return Dates(row.declared_at, row.returned_at, row.registered_at, row.withdrawn_at)


def _said(alias: Alias, *, elsewhere: int = 0) -> AliasView:
    network = networks().get(alias.network)
    return AliasView(network.label if network else alias.network, alias.handle, elsewhere)


def _elsewhere(alias: Alias) -> int:
    same = Alias.objects.filter(network=alias.network, handle__iexact=alias.handle)
    return same.exclude(declaration_id=alias.declaration_id).exclude(declaration__state="withdrawn").count()
