"""The arithmetic: k = 1 + λ, what a fact weighs, and what to remove next.

λ is the number of *other* people expected to match: the population of the narrowest territory, times the
share of the sex and age there, times one share for each other kind of fact. Facts of one kind are not
multiplied (two trades of one person overlap): the rarest of the kind counts. Nor is what the age already
says (a retired person of 70). See docs/decisions/008 and 017.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from colloque.secrecy.risk.facts import AGE, DATE, SEX, TERRITORY, Fact
from colloque.secrecy.risk.population import share_of, shares

RED_BELOW, GREEN_FROM = 11, 100
"""Levels on ``k_low``: 11 is the smallest cell the French hospital data may be published with."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many people match, the patient included.

    Attributes:
        k: 1 + λ.
        low: 1 + λ divided by the errors of the shares used.
        high: 1 + λ times those errors.
    """

    k: float
    low: float
    high: float


def count(facts: Collection[Fact]) -> Count:
    """Count the people of France who match all the facts.

    >>> count([]).k == 1 + shares()["population"]["france"]
    True
    """
    france = float(shares()["population"]["france"])
    kinds = _by_kind(facts)
    rest = [kinds[kind] for kind in sorted(kinds.keys() - {TERRITORY, SEX, AGE})]
    others = france * _people_share(kinds, _widening(rest))
    error = _error("people") if SEX in kinds or AGE in kinds else 1.0
    for same in rest:
        others *= min(fact.share for fact in same)
        error *= _error(same[0].kind)
    return Count(1 + others, 1 + others / error, 1 + min(france, others * error))


def _by_kind(facts: Collection[Fact]) -> dict[str, list[Fact]]:
    kinds: dict[str, list[Fact]] = {}
    for fact in facts:
        kinds.setdefault(fact.kind, []).append(fact)
    return kinds


def _error(kind: str) -> float:
    return float(shares()["errors"][kind])


def _widening(rest: Collection[Collection[Fact]]) -> float:
    """How much more common the other facts are among those they can be true of than among everybody.

    A retired woman of 70 is hardly rarer than a woman of 70: the age has said it already.
    """
    return math.prod(1 / max(fact.base for fact in same) for same in rest)


def _people_share(kinds: Mapping[str, Sequence[Fact]], widening: float) -> float:
    """Share of the French who live there and have the sex and age told; of several, the rarest.

    Each place has the pyramid of its own département. The whole country counts as a place, so that
    leaving a place out never lowers the count.
    """
    places = [(1.0, ()), *((fact.share, fact.departments) for fact in kinds.get(TERRITORY, ()))]
    sexes = {fact.sex for fact in kinds.get(SEX, ())} or {None}
    ages = {(fact.low, fact.high) for fact in kinds.get(AGE, ())} or {(0, 120)}
    return min(
        share * min(1.0, widening * share_of(sex=sex, low=low, high=high, within=within))
        for share, within in places
        for sex in sexes
        for low, high in ages
    )


def anchored(facts: Collection[Fact]) -> bool:
    """Whether the facts hold both an exact place and an exact day: never green, whatever the count."""
    return all(any(fact.exact and fact.kind == kind for fact in facts) for kind in (TERRITORY, DATE))


def level(counted: Count, *, is_anchored: bool) -> str:
    """``red``, ``amber`` or ``green``, on the low estimate.

    >>> level(Count(50, 12, 200), is_anchored=False), level(Count(900, 300, 2700), is_anchored=True)
    ('amber', 'amber')
    """
    if counted.low < RED_BELOW:
        return "red"
    return "amber" if counted.low < GREEN_FROM or is_anchored else "green"


def best_to_remove(facts: Sequence[Fact], *, most: int = 2) -> tuple[tuple[str, float], ...]:
    """The kinds of facts whose removal gains most, each removed after those before it, best first.

    Sex is never proposed (most French sentences cannot leave it out), nor what the author's profile shows.

    Returns:
        At most ``most`` pairs ``(name, k)``; k is what is left without that fact and those before it.
    """
    found: list[tuple[str, float]] = []
    left = list(facts)
    while len(found) < most and (gain := _best_gain(left)):
        kind, name, k = gain
        left = [fact for fact in left if fact.kind != kind or fact.given]
        found.append((name, k))
    return tuple(found)


def _best_gain(facts: Sequence[Fact]) -> tuple[str, str, float] | None:
    """The kind whose removal gains most, its name, and k without it; None when none gains."""
    now = count(facts).k
    told = [fact for fact in facts if fact.kind != SEX and not fact.given]
    names = {fact.kind: fact.name for fact in reversed(told)}
    gains = [
        (count([other for other in facts if other.kind != kind or other.given]).k, kind) for kind in names
    ]
    k, kind = max(gains, default=(now, ""), key=lambda gain: gain[0])
    return (kind, names[kind], k) if k > now else None
