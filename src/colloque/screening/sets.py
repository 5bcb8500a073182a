"""The sets of characters of an expression, ``[a-z]`` or ``[^.]``, as Python's own parse gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from colloque.screening.atoms import LETTERS

Tree = Sequence[tuple[Any, Any]]
_WITH_LETTERS = frozenset({"CATEGORY_WORD", "CATEGORY_NOT_DIGIT", "CATEGORY_NOT_SPACE"})

_WITH_DIGITS = frozenset({"CATEGORY_WORD", "CATEGORY_DIGIT", "CATEGORY_NOT_SPACE"})


def members_of(items: Tree, among: Iterable[str]) -> frozenset[str]:
    """Those of the letters and digits ``among`` that a set holds."""
    plain = [(str(kind), value) for kind, value in items]
    negated = plain[0][0] == "NEGATE"
    return frozenset(letter for letter in among if _holds(plain[negated:], letter) is not negated)


def signs_of(items: Tree) -> frozenset[str] | None:
    """The characters of a set besides its letters; None when they are not listed one by one."""
    plain = [(str(kind), value) for kind, value in items]
    if all(kind == "LITERAL" or (kind == "RANGE" and _is_between("a", value, "z")) for kind, value in plain):
        return frozenset(chr(value) for kind, value in plain if kind == "LITERAL") - LETTERS
    return None


def holds_only_digits(items: Tree) -> bool:
    """Whether every character of a set is a decimal digit."""
    return all(_is_digit(str(kind), value) for kind, value in items)


def _is_digit(kind: str, value: Any) -> bool:
    if kind == "LITERAL":
        return chr(value).isdecimal()
    if kind == "RANGE":
        return _is_between("0", value, "9")
    return kind == "CATEGORY" and str(value) == "CATEGORY_DIGIT"


def _is_between(first: str, bounds: tuple[int, int], last: str) -> bool:
    return ord(first) <= bounds[0] and bounds[1] <= ord(last)


def _holds(items: Iterable[tuple[str, Any]], char: str) -> bool:
    categories = _WITH_DIGITS if char.isdecimal() else _WITH_LETTERS
    for kind, value in items:
        if kind == "LITERAL" and chr(value) == char:
            return True
        if kind == "RANGE" and value[0] <= ord(char) <= value[1]:
            return True
        if kind == "CATEGORY" and str(value) in categories:
            return True
    return False
