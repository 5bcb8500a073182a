"""What a claim does, and what its claimant may be told. Pure: facts in, answer out.

The answers are built so that nobody learns from them whether a post exists, nor whether anyone is a patient:
a claim that points at nothing goes through the same stages, at the same hours, as one that hides a post and
has it withdrawn.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

OPEN = frozenset({"received", "contested"})


class Stage(enum.StrEnum):
    """What the claimant reads, and nothing finer."""

    OPEN = "open"
    GONE = "gone"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class ClaimStatus:
    """The whole answer to a follow-up code.

    Attributes:
        stage: Open, gone, or put back after a referee's decision.
        received_at: When the claim came in.
        due_at: By when it is settled.
    """

    stage: Stage
    received_at: dt.datetime
    due_at: dt.datetime


def promised_at(received_at: dt.datetime, *, hours: int) -> dt.datetime:
    """By when a claimant is promised an end: the author's time, then the referee's, ``hours`` each.

    >>> promised_at(dt.datetime(2026, 11, 23, tzinfo=dt.UTC), hours=24).day
    25
    """
    return received_at + 2 * dt.timedelta(hours=hours)


def stage_of(state: str, *, promised_at: dt.datetime, now: dt.datetime) -> Stage:
    """The stage shown for a claim in ``state``.

    An unfounded claim is shown open until the promised time, like any other, then gone: what it points
    at is indeed not online.

    >>> due = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    >>> stage_of("unfounded", promised_at=due, now=due - dt.timedelta(hours=1)).value
    'open'
    >>> [stage_of(state, promised_at=due, now=due).value for state in ("unfounded", "upheld")]
    ['gone', 'gone']
    """
    if state == "dismissed":
        return Stage.RESTORED
    if state in OPEN or (state == "unfounded" and now < promised_at):
        return Stage.OPEN
    return Stage.GONE


def hides_again(*, decided_before: bool) -> bool:
    """Whether a new claim hides its post at once.

    Hide first is the rule. The one exception stops a siege: a source whose earlier claim on the same post a
    referee dismissed goes to a referee again, but the post stays visible meanwhile.

    >>> hides_again(decided_before=False), hides_again(decided_before=True)
    (True, False)
    """
    return not decided_before


def awaits_referee(state: str, *, due_at: dt.datetime, now: dt.datetime) -> bool:
    """Whether a referee must decide: the author contests, or has let the time pass.

    >>> due = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    >>> awaits_referee("contested", due_at=due, now=due - dt.timedelta(hours=3))
    True
    >>> awaits_referee("received", due_at=due, now=due - dt.timedelta(hours=3))
    False
    """
    return state == "contested" or (state == "received" and now >= due_at)


def may_decide(*, is_moderator: bool, referee: int, author: int | None) -> bool:
    """Whether ``referee`` may decide: a moderator, never on a post of their own.

    >>> may_decide(is_moderator=True, referee=1, author=1), may_decide(is_moderator=True, referee=1, author=2)
    (False, True)
    """
    return is_moderator and referee != author
