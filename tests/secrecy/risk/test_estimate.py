"""The arithmetic of k: monotone, bounded, and never green where place and day meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colloque.secrecy.risk.estimate import anchored, best_to_remove, count, level
from colloque.secrecy.risk.facts import Fact
from colloque.secrecy.risk.population import departments, share_of, shares

_KINDS = ("occupation", "origin", "family", "relative", "initials", "pregnancy", "situation", "trait")
_CODES = ((), ("48",), ("75",), ("23", "19", "87"), ("976",))


def _facts() -> st.SearchStrategy[Fact]:
    share = st.floats(1e-6, 1.0, exclude_min=True)
    plain = st.builds(
        lambda kind, s, base: Fact(kind, kind, "x", s, "test", base=max(s, base)),
        st.sampled_from(_KINDS),
        share,
        share,
    )
    # No place holds more people than the départements it lies in.
    place = st.builds(
        lambda s, exact, within: Fact(
            "territory", "lieu", "x", s * _room(within), "test", exact=exact, departments=within
        ),
        share,
        st.booleans(),
        st.sampled_from(_CODES),
    )
    day = st.builds(lambda s, exact: Fact("date", "date", "x", s, "test", exact=exact), share, st.booleans())
    sex = st.sampled_from("FM").map(lambda sex: Fact("sex", "sexe", sex, 0.5, "test", sex=sex))
    age = st.integers(0, 100).flatmap(
        lambda low: st.integers(low, 104).map(
            lambda high: Fact("age", "âge", "x", share_of(low=low, high=high), "test", low=low, high=high)
        )
    )
    return st.one_of(plain, place, day, sex, age)


def _room(within: tuple[str, ...]) -> float:
    people = sum(departments()[code][1] for code in within)
    return people / shares()["population"]["france"] if within else 1.0


@given(st.lists(_facts(), min_size=1, max_size=8), st.data())
def test_removing_a_fact_never_lowers_k(facts: list[Fact], data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(facts) - 1))
    less = [fact for rank, fact in enumerate(facts) if rank != gone]
    now, then = count(facts), count(less)
    rounding = 1 - 1e-12  # a product of the same shares in another order may differ in its last bit
    assert then.k >= now.k * rounding
    assert then.low >= now.low * rounding


@given(st.lists(_facts(), max_size=8))
def test_the_bounds_hold_the_estimate_and_the_patient_always_counts(facts: list[Fact]) -> None:
    counted = count(facts)
    assert 1 <= counted.low <= counted.k <= counted.high


@given(st.lists(_facts(), max_size=6))
def test_an_exact_place_and_an_exact_day_are_never_green(facts: list[Fact]) -> None:
    here = Fact("territory", "commune", "x", 0.9, "test", exact=True)
    today = Fact("date", "date", "x", 0.9, "test", exact=True)
    together = [*facts, here, today]
    assert anchored(together)
    assert level(count(together), is_anchored=anchored(together)) != "green"


@given(st.lists(_facts(), max_size=6))
def test_what_to_remove_next_always_gains(facts: list[Fact]) -> None:
    assert all(k > count(facts).k for _, k in best_to_remove(facts))


def test_facts_of_one_kind_are_not_multiplied() -> None:
    common, rare = (Fact("occupation", "métier", "x", share, "test") for share in (0.1, 0.01))
    assert count([common, rare]) == count([rare])


def test_the_pyramid_is_whole() -> None:
    assert share_of() == pytest.approx(1.0)
    assert share_of(sex="F") + share_of(sex="M") == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("code", "sex", "low", "high", "true"),
    # INSEE, 1 January 2023, département × sex × 5-year band (worked examples of decision 008).
    [
        ("48", "F", 65, 69, 2660),
        ("23", "F", 65, 69, 4804),
        ("59", "F", 65, 69, 75505),
        ("75", "F", 65, 69, 54547),
        ("48", "M", 95, 120, 45),
    ],
)
def test_each_departement_has_its_own_pyramid(code: str, sex: str, low: int, high: int, true: int) -> None:
    people = departments()[code][1] * share_of(sex=sex, low=low, high=high, within=(code,))
    assert people == pytest.approx(true, rel=0.05)


def test_every_departement_has_a_pyramid_and_it_is_whole() -> None:
    metropole_and_drom = {code for code in departments() if len(code) == 2 or code < "975" or code == "976"}
    for code in metropole_and_drom:
        assert share_of(within=(code,)) == pytest.approx(1.0)
    assert len({share_of(low=80, within=(code,)) for code in metropole_and_drom}) > 90


def test_what_the_age_already_says_is_not_counted_twice() -> None:
    old = Fact("age", "âge", "82 ans", share_of(low=82, high=82), "test", low=82, high=82)
    retired = Fact("situation", "retraite", "retraitée", 0.246, "test", base=share_of(low=60))
    alone, both = count([old]).k, count([old, retired]).k
    assert both > alone * 0.8
    assert count([retired]).k < count([]).k / 3


def test_every_kind_of_fact_has_an_error() -> None:
    assert {*_KINDS, "people", "date"} <= shares()["errors"].keys()
