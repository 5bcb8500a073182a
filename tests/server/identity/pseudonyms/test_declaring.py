"""Declaring: what is taken, what is refused and by which words, what is dated."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from colloque.server.engine.errors import Forbidden, InvalidInput, TooMany
from colloque.server.engine.models import Event
from colloque.server.identity.models import Account
from colloque.server.identity.pseudonyms import actions
from colloque.server.identity.pseudonyms.errors import NotDeclarable
from colloque.server.identity.pseudonyms.forms import AliasDraft
from colloque.server.identity.pseudonyms.models import Alias, Declaration, SealedLink
from colloque.server.identity.pseudonyms.queries import my_declaration, standing_of
from server.cast import Cast

from .people import FAMILY, declared, draft


def test_a_declaration_is_dated_and_names_every_account(bearer: Account, now: dt.datetime) -> None:
    row = declared(bearer)
    assert (row.state, row.declared_at, row.council, row.pseudonym) == (
        "declared",
        now,
        "44",
        "Doc Mirabelle",
    )
    assert [(one.network, one.handle) for one in row.aliases.order_by("id")] == [
        ("colloque", "doc_mirabelle"),
        ("x", "DocMirabelle"),
    ]
    (entry,) = Event.objects.filter(name="pseudonym.declared")
    assert entry.facts == {"from": "none", "to": "declared", "council": "44", "accounts": 2}
    assert standing_of(bearer).value == "declared"


def test_the_same_account_written_twice_is_one(bearer: Account, now: dt.datetime) -> None:
    twice = (AliasDraft("x", "@DocMirabelle"), AliasDraft("x", "docmirabelle"), AliasDraft("x", "autre"))
    actions.declare(bearer, form=draft(aliases=twice), now=now)
    assert sorted(Alias.objects.filter(network="x").values_list("handle", flat=True)) == [
        "DocMirabelle",
        "autre",
    ]


WRONG = {
    "no council": ({"council": "20"}, "council"),
    "empty council": ({"council": ""}, "council"),
    "short number": ({"rpps": "1234567890"}, "rpps"),
    "wide digits": ({"rpps": "８９９００００００１７"}, "rpps"),
    "no name": ({"family_name": " \u200b "}, "family_name"),
    "long name": ({"given_names": "a" * 81}, "given_names"),
    "unreadable name": ({"family_name": "a\x00b"}, "family_name"),
    "no such network": ({"aliases": (AliasDraft("minitel", "doc"),)}, "aliases.0.network"),
    "blank account": ({"aliases": (AliasDraft("x", " @ "),)}, "aliases.0.handle"),
    "two words": ({"aliases": (AliasDraft("x", "a"), AliasDraft("x", "doc mirabelle"))}, "aliases.1.handle"),
    "no host": ({"aliases": (AliasDraft("mastodon", "mirabelle"),)}, "aliases.0.handle"),
    "too many": ({"aliases": tuple(AliasDraft("x", f"doc{n}") for n in range(31))}, "aliases"),
    "its own name": ({"aliases": (AliasDraft("x", "h_Vauquelin"),)}, "family_name"),
    "its own name hidden": ({"family_name": "Mirabelle-Durand"}, "family_name"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_taken_is_said_beside_its_field(wrong: str, bearer: Account, now: dt.datetime) -> None:
    changes, field = WRONG[wrong]
    with pytest.raises(InvalidInput) as refusal:
        actions.declare(bearer, form=draft(**changes), now=now)
    assert refusal.value.field == field
    assert FAMILY not in refusal.value.safe + str(refusal.value)
    assert not Declaration.objects.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"is_pseudonym": False}, "real_name"),
        ({"kind": "public"}, "not_concerned"),
        ({"kind": "establishment"}, "not_concerned"),
    ],
)
def test_who_has_nothing_to_declare(
    change: dict[str, Any], code: str, bearer: Account, now: dt.datetime
) -> None:
    for name, value in change.items():
        setattr(bearer, name, value)
    with pytest.raises(NotDeclarable) as refusal:
        declared(bearer)
    assert refusal.value.code == code


def test_a_suspended_account_declares_nothing(bearer: Account, now: dt.datetime) -> None:
    bearer.suspended_at = now
    with pytest.raises(Forbidden):
        declared(bearer)


def test_one_living_declaration_and_then_another(bearer: Account, now: dt.datetime) -> None:
    first = declared(bearer)
    with pytest.raises(NotDeclarable) as refusal:
        declared(bearer)
    assert refusal.value.code == "declared_already"
    actions.withdraw(bearer, now=now)
    first.refresh_from_db()
    assert (first.state, first.withdrawn_at) == ("withdrawn", now)
    assert standing_of(bearer).value == "undeclared"
    with pytest.raises(NotDeclarable) as refusal:
        actions.withdraw(bearer, now=now)
    assert refusal.value.code == "none_to_withdraw"
    assert declared(bearer).pk != first.pk
    assert SealedLink.objects.count() == 2


def test_whoever_changes_the_name_bears_an_undeclared_one(bearer: Account) -> None:
    declared(bearer)
    bearer.display_name = "Doc  mirabelle"
    assert standing_of(bearer).value == "declared"
    bearer.display_name = "Professeur Mirabelle"
    assert standing_of(bearer).value == "undeclared"
    mine = my_declaration(bearer)
    assert mine is not None
    assert not mine.fits


def test_a_real_name_costs_no_look(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert standing_of(cast.author).value == "undeclared"


def test_twenty_tries_a_day(bearer: Account, now: dt.datetime) -> None:
    for _ in range(20):
        with pytest.raises(InvalidInput):
            actions.declare(bearer, form=draft(rpps="1"), now=now)
    with pytest.raises(TooMany):
        declared(bearer)
