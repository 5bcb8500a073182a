"""Declared state graphs that refuse illegal moves.

A room declares its states and its edges once, as data; ``advance`` is the only way to change a state, and it
writes the journal in the same transaction. A bad graph does not load.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar

from django.db import models, transaction

from .errors import Conflict
from .journal import Fact, record


class GraphError(TypeError):
    """The declaration of a graph is wrong: raised at import, names the graph and the state."""


class IllegalMove(Conflict):
    """There is no such edge, or the thing is no longer in the state one thought."""

    code = "illegal_move"


class StateGraph:
    """Base of the declared graphs.

    Subclasses set ``initial`` and ``edges``; ``edges`` lists, for every state, the states it may become.
    A state with no way out is final.

    >>> class Door(StateGraph):
    ...     initial = "closed"
    ...     edges = {"closed": ("open",), "open": ("closed", "broken"), "broken": ()}
    >>> Door.allows("closed", "open"), Door.allows("broken", "open"), sorted(Door.finals())
    (True, False, ['broken'])
    """

    initial: ClassVar[str]
    edges: ClassVar[Mapping[str, tuple[str, ...]]]

    def __init_subclass__(cls) -> None:
        """Refuse a graph with an unknown, unreachable or missing state."""
        if cls.initial not in cls.edges:
            raise GraphError(f"{cls.__name__}: initial state {cls.initial!r} is not declared")
        for state, targets in cls.edges.items():
            for target in targets:
                if target not in cls.edges:
                    raise GraphError(f"{cls.__name__}: {state!r} leads to undeclared {target!r}")
        unreachable = set(cls.edges) - cls._reachable()
        if unreachable:
            raise GraphError(f"{cls.__name__}: nothing leads to {sorted(unreachable)}")

    @classmethod
    def _reachable(cls) -> set[str]:
        seen, todo = {cls.initial}, [cls.initial]
        while todo:
            for target in cls.edges[todo.pop()]:
                if target not in seen:
                    seen.add(target)
                    todo.append(target)
        return seen

    @classmethod
    def allows(cls, state: str, target: str) -> bool:
        """Whether ``target`` may follow ``state``."""
        return target in cls.edges.get(state, ())

    @classmethod
    def finals(cls) -> frozenset[str]:
        """States that nothing leaves."""
        return frozenset(state for state, targets in cls.edges.items() if not targets)

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """The states as Django choices."""
        return [(state, state) for state in cls.edges]


def advance(
    thing: models.Model,
    *,
    graph: type[StateGraph],
    to: str,
    event: str,
    by: int | None,
    now: dt.datetime,
    facts: Mapping[str, Fact] | None = None,
    field: str = "state",
) -> None:
    """Move ``thing`` along one declared edge and journal it, in one transaction.

    The move is a compare-and-set on the row: of two concurrent callers one wins, the other gets IllegalMove.

    Args:
        thing: A saved row whose ``field`` holds its state.
        graph: The graph that rules this row.
        to: The state to reach.
        event: Name of the journal entry, as ``post.withdrawn``.
        by: Account id of who did it; None for the system or someone without account.
        now: Aware moment of the move.
        facts: Ids, rule ids and counts for the journal; never text.
        field: Name of the state column.

    Raises:
        IllegalMove: no such edge, or the row was moved meanwhile.
    """
    was = getattr(thing, field)
    if not graph.allows(was, to):
        raise IllegalMove("Cette action n’est plus possible à ce stade.")
    with transaction.atomic():
        rows = type(thing)._default_manager.filter(pk=thing.pk, **{field: was})
        if rows.update(**{field: to}) != 1:
            raise IllegalMove("Cette action vient d’être faite ailleurs.")
        record(event, subject=thing, by=by, now=now, facts={"from": was, "to": to, **(facts or {})})
    setattr(thing, field, to)
