"""Accounts as others see them, and the register of those to protect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from colloque.server.identity.models import Account, Profile, ProfileEntry

from ..impersonation.persona import Persona
from ..impersonation.register import Register

_KEPT_FOR = 600  # seconds a register serves before it is read again
_BATCH = 2000


def personas(accounts: Iterable[Account]) -> Iterator[tuple[Account, Persona]]:
    """Each account with its persona; links and profiles read 2,000 accounts at a time."""
    batch: list[Account] = []
    for account in accounts:
        batch.append(account)
        if len(batch) == _BATCH:
            yield from _read(batch)
            batch = []
    yield from _read(batch)


def _read(batch: list[Account]) -> Iterator[tuple[Account, Persona]]:
    ids = [account.pk for account in batch]
    profiles = Profile.objects.in_bulk(ids)
    links: dict[int, set[str]] = {}
    rows = ProfileEntry.objects.filter(profile_id__in=ids).exclude(link="")
    for owner, link in rows.values_list("profile_id", "link"):
        links.setdefault(owner, set()).add(link)
    for account in batch:
        profile = profiles.get(account.pk)
        yield (
            account,
            Persona(
                handle=account.handle,
                name=account.display_name,
                bio=f"{profile.title} {profile.bio}".strip() if profile else "",
                specialty=profile.specialty if profile else "",
                town=profile.town if profile else "",
                links=frozenset(links.get(account.pk, ())),
                opened_on=account.created_at.toordinal(),
                is_verified=account.verified,
            ),
        )


class Protected:
    """The register of those to protect, read from the database at most every ten minutes.

    One a process; ``benchmarks/impersonation.py`` prints the memory it takes.
    """

    def __init__(self) -> None:
        self._read_at: dt.datetime | None = None
        self._register = Register((), ())

    def register(self, *, now: dt.datetime) -> Register:
        """The register as of at most ten minutes ago."""
        if self._read_at is None or not 0 <= (now - self._read_at).total_seconds() < _KEPT_FOR:
            rows = Account.objects.filter(verified=True, suspended_at=None, is_pseudonym=False).order_by("id")
            pairs = list(personas(rows.iterator(chunk_size=_BATCH)))
            self._register = Register([one.pk for one, _ in pairs], [persona for _, persona in pairs])
            self._read_at = now
        return self._register
