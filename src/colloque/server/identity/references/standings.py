"""What this server knows, today, of the account behind an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..models import Account
from ..pseudonyms.decisions import Standing, standing
from ..pseudonyms.models import Declaration
from .decisions import standing_now
from .models import Reference


def pseudonym_state(account: Account) -> str:
    """State of the pseudonym of one account; nothing for a real name."""
    return pseudonym_states([account])[account.pk]


def pseudonym_states(accounts: Iterable[Account]) -> Mapping[int, str]:
    """State of the pseudonym of each account, by id; nothing for a real name. One query at most."""
    known = {account.pk: account for account in accounts}
    states = {pk: Standing.UNDECLARED.value if one.is_pseudonym else "" for pk, one in known.items()}
    borne = [pk for pk, state in states.items() if state]
    if borne:
        for row in Declaration.objects.filter(account_id__in=borne).exclude(state="withdrawn"):
            shown = known[row.account_id].display_name
            states[row.account_id] = standing(row.state, declared=row.pseudonym, shown=shown).value
    return states


def standings_of(rows: Iterable[Reference]) -> Mapping[int, str]:
    """What may be said today of the holder of each entry, by id of the entry."""
    entries = list(rows)
    pseudonyms = pseudonym_states([row.account for row in entries if row.account is not None])
    return {
        row.pk: standing_now(
            row.standing,
            here=row.account is not None,
            verified=row.account is not None and row.account.verified,
            pseudonym=pseudonyms.get(row.account.pk, "") if row.account else "",
            kind=row.profession,
            suspended=row.account is not None and row.account.suspended_at is not None,
        )
        for row in entries
    }
