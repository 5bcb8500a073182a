"""Only the Order adds and removes, with a reason; the journal keeps who, never why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from colloque.server.engine.clearing import Refused
from colloque.server.engine.errors import ColloqueError, InvalidInput
from colloque.server.engine.models import Event
from colloque.server.engine.pages import Cut
from colloque.server.engine.states import IllegalMove
from colloque.server.identity.actions import suspend
from colloque.server.identity.models import Account
from colloque.server.identity.references import actions, queries
from colloque.server.identity.references.errors import NotOrder, NotReferenceable, ReferencedAlready
from colloque.server.identity.references.models import Reference, Ruling
from server.cast import NOW, Cast, make_account

from .people import ELSEWHERE, NADIA, REASON, council, referenced


@pytest.fixture
def order(db: None) -> Account:
    return council()


def everything() -> list[str]:
    return [entry.handle for entry in queries.directory(Cut())]


def test_a_proposal_waits_then_enters_then_leaves(cast: Cast, order: Account) -> None:
    asked = actions.propose_here(cast.colleague, now=NOW)
    assert everything() == []
    assert [one.handle for one in queries.waiting(order, Cut())] == ["louis_garnier"]
    actions.reference(order, asked.pk, reason=REASON, now=NOW)
    assert everything() == ["louis_garnier"]
    actions.remove(order, asked.pk, reason=REASON, now=NOW)
    assert everything() == []
    assert queries.entry(asked.pk).state == "removed"
    with pytest.raises(IllegalMove):
        actions.reference(order, asked.pk, reason=REASON, now=NOW)


def test_the_journal_keeps_who_and_the_row_keeps_why_sealed(order: Account) -> None:
    row = referenced(order)
    told = Event.objects.filter(subject_kind="references.reference").order_by("id")
    assert [(event.name, event.actor_id) for event in told] == [
        ("reference.proposed", order.pk),
        ("reference.added", order.pk),
    ]
    assert REASON not in str([event.facts for event in told])
    ruling = Ruling.objects.get()
    assert (ruling.reference_id, ruling.by, ruling.reason) == (row.pk, order.pk, REASON)
    assert [one.reason for one in queries.case(order, row.pk)[1]] == [REASON]


@pytest.mark.parametrize("role", ["author", "moderator", "lay"])
def test_nobody_else_rules(role: str, cast: Cast, order: Account) -> None:
    who, row = getattr(cast, role), referenced(order)
    for attempt in (
        lambda: actions.remove(who, row.pk, reason=REASON, now=NOW),
        lambda: actions.add(who, outside=ELSEWHERE, holder=NADIA, reason=REASON, now=NOW),
        lambda: queries.waiting(who, Cut()),
        lambda: queries.case(who, row.pk),
    ):
        with pytest.raises(NotOrder):
            attempt()
    assert everything() == ["Nadia_B@social.exemple.test"]


def test_a_councillor_does_not_rule_on_his_own_account(order: Account) -> None:
    own = make_account("ordre_morel", name="Paul Morel", role="order")
    asked = actions.propose_here(own, now=NOW)
    with pytest.raises(NotOrder):
        actions.reference(own, asked.pk, reason=REASON, now=NOW)
    assert list(queries.waiting(own, Cut())) == []
    actions.reference(order, asked.pk, reason=REASON, now=NOW)


def test_a_suspended_councillor_rules_no_more(order: Account) -> None:
    suspend(order, by=None, now=NOW)
    with pytest.raises(NotOrder):
        referenced(Account.objects.get(pk=order.pk))


@pytest.mark.parametrize("role", ["intern", "lay"])
def test_who_is_not_verified_cannot_ask(role: str, cast: Cast) -> None:
    with pytest.raises(NotReferenceable):
        actions.propose_here(getattr(cast, role), now=NOW)


def test_an_unregistered_pseudonym_cannot_ask(cast: Cast) -> None:
    Account.objects.filter(pk=cast.author.pk).update(is_pseudonym=True)
    with pytest.raises(NotReferenceable):
        actions.propose_here(Account.objects.get(pk=cast.author.pk), now=NOW)


def test_one_account_has_one_entry_whatever_the_case(order: Account) -> None:
    row = referenced(order)
    again = replace(ELSEWHERE, handle="nadia_b@social.exemple.test")
    with pytest.raises(ReferencedAlready):
        referenced(order, outside=again)
    actions.remove(order, row.pk, reason=REASON, now=NOW)
    assert referenced(order, outside=again).pk != row.pk


@pytest.mark.parametrize(
    ("outside", "holder", "field"),
    [
        ({"network": "colloque"}, {}, "network"),
        ({"network": "minitel"}, {}, "network"),
        ({"handle": "deux mots"}, {}, "handle"),
        ({"handle": "x" * 121}, {}, "handle"),
        ({"address": "javascript:alert(1)"}, {}, "address"),
        ({"address": "https://moi:secret@exemple.test/"}, {}, "address"),
        ({"address": 'https://exemple.test/"onclick'}, {}, "address"),
        ({}, {"name": ""}, "name"),
        ({}, {"name": "x" * 61}, "name"),
        ({}, {"profession": "public"}, "profession"),
        ({}, {"specialty": "dieteticien"}, "specialty"),
        ({}, {"specialty": "inconnue"}, "specialty"),
        ({}, {"standing": "famous"}, "standing"),
    ],
)
def test_bad_fields_are_said(
    outside: dict[str, str], holder: dict[str, str], field: str, order: Account
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        referenced(order, outside=replace(ELSEWHERE, **outside), holder=replace(NADIA, **holder))
    assert refusal.value.field == field
    assert Reference.objects.count() == 0


@pytest.mark.parametrize("reason", ["", "court", "\x00" * 30])
def test_a_reason_is_written(reason: str, order: Account) -> None:
    with pytest.raises(InvalidInput):
        actions.add(order, outside=ELSEWHERE, holder=NADIA, reason=reason, now=NOW)
    assert Reference.objects.count() == 0


def test_the_check_reads_the_name(order: Account) -> None:
    with pytest.raises((Refused, ColloqueError)) as refusal:
        referenced(order, holder=replace(NADIA, name="Opéré hier, joignable au 06 39 98 12 34"))
    assert refusal.value.field == "name"


def test_a_mark_that_is_suspended_claims_nothing(cast: Cast, order: Account) -> None:
    asked = actions.propose_here(cast.colleague, now=NOW)
    actions.reference(order, asked.pk, reason=REASON, now=NOW)
    assert queries.entry(asked.pk).standing == "verified"
    Account.objects.filter(pk=cast.colleague.pk).update(verified=False)
    assert (queries.entry(asked.pk).standing, queries.entry(asked.pk).said) == (
        "",
        "Qualité en cours de vérification",
    )


def test_a_page_costs_the_same_whatever_it_holds(
    order: Account, cast: Cast, django_assert_num_queries: object
) -> None:
    for number in range(6):
        referenced(order, outside=replace(ELSEWHERE, handle=f"m{number}@social.exemple.test"))
    asked = actions.propose_here(cast.colleague, now=NOW)
    actions.reference(order, asked.pk, reason=REASON, now=NOW)
    with django_assert_num_queries(1):
        assert len(queries.directory(Cut(limit=20))) == 7
