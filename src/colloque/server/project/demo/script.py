"""The order of things: every line of the demo as steps, each at its moment, sorted in time.

Steps only say what happens; ``stage`` makes it happen through the rooms' actions.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from .lines import AnswerLine, PostLine, QuestionLine, WithdrawnLine
from .reading import Community

# A like or a boost comes within a day and a half of the post, and before the load.
_SLOWEST_REACTION = dt.timedelta(hours=36)


@dataclass(frozen=True, slots=True)
class Publish:
    """Publish a post, as a reply when its line says so."""

    line: PostLine


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a #DocTocToc question."""

    line: QuestionLine


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer a question."""

    question: QuestionLine
    line: AnswerLine


@dataclass(frozen=True, slots=True)
class Close:
    """Close a question with its synthesis."""

    line: QuestionLine


@dataclass(frozen=True, slots=True)
class React:
    """Like or boost (``verb``) the post of that key."""

    verb: str
    key: str
    by: str


@dataclass(frozen=True, slots=True)
class Regret:
    """Publish, then claim, then confirm: ``stage`` is one of the three."""

    stage: str
    line: WithdrawnLine


Step: TypeAlias = Publish | Ask | Answer | Close | React | Regret


def script(community: Community, *, now: dt.datetime, seed: int = 0) -> list[tuple[dt.datetime, Step]]:
    """Every step with its moment, from the oldest to the newest, none later than ``now``.

    Args:
        community: What is said.
        now: Aware moment of the load, in the time zone of the clock times of the data.
        seed: Draws the delays of likes and boosts; the same seed gives the same script.

    >>> from .reading import read_community
    >>> steps = script(read_community(), now=dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC))
    >>> [moment for moment, _ in steps] == sorted(moment for moment, _ in steps)
    True
    """
    chance = random.Random(seed)  # noqa: S311  # delays of a demo, no secret
    steps = [
        *_posts(community, now, chance),
        *_questions(community, now, chance),
        *(step for line in community.withdrawn for step in _regret(line, now)),
    ]
    in_time = [(moment, step) for moment, step in steps if moment <= now]
    return sorted(in_time, key=lambda timed: timed[0])  # stable: what was written first stays first


def _posts(
    community: Community, now: dt.datetime, chance: random.Random
) -> Iterator[tuple[dt.datetime, Step]]:
    for line in community.posts:
        said = line.moment(now)
        yield said, Publish(line)
        yield from _reactions(line.key, "like", line.likes, (said, now), chance)
        yield from _reactions(line.key, "boost", line.boosts, (said, now), chance)


def _questions(
    community: Community, now: dt.datetime, chance: random.Random
) -> Iterator[tuple[dt.datetime, Step]]:
    for line in community.questions:
        asked = line.moment(now)
        yield asked, Ask(line)
        for answer in line.answers:
            yield asked + dt.timedelta(hours=answer.hours_after), Answer(line, answer)
        if line.synthesis:
            yield asked + dt.timedelta(hours=line.closed_hours_after), Close(line)
        yield from _reactions(line.key, "like", line.likes, (asked, now), chance)


def _reactions(
    key: str,
    verb: str,
    people: tuple[str, ...],
    between: tuple[dt.datetime, dt.datetime],
    chance: random.Random,
) -> Iterator[tuple[dt.datetime, Step]]:
    said, now = between
    longest = min(_SLOWEST_REACTION, now - said)
    for person in people:
        yield said + longest * chance.uniform(0.01, 0.99), React(verb, key, person)


def _regret(line: WithdrawnLine, now: dt.datetime) -> Iterator[tuple[dt.datetime, Step]]:
    said = line.moment(now)
    yield said, Regret("publish", line)
    yield said + dt.timedelta(hours=line.claim_hours_after), Regret("claim", line)
    yield said + dt.timedelta(hours=line.confirm_hours_after), Regret("confirm", line)
