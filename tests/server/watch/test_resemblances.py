"""Somebody opens an account that looks like a verified physician's: told or held, decided by people only."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque.server.engine.errors import Forbidden, NotFound
from colloque.server.engine.journal import record
from colloque.server.engine.pages import Cut
from colloque.server.engine.states import IllegalMove
from colloque.server.identity.models import Account, Profile
from colloque.server.publishing import actions as publishing
from colloque.server.publishing.errors import NotAllowed
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Notification
from colloque.server.watch import actions, queries
from colloque.server.watch.models import Resemblance
from colloque.server.watch.queries.personas import Protected

from ..cast import NOW, Cast, make_account

TITLE = "Cardiologue au bord de l’eau, échographie et randonnée."
LATER = NOW + dt.timedelta(days=2)


@pytest.fixture
def victim(cast: Cast) -> Account:
    return make_account("lucie_quemeneur", name="Lucie Quemeneur", specialty="cardiologie")


def opens(handle: str, *, name: str, bio: str = "", now: dt.datetime = LATER, **more: object) -> Account:
    """An account as sign-up leaves it, with its entry in the journal."""
    account = make_account(handle, name=name, now=now, **{"verified": False, "kind": "public", **more})
    Profile.objects.filter(account=account).update(bio=bio)
    record("account.opened", subject=account, by=account.pk, now=now)
    return account


def look(now: dt.datetime = LATER) -> int:
    return actions.look_for_resemblances(now=now, protected=Protected())


def told(account: Account) -> int:
    return Notification.objects.filter(recipient=account, kind="resemblance").count()


def fake_of(victim: Account) -> Account:
    return opens(
        "lucie_quemeneur_off", name="Dr Lucie Quemeneur", bio="Compte officiel. Mon ancien compte est piraté."
    )


def test_a_copy_is_held_and_told_with_its_evidence(victim: Account) -> None:
    fake = fake_of(victim)
    assert look() == 1
    row = Resemblance.objects.get(referenced=victim, seen=fake)
    assert row.state == "held"
    assert told(victim) == 1
    fake.refresh_from_db()
    with pytest.raises(NotAllowed):
        publishing.submit(fake, form=PostForm(text="Bonjour."), idempotency_key="1", now=LATER)
    # The evidence outlives what its author erases.
    Profile.objects.filter(account=fake).update(bio="")
    view = queries.resemblance_for(victim, row.pk)
    assert "officiel" in view.pages["seen"]["bio"]
    assert len(view.digest) == 64
    assert "takes_the_place" in view.signs


@pytest.mark.parametrize(
    ("handle", "name", "more"),
    [
        ("lucie_quemeneur2", "Lucie Quemeneur", {"verified": True, "kind": "physician"}),
        ("lulu_jardin", "Lucie Quemeneur", {}),
        ("lucas_moreau", "Lucas Moreau", {}),
        ("quemeneur_fans", "Fan-club de Lucie Quemeneur", {"bio": "Parodie, on rigole."}),
    ],
    ids=["verified homonym", "homonym", "somebody else", "declared parody"],
)
def test_nothing_is_told_of(victim: Account, handle: str, name: str, more: dict[str, object]) -> None:
    opens(handle, name=name, **more)
    assert look() == 0
    assert told(victim) == 0


def test_the_journal_is_read_once(victim: Account) -> None:
    fake_of(victim)
    assert [look(), look()] == [1, 0]
    assert told(victim) == 1


def test_ones_own_account_is_let_go_and_never_told_again(victim: Account) -> None:
    fake = fake_of(victim)
    look()
    row = Resemblance.objects.get()
    actions.call_own(victim, row.pk, now=LATER)
    fake.refresh_from_db()
    assert fake.held_at is None
    record("profile.updated", subject=fake, by=fake.pk, now=LATER)
    assert look() == 0
    with pytest.raises(IllegalMove):
        actions.report(victim, row.pk, now=LATER)


@pytest.mark.parametrize(("imposture", "waits"), [(True, True), (False, False)])
def test_a_moderator_decides(victim: Account, cast: Cast, imposture: bool, waits: bool) -> None:
    fake = fake_of(victim)
    look()
    row = Resemblance.objects.get()
    assert len(queries.resemblances_to_decide(cast.moderator, Cut())) == 1
    actions.decide(cast.moderator, row.pk, imposture=imposture, now=LATER)
    fake.refresh_from_db()
    assert (fake.held_at is not None) is waits
    assert fake.suspended_at is None, "a suspension is another act, of a person"
    assert len(queries.resemblances_to_decide(cast.moderator, Cut())) == 0
    assert told(victim) == 2


def test_who_may_see_and_decide(victim: Account, cast: Cast) -> None:
    fake = fake_of(victim)
    look()
    row = Resemblance.objects.get()
    for outsider in (fake, cast.stranger, cast.lay):
        with pytest.raises(NotFound):
            queries.resemblance_for(outsider, row.pk)
        with pytest.raises(NotFound):
            actions.decide(outsider, row.pk, imposture=True, now=LATER)
        with pytest.raises(NotFound):
            actions.call_own(outsider, row.pk, now=LATER)
        with pytest.raises(Forbidden):
            queries.resemblances_to_decide(outsider, Cut())


def test_what_was_dismissed_is_told_again_only_when_it_grows(victim: Account, cast: Cast) -> None:
    fake = fake_of(victim)
    look()
    row = Resemblance.objects.get()
    actions.decide(cast.moderator, row.pk, imposture=False, now=LATER)
    record("profile.updated", subject=fake, by=fake.pk, now=LATER)
    assert look() == 0
    Profile.objects.filter(account=fake).update(specialty="cardiologie", town="Brest")
    Profile.objects.filter(account=victim).update(town="Brest")
    record("profile.updated", subject=fake, by=fake.pk, now=LATER)
    assert look() == 1
    row.refresh_from_db()
    assert row.state == "held"


def test_a_scan_goes_on_where_it_stopped(victim: Account) -> None:
    fake_of(victim)
    everyone = Account.objects.count()
    sizes, found = [], 0
    while True:
        size, told_now = actions.scan(now=LATER, batch=3, protected=Protected())
        if not size:
            break
        sizes.append(size)
        found += told_now
    assert sum(sizes) == everyone
    assert max(sizes) == 3
    assert found == 1
