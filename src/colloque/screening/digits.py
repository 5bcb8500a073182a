"""How many decimal digits a match of an expression holds at least, and how many without a letter between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from colloque.screening.atoms import LETTERS
from colloque.screening.sets import Tree, holds_only_digits, members_of

_BREAKS = LETTERS | {"œ", "æ"}
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


@dataclass(frozen=True, slots=True)
class Digits:
    """Least numbers of digits of a match.

    Attributes:
        total: In all.
        dense: Somewhere without a letter between.
        head: Before the first letter there may be.
        tail: After the last one.
        pure: Whether there can be no letter; then all four numbers are the same.
    """

    total: int = 0
    dense: int = 0
    head: int = 0
    tail: int = 0
    pure: bool = False

    def __add__(self, other: Digits) -> Digits:
        return Digits(
            self.total + other.total,
            max(self.dense, other.dense, self.tail + other.head),
            self.head + (other.head if self.pure else 0),
            other.tail + (self.tail if other.pure else 0),
            self.pure and other.pure,
        )


_NOTHING, _ONE, _UNKNOWN = Digits(pure=True), Digits(1, 1, 1, 1, True), Digits()


def digits_of(tree: Iterable[tuple[Any, Any]]) -> Digits:
    r"""The digits of one thing after the other.

    >>> import re
    >>> digits_of(re._parser.parse(r"\d\d(?:[ .]?\d\d)+ chez \d{3}"))
    Digits(total=7, dense=4, head=4, tail=3, pure=False)
    """
    return reduce(Digits.__add__, (_one(str(operator), argument) for operator, argument in tree), _NOTHING)


def _one(operator: str, argument: Any) -> Digits:
    if operator == "LITERAL":
        char = chr(argument)
        return _ONE if char.isdecimal() else _UNKNOWN if char in _BREAKS else _NOTHING
    if operator == "IN":
        return (
            _ONE if holds_only_digits(argument) else _UNKNOWN if members_of(argument, _BREAKS) else _NOTHING
        )
    if operator == "BRANCH":
        return reduce(_either, (digits_of(branch) for branch in argument[1]))
    if operator == "SUBPATTERN":
        return digits_of(argument[3])
    if operator == "ATOMIC_GROUP":
        return digits_of(argument)
    if operator in _REPEATS:
        least, _, tree = argument
        return _repeated(int(least), tree)
    return _NOTHING if operator in {"AT", "ASSERT", "ASSERT_NOT"} else _UNKNOWN


def _either(one: Digits, other: Digits) -> Digits:
    return Digits(
        min(one.total, other.total),
        min(one.dense, other.dense),
        min(one.head, other.head),
        min(one.tail, other.tail),
        one.pure and other.pure,
    )


def _repeated(least: int, tree: Tree) -> Digits:
    once = digits_of(tree)
    if least and not once.pure:
        return Digits(least * once.total, once.dense, once.head, once.tail)
    return Digits(*(least * once.total,) * 4, once.pure)
