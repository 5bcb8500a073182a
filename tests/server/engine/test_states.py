"""Declared states: a bad graph does not load, an illegal move does not happen, every move is journalled."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque.server.engine.journal import UnsafeFact, entries, record
from colloque.server.engine.models import AppendOnly, Event
from colloque.server.engine.states import GraphError, IllegalMove, StateGraph, advance
from colloque.server.identity.models import Verification
from colloque.server.identity.states import VerificationStates
from server.cast import Cast


@pytest.mark.parametrize(
    ("initial", "edges"),
    [
        ("nowhere", {"a": ()}),
        ("a", {"a": ("ghost",)}),
        ("a", {"a": (), "island": ()}),
        ("a", {"a": (), "b": ("a",)}),
    ],
)
def test_a_bad_graph_does_not_load(initial: str, edges: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(GraphError):
        type("Bad", (StateGraph,), {"initial": initial, "edges": edges})


@pytest.fixture
def verification(cast: Cast, now: dt.datetime) -> Verification:
    return Verification.objects.create(account=cast.author, method="demo", at=now, by=None)


def _withdraw(row: Verification, now: dt.datetime) -> None:
    advance(
        row,
        graph=VerificationStates,
        to="withdrawn",
        event="verification.withdrawn",
        by=None,
        now=now,
        facts={"n": 1},
    )


def test_a_move_is_written_once_with_its_entry(verification: Verification, now: dt.datetime) -> None:
    stale = Verification.objects.get(pk=verification.pk)
    _withdraw(verification, now)
    assert Verification.objects.get().state == verification.state == "withdrawn"
    with pytest.raises(IllegalMove):
        _withdraw(stale, now)  # moved meanwhile
    with pytest.raises(IllegalMove):
        _withdraw(verification, now)  # final
    (entry,) = entries(after=0, names=("verification.withdrawn",))
    assert entry.facts == {"from": "valid", "to": "withdrawn", "n": 1}


def test_the_journal_takes_no_sentence(verification: Verification, now: dt.datetime) -> None:
    for facts in ({"note": "Madame Fictive va mieux"}, {"rules": ["SEC-1", "une phrase"]}, {"x": "é"}):
        with pytest.raises(UnsafeFact):
            record("essai.fait", subject=verification, by=None, now=now, facts=facts)
    with pytest.raises(UnsafeFact):
        record("Une phrase", subject=verification, by=None, now=now)
    assert not Event.objects.filter(name="essai.fait").exists()


def test_the_journal_only_grows(verification: Verification, now: dt.datetime) -> None:
    entry = record("essai.fait", subject=verification, by=None, now=now, facts={"rules": ["SEC-1"]})
    for change in (
        entry.save,
        entry.delete,
        Event.objects.all().delete,
        lambda: Event.objects.update(name="x.y"),
    ):
        with pytest.raises(AppendOnly):
            change()
    assert Event.objects.filter(name="essai.fait").count() == 1
