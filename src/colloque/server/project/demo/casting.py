"""Open the demo's accounts, fill their profiles, verify the physicians, tie the follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from colloque import Verdict
from colloque.server.engine.errors import ColloqueError
from colloque.server.identity import actions as identity
from colloque.server.identity.forms import EntryDraft, ProfileDraft
from colloque.server.identity.models import Account
from colloque.server.relations import actions as relations

from .errors import DemoError
from .lines import PersonLine


def cast_people(people: Iterable[PersonLine], *, password: str, now: dt.datetime) -> dict[str, Account]:
    """Open one account a line, a minute apart from ``now`` on; by handle.

    Args:
        people: Who plays.
        password: The same for all: a demo.
        now: Aware moment the first account opens.

    Raises:
        DemoError: the house refuses a line; ``where`` names the handle.
    """
    people = tuple(people)
    cast: dict[str, Account] = {}
    for minute, person in enumerate(people):
        moment = now + dt.timedelta(minutes=minute)
        try:
            cast[person.handle] = _open(person, password=password, now=moment)
        except ColloqueError as refusal:
            where = f"{person.handle} : {refusal.code}"
            raise DemoError("Un compte de la démonstration est refusé.", where=where) from refusal
    _tie(people, cast, now=now + dt.timedelta(minutes=len(people)))
    return cast


def _open(person: PersonLine, *, password: str, now: dt.datetime) -> Account:
    account = identity.create_account(
        email=person.email,
        password=password,
        handle=person.handle,
        display_name=person.display_name,
        kind=person.kind,
        role=person.role,
        is_pseudonym=person.pseudonym,
        now=now,
    )
    if person.verified:
        identity.verify_physician(account, method="demo", by=None, now=now)
    identity.update_profile(account, profile=_profile(person), now=now, acknowledged=Verdict.ADVISE)
    return account


def _profile(person: PersonLine) -> ProfileDraft:
    return ProfileDraft(
        display_name=person.display_name,
        title=person.title,
        specialty=person.specialty,
        town=person.town,
        department=person.department,
        bio=person.bio,
        entries=tuple(_entries(person)),
    )


def _entries(person: PersonLine) -> Iterator[EntryDraft]:
    for step in person.cursus:
        yield EntryDraft(
            kind="cursus",
            title=step["title"],
            year_from=step["year_from"],
            year_to=step.get("year_to"),
            detail=step.get("place", ""),
        )
    for work in person.publications:
        yield EntryDraft(
            kind="publication",
            title=work["title"],
            year_from=work["year"],
            detail=work.get("detail", ""),
            link=work.get("link", ""),
        )
    for tie in person.interests:
        yield EntryDraft(
            kind="interest", title=tie["title"], year_from=tie["year_from"], detail=tie.get("detail", "")
        )


def _tie(people: Iterable[PersonLine], cast: Mapping[str, Account], *, now: dt.datetime) -> None:
    for person in people:
        for handle in person.follows:
            relations.follow(cast[person.handle], cast[handle], now=now)
