"""How the matches of an expression begin: at which words, digits or signs it is worth trying at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import digits
from typing import Any

from colloque.screening.atoms import LETTERS
from colloque.screening.sets import Tree, holds_only_digits, members_of, signs_of

# Marks in what is spelt: a word may begin here, the text begins, no letter follows, a number may begin here.
_WORD, _TEXT, _SHUT, _NUMBER = "\x02", "\x03", "\x04", "\x05"
_MARKS = frozenset({_WORD, _TEXT, _SHUT, _NUMBER})
# Wildcards: a digit, another character that is no letter, anything.
_DIGIT, _OTHER, _ANYTHING = "0", "\x00", "\x01"
_LIGATURES = frozenset("œæ")
_ALL_LETTERS = LETTERS | _LIGATURES
_MOST, _MOST_IN_SET = 800, 6
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


@dataclass(frozen=True, slots=True)
class Openings:
    """Where the matches of an expression begin.

    Attributes:
        words: At one of these words, whole.
        heads: At a word with one of these beginnings.
        signs: At one of these signs.
        digit: At the first digit of a number.
        text: At the beginning of the text.
    """

    words: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    digit: bool = False
    text: bool = False


def openings_of(tree: Iterable[tuple[Any, Any]]) -> Openings | None:
    r"""Read where matches begin, None when they may begin elsewhere than at words, numbers and signs.

    >>> import re
    >>> openings_of(re._parser.parse(r"\b(?:rue|av\.|allees?) \w+")).words == {"rue", "av", "allee", "allees"}
    True
    >>> openings_of(re._parser.parse("rue")) is None
    True
    """
    strings = _sequence(tree)
    if strings is None:
        return None
    words: set[str] = set()
    heads: set[str] = set()
    signs: set[str] = set()
    digit = text = False
    for string in strings:
        body = string.lstrip("".join(_MARKS))
        marks = string[: len(string) - len(body)]
        letters = "".join(char for char in body if char in LETTERS)
        if not body or body[0] == _ANYTHING:
            return None  # perhaps nothing at all is matched
        if _TEXT in marks:
            text = True
        elif body[0] in {_OTHER, " "}:
            return None
        elif letters and _WORD in marks:
            (words if len(body) > len(letters) and body[-1] != _ANYTHING else heads).add(letters)
        elif body[0] == _DIGIT and marks:
            digit = True
        elif not letters and body[0] != _DIGIT:
            signs.add(body[0])
        else:
            return None
    return Openings(frozenset(words), frozenset(heads), frozenset(signs), digit, text)


def _sequence(tree: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """How one thing after the other begins: up to the end of its first word."""
    strings = frozenset({""})
    for operator, argument in tree:
        going = {string for string in strings if not _is_closed(string)}
        if not going:
            break
        heads = _one(str(operator), argument)
        if heads is None or len(going) * len(heads) > _MOST:
            return None
        strings = (strings - going) | {_extended(one, other) for one in going for other in heads}
    return strings


def _is_closed(string: str) -> bool:
    return bool(string) and string[-1] not in LETTERS and not _MARKS.issuperset(string)


def _extended(string: str, head: str) -> str:
    for char in head:
        if _is_closed(string):
            break
        # After letters only what follows tells, before them only what precedes.
        if char != (_NUMBER if string[-1:] in LETTERS else _SHUT):
            string += char
    return string


def _one(operator: str, argument: Any) -> frozenset[str] | None:
    if operator == "LITERAL":
        return frozenset({_character(chr(argument))})
    if operator == "IN":
        return _set(argument)
    if operator == "BRANCH":
        return _either(argument[1])
    if operator == "SUBPATTERN":
        _, added, removed, tree = argument
        return None if added or removed else _sequence(tree)
    if operator == "ATOMIC_GROUP":
        return _sequence(argument)
    if operator in _REPEATS:
        return _repeated(*argument)
    if operator == "AT":
        return frozenset({_PLACES.get(str(argument), "")})
    if operator in {"ASSERT", "ASSERT_NOT"}:
        return frozenset({_look(argument[0], argument[1], wanted=operator == "ASSERT")})
    return frozenset({_ANYTHING})


_PLACES = {
    "AT_BEGINNING": _TEXT,
    "AT_BEGINNING_STRING": _TEXT,
    "AT_BOUNDARY": _WORD,
    "AT_END": _SHUT,
    "AT_END_STRING": _SHUT,
}


def _character(char: str) -> str:
    if char in _LIGATURES or char in _MARKS:
        return _ANYTHING
    return _DIGIT if char in digits else _OTHER if char.isdecimal() else char


def _set(items: Tree) -> frozenset[str]:
    """One character of a set, spelt out when they are few."""
    letters, signs = members_of(items, _ALL_LETTERS), signs_of(items)
    if not letters and holds_only_digits(items):
        return frozenset({_DIGIT})
    spelt = frozenset({_OTHER}) if signs is None else frozenset(map(_character, signs))
    if len(letters | spelt) <= _MOST_IN_SET and not letters & _LIGATURES:
        return letters | spelt
    return frozenset({_ANYTHING if letters else _OTHER})


def _either(branches: Iterable[Tree]) -> frozenset[str] | None:
    told = [_sequence(branch) for branch in branches]
    found = frozenset(string for one in told if one for string in one)
    return None if None in told or len(found) > _MOST else found


def _repeated(least: int, most: int, tree: Tree) -> frozenset[str] | None:
    inner = _sequence(tree)
    if inner is None:
        return None
    if most > 1:
        inner = frozenset(string if _is_closed(string) else string + _ANYTHING for string in inner)
    return inner if least else inner | {""}


def _look(side: int, tree: Tree, *, wanted: bool) -> str:
    """What a look around says of the letters and digits beside: nothing, unless it shuts them all out."""
    if wanted:
        first = [_held(branch[:1]) for branch in _branches(tree)] if side > 0 else [None]
        return "" if any(one is None or one & _ALL_LETTERS for one in first) else _SHUT
    shut = [_held(branch) or frozenset() for branch in _branches(tree)]
    if side > 0:
        return _SHUT if any(one >= _ALL_LETTERS for one in shut) else ""
    if any(one >= _ALL_LETTERS | set(digits) for one in shut):
        return _WORD
    return _NUMBER if any(one >= set(digits) for one in shut) else ""


def _branches(tree: Tree) -> list[Tree]:
    nodes = list(tree)
    if len(nodes) == 1 and str(nodes[0][0]) == "BRANCH":
        return [list(branch) for branch in nodes[0][1][1]]
    return [nodes]


def _held(tree: Tree) -> frozenset[str] | None:
    """The letters and digits that one character of a look around may be; None when it is not of one."""
    if len(tree) != 1:
        return None
    operator, argument = str(tree[0][0]), tree[0][1]
    if operator == "IN":
        return members_of(argument, _ALL_LETTERS | set(digits))
    return frozenset({chr(argument)}) if operator == "LITERAL" else None
