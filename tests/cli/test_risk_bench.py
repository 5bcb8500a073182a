"""The measure of the risk: the simulated France adds up, and the page holds its figures."""

from __future__ import annotations

import argparse

import numpy as np
import pytest

from colloque.cli import risk_bench
from colloque.secrecy.risk.estimate import RED_BELOW
from colloque.secrecy.risk.population import departments, shares
from colloque.secrecy.risk.simulation import Lot, simulated_france


@pytest.fixture(scope="module")
def lots() -> tuple[Lot, ...]:
    return tuple(simulated_france(seed=3, tilt=0.008))


def test_everybody_lives_somewhere(lots: tuple[Lot, ...]) -> None:
    people = sum(int(lot.true.sum()) for lot in lots)
    assert people == sum(commune.people for lot in lots for commune in lot.communes)
    assert people == pytest.approx(sum(people for _, people, _ in departments().values()), rel=0.02)


def test_the_same_seed_draws_the_same_france(lots: tuple[Lot, ...]) -> None:
    again = next(simulated_france(seed=3, tilt=0.008))
    assert np.array_equal(again.true, lots[0].true)


def test_most_persons_are_within_a_factor_two_and_few_small_cells_escape(lots: tuple[Lot, ...]) -> None:
    cells = [lot.by(5) for lot in lots]
    true = np.concatenate([counts.ravel() for counts, _ in cells])
    k = 1 + np.concatenate([others.ravel() for _, others in cells])
    close = (k <= 2 * true) & (k >= true / 2)
    assert np.average(close, weights=true) >= 0.95
    few = (true > 0) & (true < RED_BELOW)
    flagged = 1 + (k - 1) / shares()["errors"]["people"] < RED_BELOW
    assert np.average(flagged[few], weights=true[few]) >= 0.98


def test_a_window_must_divide_the_ages(lots: tuple[Lot, ...]) -> None:
    with pytest.raises(ValueError, match="divide"):
        lots[0].by(4)


def test_the_page_holds_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert risk_bench.run(argparse.Namespace(seed=1, posts=20)) == 0
    page = capsys.readouterr().out
    assert page.count("| 5 years of age |") == 3
    assert "| green once a place and a day are told | 0 of 20 |" in page
    assert "| k lower without the town than with it | 0 of 20 |" in page
    assert "Loaded in " in page
