"""The council: who reads and decides, with which reasons, what stays sealed, what is erased and told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail

from colloque.server.engine.errors import InvalidInput, NotFound, TooMany
from colloque.server.engine.models import Event
from colloque.server.engine.pages import Cut
from colloque.server.engine.states import IllegalMove
from colloque.server.identity.models import Account
from colloque.server.identity.pseudonyms import actions, queries
from colloque.server.identity.pseudonyms.errors import NotCouncil, NotDecidable
from colloque.server.identity.pseudonyms.models import Declaration, Opening, SealedLink
from server.cast import Cast, make_account

from .people import FAMILY, GIVEN, RPPS, WHY, declared, draft, mirabelle, registered

VERBS: dict[str, Callable[..., object]] = {
    "open": actions.open_identity,
    "register": actions.register,
    "send back": actions.send_back,
    "strike": actions.strike,
}


def test_read_then_registered(
    bearer: Account, order: Account, now: dt.datetime, django_capture_on_commit_callbacks: Any
) -> None:
    row = declared(bearer)
    with pytest.raises(NotDecidable) as refusal:
        actions.register(order, row.pk, reason=WHY, now=now)
    assert refusal.value.code == "unread"
    with django_capture_on_commit_callbacks(execute=True):
        found = actions.open_identity(order, row.pk, reason=WHY, now=now)
        number = actions.register(order, row.pk, reason=WHY, now=now)
    assert (found.family_name, found.given_names, found.rpps) == (FAMILY, GIVEN, RPPS)
    row.refresh_from_db()
    assert (row.state, row.registered_at, row.number, row.decided_by) == ("registered", now, number, order.pk)
    assert queries.standing_of(bearer).value == "registered"
    assert [letter.to for letter in mail.outbox] == [["doc_mirabelle@exemple.test"]] * 2
    opened = Event.objects.get(name="pseudonym.opened")
    assert (opened.actor_id, opened.subject_id) == (order.pk, row.pk)


def test_sent_back_corrected_declared_again(bearer: Account, order: Account, now: dt.datetime) -> None:
    row = declared(bearer)
    actions.open_identity(order, row.pk, reason=WHY, now=now)
    actions.send_back(order, row.pk, reason="Il manque le compte Mastodon du même nom.", now=now)
    mine = queries.my_declaration(bearer)
    assert mine is not None
    assert (mine.state, mine.reason) == ("none", "Il manque le compte Mastodon du même nom.")
    later = now + dt.timedelta(days=2)
    again = actions.declare(bearer, form=draft(council="2A"), now=later)
    assert (again.pk, again.council, again.declared_at) == (row.pk, "2A", later)
    with pytest.raises(NotDecidable):  # what was read was another declaration
        actions.register(order, row.pk, reason=WHY, now=later)


def test_struck_off(bearer: Account, order: Account, now: dt.datetime) -> None:
    row = registered(bearer, order)
    actions.strike(order, row.pk, reason=WHY, now=now)
    assert queries.standing_of(bearer).value == "undeclared"
    with pytest.raises(NotDecidable) as refusal:
        queries.attested_to_council(order, row.pk)
    assert refusal.value.code == "not_registered"
    with pytest.raises(IllegalMove):
        actions.register(order, row.pk, reason=WHY, now=now)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", ["author", "lay", "intern", "moderator"])
def test_nobody_but_the_order(verb: str, role: str, cast: Cast, bearer: Account, now: dt.datetime) -> None:
    row = declared(bearer)
    for who in (getattr(cast, role), bearer):
        with pytest.raises(NotCouncil):
            VERBS[verb](who, row.pk, reason=WHY, now=now)
        with pytest.raises(NotCouncil):
            queries.case(who, row.pk)
        with pytest.raises(NotCouncil):
            queries.queue(who, Cut())
    assert not Opening.objects.exists()


@pytest.mark.parametrize("verb", VERBS)
def test_nor_one_s_own_nor_suspended(verb: str, order: Account, now: dt.datetime) -> None:
    judge = mirabelle(role="order")
    row = declared(judge)
    assert len(queries.queue(judge, Cut())) == 0
    assert len(queries.queue(order, Cut())) == 1
    with pytest.raises(NotCouncil):
        VERBS[verb](judge, row.pk, reason=WHY, now=now)
    order.suspended_at = now
    with pytest.raises(NotCouncil):
        VERBS[verb](order, row.pk, reason=WHY, now=now)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("reason", ["", "  \u200b ", "Trop court.", "a" * 1001, "a\x00" + WHY])
def test_a_written_reason_is_asked(
    verb: str, reason: str, bearer: Account, order: Account, now: dt.datetime
) -> None:
    row = declared(bearer)
    with pytest.raises(InvalidInput) as refusal:
        VERBS[verb](order, row.pk, reason=reason, now=now)
    assert refusal.value.field == "reason"
    assert not Opening.objects.exists()
    with pytest.raises(NotFound):
        VERBS[verb](order, 1, reason=WHY, now=now)


def test_a_curious_councillor_is_stopped(bearer: Account, order: Account, now: dt.datetime) -> None:
    row = declared(bearer)
    for _ in range(30):
        actions.open_identity(order, row.pk, reason=WHY, now=now)
    with pytest.raises(TooMany):
        actions.open_identity(order, row.pk, reason=WHY, now=now)
    assert Opening.objects.count() == 30


def test_the_queue_by_state_department_and_page(order: Account, now: dt.datetime) -> None:
    rows = []
    for place in range(25):
        account = make_account(f"nom_{place}", name="Doc Prunelle", verified=False)
        account.is_pseudonym = True
        council = "44" if place % 5 else "2A"
        rows.append(actions.declare(account, form=draft(council=council), now=now).pk)
    first = queries.queue(order, Cut(limit=20))
    second = queries.queue(order, Cut(limit=20, max_id=first.older))
    assert [one.id for one in (*first, *second)] == sorted(rows, reverse=True)
    assert len(queries.queue(order, Cut(limit=40), council="2a")) == 5
    assert len(queries.queue(order, Cut(), state="registered")) == 0


def test_an_account_declared_twice_is_shown_to_the_council(bearer: Account, order: Account) -> None:
    row = declared(bearer)
    other = make_account("doc_prune", name="Doc Prune", verified=False)
    other.is_pseudonym = True
    declared(other)
    assert [(one.handle, one.elsewhere) for one in queries.case(order, row.pk).aliases] == [
        ("doc_mirabelle", 0),
        ("DocMirabelle", 1),
    ]


@pytest.mark.parametrize(("days", "told_after"), [(0, 0), (30, 30), (None, None)])
def test_the_bearer_is_told_as_the_policy_says(
    days: int | None,
    told_after: int | None,
    bearer: Account,
    order: Account,
    now: dt.datetime,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.COLLOQUE_IDENTITY_NOTICE_DAYS = days
    row = declared(bearer)
    with django_capture_on_commit_callbacks(execute=True):
        actions.open_identity(order, row.pk, reason=WHY, now=now)
    assert len(mail.outbox) == (told_after == 0)
    with django_capture_on_commit_callbacks(execute=True):
        early = actions.tell_openings(now=now + dt.timedelta(days=29))
        late = actions.tell_openings(now=now + dt.timedelta(days=30))
        again = actions.tell_openings(now=now + dt.timedelta(days=31))
    assert (early, late, again) == (0, int(told_after == 30), 0)
    assert len(mail.outbox) == (told_after is not None)
    mine = queries.my_declaration(bearer)
    assert mine is not None
    assert len(mine.openings) == (told_after is not None)


@pytest.mark.parametrize("end", ["withdrawn", "sent back"])
def test_a_link_that_no_longer_serves_is_erased(
    end: str, bearer: Account, order: Account, now: dt.datetime, settings: Any
) -> None:
    settings.COLLOQUE_IDENTITY_KEEP_DAYS = 100
    row = declared(bearer)
    actions.open_identity(order, row.pk, reason=WHY, now=now)
    if end == "withdrawn":
        actions.withdraw(bearer, now=now)
    else:
        actions.send_back(order, row.pk, reason=WHY, now=now)
    assert actions.erase_links(now=now + dt.timedelta(days=100)) == 0
    assert actions.erase_links(now=now + dt.timedelta(days=100, seconds=1)) == 1
    assert actions.erase_links(now=now + dt.timedelta(days=200)) == 0
    assert not SealedLink.objects.exists()
    assert Opening.objects.get().reason is None
    assert Declaration.objects.get().reason is None
    with pytest.raises(NotDecidable) as refusal:
        actions.open_identity(order, row.pk, reason=WHY, now=now)
    assert refusal.value.code == "erased"


@pytest.mark.parametrize("state", ["declared", "registered"])
def test_a_living_link_is_never_erased(state: str, bearer: Account, order: Account, now: dt.datetime) -> None:
    declared(bearer) if state == "declared" else registered(bearer, order)
    assert actions.erase_links(now=now + dt.timedelta(days=36_500)) == 0
    assert SealedLink.objects.count() == 1
