"""What a regular expression can spell, as short strings with two wildcards; more than it can, never less.

A string is made of small letters, of signs, of ``EDGE`` (something that is no small letter, or nothing at
all between two things that are not both letters) and of ``ANYTHING`` (any text, even none). The expression
is read from Python's own parse of it; what is not understood is ``ANYTHING``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from colloque.screening.atoms import ANYTHING, COMMON_SIGNS, EDGE, LETTERS, atoms_of, cost_of
from colloque.screening.sets import Tree, members_of, signs_of

_MOST_STRINGS, _MOST_JOINED, _MOST_IN_SET = 600, 96, 6
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """What an expression can spell.

    Attributes:
        strings: Every match is one of them, wildcards filled.
        clauses: Of each of these sets, every match contains at least one string.
    """

    strings: frozenset[str]
    clauses: tuple[frozenset[str], ...] = ()


_ANY = Spelling(frozenset({ANYTHING}))
_EMPTY = Spelling(frozenset({""}))
_AT_EDGE = Spelling(frozenset({EDGE}))


def spelling_of(tree: Iterable[tuple[Any, Any]], left: str = "") -> Spelling:
    """What one thing after the other can spell; ``left`` is ``EDGE`` where no letter stands before.

    >>> import re
    >>> sorted(spelling_of(re._parser.parse("nees?")).strings)
    ['nee', 'nees']
    """
    strings = frozenset({left})
    clauses: list[frozenset[str]] = []
    for operator, argument in tree:
        one = _one(str(operator), argument, EDGE if _edge(strings, at=-1) == EDGE else "")
        clauses += one.clauses
        if len(strings) * len(one.strings) <= _MOST_JOINED or 1 in {len(strings), len(one.strings)}:
            strings = _joined(strings, one.strings)
        else:
            # Too many to spell out: what came before becomes a clause, and each side knows the other's edge.
            clauses.append(_joined(strings, frozenset({_edge(one.strings, at=0)})))
            strings = _joined(frozenset({_edge(strings, at=-1)}), one.strings)
    return Spelling(strings, tuple(clauses))


def spelling_of_word(word: str) -> str:
    r"""A word as it stands in a text; ``arret*`` is every word so begun.

    >>> spelling_of_word("arret*"), spelling_of_word("pu-ph")
    ('\x00arret\x01', '\x00pu\x00ph\x00')
    """
    stem = word.removesuffix("*")
    spelt = "".join(string for char in stem for string in _character(char).strings)
    return _short(EDGE + spelt + (EDGE if stem == word else ANYTHING))


def _joined(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    return frozenset(_short(one + other) for one in left for other in right)


def _short(string: str) -> str:
    """The string with its repeated wildcards said once."""
    return string.replace(EDGE + EDGE, EDGE).replace(ANYTHING + ANYTHING, ANYTHING)


def _edge(strings: frozenset[str], *, at: int) -> str:
    """Whether all strings begin (0) or end (-1) with something that is no letter."""
    ends = {string[at] if string else ANYTHING for string in strings}
    return EDGE if all(end not in LETTERS and end != ANYTHING for end in ends) else ANYTHING


def _one(operator: str, argument: Any, left: str) -> Spelling:
    """The spelling of one node of the tree."""
    if operator == "LITERAL":
        return _character(chr(argument))
    if operator == "IN":
        return _set(argument)
    if operator == "BRANCH":
        return _either([spelling_of(branch, left) for branch in argument[1]])
    if operator == "SUBPATTERN":
        _, added, removed, tree = argument
        return _ANY if added or removed else spelling_of(tree, left)
    if operator == "ATOMIC_GROUP":
        return spelling_of(argument, left)
    if operator in _REPEATS:
        least, most, tree = argument
        return _repeated(int(least), int(most), tree, left)
    if operator == "AT":
        return _EMPTY if str(argument) == "AT_NON_BOUNDARY" else _AT_EDGE
    if operator in {"ASSERT", "ASSERT_NOT"}:
        return _look(operator == "ASSERT", argument[1])
    return _ANY


def _character(char: str) -> Spelling:
    return Spelling(frozenset({char if char in LETTERS or _is_telling(char) else EDGE}))


def _is_telling(char: str) -> bool:
    """Whether a character that is no letter is worth spelling out: a sign that few texts hold."""
    return not (char.isspace() or char.isdecimal() or char in COMMON_SIGNS)


def _set(items: Tree) -> Spelling:
    """One character of a set: spelt out when they are few."""
    letters, signs = members_of(items, LETTERS), signs_of(items)
    telling = signs is not None and all(map(_is_telling, signs))
    members = letters | (signs if signs is not None and telling else {EDGE})
    return Spelling(members if len(members) <= _MOST_IN_SET else frozenset({ANYTHING if letters else EDGE}))


def _either(branches: Sequence[Spelling]) -> Spelling:
    """One of several: all their strings, or the most telling clause of each."""
    strings = frozenset(string for branch in branches for string in branch.strings)
    if len(strings) <= _MOST_STRINGS and not any(branch.clauses for branch in branches):
        return Spelling(strings)
    return Spelling(frozenset({ANYTHING}), _clauses(branches))


def _clauses(branches: Sequence[Spelling]) -> tuple[frozenset[str], ...]:
    told = [_most_telling((*branch.clauses, branch.strings)) for branch in branches]
    return () if None in told else (frozenset(string for one in told if one for string in one),)


def _most_telling(clauses: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The clause that fewest texts hold, None when none tells anything."""
    worth = [
        (cost_of(atoms), rank, clause) for rank, clause in enumerate(clauses) if (atoms := atoms_of(clause))
    ]
    return min(worth)[2] if worth else None


def _repeated(least: int, most: int, tree: Tree, left: str) -> Spelling:
    inner = spelling_of(tree, left)
    if (least, most) == (1, 1):
        return inner
    if least == 0:
        if most == 1 and not inner.clauses:
            return Spelling(inner.strings | {""})
        return Spelling(frozenset({"", EDGE}) if inner.strings == {EDGE} else _ANY.strings)
    if inner.strings == {EDGE}:
        return Spelling(inner.strings, inner.clauses)
    # Once, or twice and more: whatever comes between, what comes next stands after the last.
    rest = frozenset({ANYTHING + _edge(inner.strings, at=-1)})
    return Spelling(_joined(inner.strings, rest), inner.clauses)


def _look(wanted: bool, tree: Tree) -> Spelling:
    """A look around: an edge when it shuts letters out, else nothing is known."""
    shut = _letters_beside(tree)
    return _AT_EDGE if shut is not None and bool(shut) is not wanted else _EMPTY


def _letters_beside(tree: Tree) -> bool | None:
    """True when any letter would do for a look around, False when none would, None otherwise."""
    nodes = [(str(operator), argument) for operator, argument in tree]
    if len(nodes) != 1:
        return None
    operator, argument = nodes[0]
    if operator == "IN":
        letters = members_of(argument, LETTERS)
        return None if 0 < len(letters) < len(LETTERS) else bool(letters)
    if operator == "LITERAL":
        return None if chr(argument) in LETTERS else False
    if operator == "BRANCH":
        return True if any(_letters_beside(branch) is True for branch in argument[1]) else None
    return None
