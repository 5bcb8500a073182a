"""Expressions that must end where the text ends: read backwards, one try replaces one at every offset.

``(?:hopital|clinique) (?:de |d')?$`` asked of the words before a name is tried by ``re`` at each of their
characters. Backwards it is ``(?:(?: ed|'d) )?(?:latipoh|euqinilc)``, tried once at the end. The backward
expression lets more through (it drops what looks around); what passes is searched forwards as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from colloque.screening.parsing import parsed

_LONGEST_STRETCH = 8
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}
_PLACES = {
    "AT_BEGINNING": r"\Z",
    "AT_BEGINNING_STRING": r"\Z",
    "AT_BOUNDARY": r"\b",
    "AT_NON_BOUNDARY": r"\B",
    "AT_END": "",
}
_LOOKS = frozenset({"ASSERT", "ASSERT_NOT"})


class _Unknown(Exception):
    """The expression holds something that is not read backwards."""


def backwards(source: str) -> str | None:
    r"""The expression to match on the reversed text; None when it need not end with the text.

    >>> backwards(r"\b(?:rue|quai) (?:de )?$")
    '\\n?(?:\\ ed){0,1}\\ (?:eur|iauq)\\b'
    """
    tree = parsed(source)
    if tree is None or not _ends(tree):
        return None
    try:
        return r"\n?" + _factored([_reversed(tree)])
    except _Unknown:
        return None


def _ends(tree: Iterable[tuple[Any, Any]]) -> bool:
    """Whether every way through ends with the text."""
    nodes = [(str(operator), argument) for operator, argument in tree]
    if not nodes:
        return False
    operator, argument = nodes[-1]
    if operator == "AT":
        return str(argument) == "AT_END" and not (len(nodes) > 1 and _is_wide(*nodes[-2]))
    if operator == "SUBPATTERN":
        return _ends(argument[3])
    return operator == "BRANCH" and all(_ends(branch) for branch in argument[1])


def _is_wide(operator: str, argument: Any) -> bool:
    """Whether it is a long stretch of nearly anything: backwards it would cost more than forwards."""
    if operator not in _REPEATS or int(argument[1]) <= _LONGEST_STRETCH:
        return False
    inner, value = argument[2][0]
    return str(inner) in {"ANY", "NOT_LITERAL"} or (str(inner) == "IN" and str(value[0][0]) == "NEGATE")


def _reversed(tree: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    """The pieces of an expression, last first."""
    pieces = [_one(str(operator), argument) for operator, argument in tree]
    return tuple(piece for piece in reversed(pieces) if piece)


def _one(operator: str, argument: Any) -> str:
    if operator == "LITERAL":
        return re.escape(chr(argument))
    if operator == "NOT_LITERAL":
        return f"[^{re.escape(chr(argument))}]"
    if operator == "ANY":
        return "."
    if operator == "IN":
        return "[" + "".join(_item(str(kind), value) for kind, value in argument) + "]"
    if operator == "BRANCH":
        return _factored([_reversed(branch) for branch in argument[1]])
    if operator == "SUBPATTERN":
        return _factored([_reversed(argument[3])])
    if operator in _REPEATS:
        return _repeated(*argument)
    if operator == "AT" and str(argument) in _PLACES:
        return _PLACES[str(argument)]
    if operator in _LOOKS:
        return ""
    raise _Unknown


def _item(kind: str, value: Any) -> str:
    if kind == "NEGATE":
        return "^"
    if kind == "LITERAL":
        return re.escape(chr(value))
    if kind == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if kind == "CATEGORY" and str(value) in _CATEGORIES:
        return _CATEGORIES[str(value)]
    raise _Unknown


def _repeated(least: int, most: Any, tree: Iterable[tuple[Any, Any]]) -> str:
    inner = _factored([_reversed(tree)])
    times = "" if str(most) == "MAXREPEAT" else str(int(most))
    return f"(?:{inner}){{{least},{times}}}" if inner else ""


def _factored(ways: Sequence[tuple[str, ...]]) -> str:
    """One expression for several, what they begin with said once: a tree of ways is walked fast."""
    if len(ways) == 1:
        return "".join(ways[0])
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for way in ways:
        by_first.setdefault(way[0] if way else "", []).append(way[1:])
    branches = [first + (_factored(rest) if first else "") for first, rest in by_first.items()]
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"


class Expression:
    r"""A compiled expression whose ``search`` looks at the end of the text first, when it must end there.

    Every method gives what the same method of ``re.Pattern`` gives.

    >>> compiled = Expression(r"\b(?:rue|quai) (?:de )?$")
    >>> compiled.search("12 rue de ").span(), compiled.search("rue de Brest ")
    ((3, 10), None)
    """

    __slots__ = ("findall", "finditer", "fullmatch", "match", "search")

    def __init__(self, source: str) -> None:
        compiled = re.compile(source)
        self.match: _Finder = compiled.match
        self.fullmatch: _Finder = compiled.fullmatch
        self.finditer: Callable[..., Iterator[re.Match[str]]] = compiled.finditer
        self.findall: Callable[..., list[Any]] = compiled.findall
        ending = backwards(source)
        self.search: _Finder = compiled.search if ending is None else _from_the_end(compiled, ending)


_Finder = Callable[..., re.Match[str] | None]


def _from_the_end(compiled: re.Pattern[str], ending: str) -> _Finder:
    forwards, at_the_end = compiled.search, re.compile(ending).match

    def search(text: str, *bounds: int) -> re.Match[str] | None:
        if not bounds and at_the_end(text[::-1]) is None:
            return None
        return forwards(text, *bounds)

    return search
