"""Which of many regular expressions can match a text at all: one look at each of its words tells.

From every expression are read the words, parts of words and signs without which it cannot match, and the
number of digits. A text's words are looked up once, and give the set of the expressions worth trying, as the
bits of one number. What is left out could not have matched, so that findings never depend on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from types import MappingProxyType

from colloque.screening.atoms import Atom
from colloque.screening.needs import MOST_CLAUSES, MOST_DIGITS, Needs, needs_of
from colloque.screening.openings import Openings
from colloque.screening.shipped import shipped

_MOST_WORDS = 1 << 15
_LONGEST_KEPT = 40
_RUN = re.compile("[a-z]+")


def _needs_of(source: str, words: Iterable[str]) -> Needs:
    asked = tuple(words)
    return shipped(source, asked) or needs_of(source, asked)


class Screen:
    """Many expressions, and what each needs.

    Args:
        sources: Expressions on folded text, compiled without flags; bit n of an answer is the n-th of them.
        words: Words asked for besides, by number of expression; see `needs_of`.
    """

    def __init__(
        self, sources: Sequence[str], words: Mapping[int, Iterable[str]] = MappingProxyType({})
    ) -> None:
        self._width = len(sources)
        needs = [_needs_of(source, words.get(number, ())) for number, source in enumerate(sources)]
        masks: dict[Atom, int] = {}
        self._base = 0
        for number, one in enumerate(needs):
            for plane in range(MOST_CLAUSES):
                bit = 1 << (plane * self._width + number)
                if plane >= len(one.clauses):
                    self._base |= bit
                    continue
                for atom in one.clauses[plane]:
                    masks[atom] = masks.get(atom, 0) | bit
        self._signs = tuple((atom.text, mask) for atom, mask in masks.items() if atom.is_sign)
        self._words = _Words({atom: mask for atom, mask in masks.items() if not atom.is_sign})
        self._digits = _at_most(one.digits for one in needs)
        self._dense = _at_most(one.dense for one in needs)
        self.openers = Openers([one.openings for one in needs])

    def passing(self, words: Iterable[str], *, folded: str, digits: int, dense: int) -> int:
        r"""The expressions that may match a text.

        Args:
            words: Its runs of small letters ``[a-z]+``, with or without other characters between.
            folded: The text itself, for the signs.
            digits: Number of characters in it that ``\d`` matches, or more.
            dense: Most of them without a letter between, or more.

        >>> screen = Screen([r"\bchu\b", r"\d{4}", r"@"])
        >>> bin(screen.passing(["chu", "brest"], folded="chu brest", digits=0, dense=0))
        '0b1'
        """
        found = reduce(or_, map(self._words.__getitem__, words), self._base)
        for sign, mask in self._signs:
            if sign in folded:
                found |= mask
        passing = found & (found >> self._width) & (found >> 2 * self._width)
        return passing & self._digits[min(digits, MOST_DIGITS)] & self._dense[min(dense, MOST_DIGITS)]


def _at_most(numbers: Iterable[int]) -> tuple[int, ...]:
    """For each count, the bits of the numbers it reaches."""
    wanted = list(numbers)
    return tuple(
        sum(1 << place for place, number in enumerate(wanted) if number <= count)
        for count in range(MOST_DIGITS + 1)
    )


class Openers:
    """Where the matches of each expression may begin.

    Args:
        openings: Of each expression; None when its matches may begin anywhere.

    Attributes:
        known: The bits of the expressions whose matches begin where told.
    """

    def __init__(self, openings: Sequence[Openings | None]) -> None:
        masks: dict[Atom, int] = {}
        signs: dict[str, int] = {}
        self.known = self._digit = self._text = 0
        for number, one in enumerate(openings):
            if one is None:
                continue
            bit = 1 << number
            self.known |= bit
            self._digit |= bit if one.digit else 0
            self._text |= bit if one.text else 0
            for atoms, ends in ((one.words, True), (one.heads, False)):
                for text in atoms:
                    masks[Atom(text, True, ends)] = masks.get(Atom(text, True, ends), 0) | bit
            for sign in one.signs:
                signs[sign] = signs.get(sign, 0) | bit
        self._signs = tuple(signs.items())
        self._words = _Words(masks)

    def offsets(
        self, bits: int, words: Sequence[str], starts: Sequence[int], folded: str
    ) -> dict[int, list[int]]:
        """Where each of some expressions may begin.

        Args:
            bits: Which expressions, all of them known.
            words: Runs of letters or of digits of a text.
            starts: Their offsets.
            folded: The text.

        Returns:
            For the bit of each expression that may begin somewhere, the offsets in order.
        """
        found: dict[int, list[int]] = {}
        for here, start in zip(map(self._words.__getitem__, words), starts, strict=True):
            here &= bits
            while here:
                bit = here & -here
                here ^= bit
                if bit in found:
                    found[bit].append(start)
                else:
                    found[bit] = [start]
        if numbered := bits & self._digit:
            _add(
                found, numbered, [start for word, start in zip(words, starts, strict=True) if word[0] <= "9"]
            )
        if bits & self._text:
            _add(found, bits & self._text, [0])
        for sign, mask in self._signs:
            if bits & mask and sign in folded:
                _add(found, bits & mask, _places(sign, folded))
        return found


def _add(found: dict[int, list[int]], bits: int, offsets: list[int]) -> None:
    """Add offsets to those of several expressions."""
    while bits and offsets:
        bit = bits & -bits
        bits ^= bit
        found[bit] = sorted({*found[bit], *offsets}) if bit in found else offsets


def _places(sign: str, folded: str) -> list[int]:
    places, at = [], folded.find(sign)
    while at >= 0:
        places.append(at)
        at = folded.find(sign, at + 1)
    return places


class _Words(dict[str, int]):
    """The bits of each word met so far, worked out when first met; a full memory starts again."""

    def __init__(self, masks: Mapping[Atom, int]) -> None:
        super().__init__()
        self._whole = {atom.text: mask for atom, mask in masks.items() if atom.begins and atom.ends}
        self._begin = {atom.text: mask for atom, mask in masks.items() if atom.begins and not atom.ends}
        self._end = {atom.text: mask for atom, mask in masks.items() if atom.ends and not atom.begins}
        self._inside: dict[str, list[tuple[str, int]]] = {}
        for atom, mask in masks.items():
            if not atom.begins and not atom.ends:
                self._inside.setdefault(atom.text[0], []).append((atom.text, mask))
        self._longest = max((len(text) for text in (*self._begin, *self._end)), default=0)

    def __missing__(self, word: str) -> int:
        if word[0] <= "9":
            return 0
        mask = 0
        for run in _RUN.findall(word):
            mask |= self._mask(run)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = mask
        return mask

    def _mask(self, run: str) -> int:
        """The bits of one run of letters, in time linear in its length."""
        mask = self._whole.get(run, 0)
        for length in range(1, min(len(run), self._longest) + 1):
            mask |= self._begin.get(run[:length], 0) | self._end.get(run[-length:], 0)
        for at, letter in enumerate(run):
            for text, bits in self._inside.get(letter, ()):
                if run.startswith(text, at):
                    mask |= bits
        return mask
