"""A folded text cut in words once, and asked once which of the expressions of a house it may hold."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

from colloque.screening.endings import Expression
from colloque.screening.registry import Registry

_WORD = re.compile(r"([a-zœæ]+|[0-9]+)")
# Beyond the Latin, Greek and Cyrillic letters: other digits may be there.
_FAR = re.compile("[\u0600-\U0010ffff]")
_ODD_DIGIT = re.compile(r"(?![0-9])\d")


@dataclass(frozen=True)
class CutText:
    """A folded text and its words.

    Attributes:
        folded: What expressions are matched on, n code points.
        words: Runs of letters or of digits, in order; w of them.
        starts: Offset of the first code point of each word; w of them.
        ends: Offset one past the last code point of each word; w of them.
        gaps: Signs between each word and the next one, empty after the last; w of them.
        vocabulary: The distinct words.
        digits: Number of decimal digits 0 to 9.
        memo: Answers that several ask of the same text, by question.
    """

    folded: str
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    ends: tuple[int, ...] = field(init=False, repr=False, compare=False)
    gaps: tuple[str, ...] = field(init=False, repr=False, compare=False)
    vocabulary: frozenset[str] = field(init=False, repr=False, compare=False)
    digits: int = field(init=False, repr=False, compare=False)
    memo: dict[Hashable, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Signs and words by turns, signs first and last; cut once, because everybody asks for them.
        pieces = _WORD.split(self.folded)
        bounds = tuple(accumulate(map(len, pieces)))
        words = tuple(pieces[1::2])
        self.__dict__.update(
            words=words,
            starts=bounds[:-1:2],
            ends=bounds[1::2],
            gaps=(*pieces[2:-1:2], "") if words else (),
            vocabulary=frozenset(words),
            digits=sum(map(len, filter(str.isdecimal, words))),
            memo={},
        )

    @cached_property
    def all_digits(self) -> int:
        """Number of decimal digits of any script, those of Arabic or Devanagari included."""
        if self.folded.isascii() or _FAR.search(self.folded) is None:
            return self.digits
        return self.digits + sum(1 for _ in _ODD_DIGIT.finditer(self.folded))

    @cached_property
    def dense_digits(self) -> int:
        """Most decimal digits without a letter between them, or more.

        >>> CutText("le 12/03 a 14h30").dense_digits
        4
        """
        if self.all_digits != self.digits:
            return self.all_digits
        best = now = 0
        for word in self.words if self.digits else ():
            now = now + len(word) if word[0] <= "9" else 0
            best = max(best, now)
        return best

    def passing(self, house: Registry) -> int:
        """The bits of the expressions of a house that can match, asked once a text."""
        return self.places(house)[0]

    def matches(
        self, expression: Expression | re.Pattern[str], bit: int, house: Registry
    ) -> Iterator[re.Match[str]]:
        r"""What ``expression.finditer`` gives, tried only where a match may begin.

        Args:
            expression: An expression of the house.
            bit: Its bit.
            house: Where it was declared.

        >>> house = Registry()
        >>> bit = house.add(r"\bchu de \w+")
        >>> [m[0] for m in CutText("le chu de brest").matches(Expression(r"\bchu de \w+"), bit, house)]
        ['chu de brest']
        """
        passing, offsets = self.places(house)
        if bit in offsets:
            return iter(self.tried(expression, offsets[bit]))
        return expression.finditer(self.folded) if passing & bit else iter(())

    def places(self, house: Registry) -> tuple[int, Mapping[int, list[int]]]:
        """The bits of what can match, and of those that begin at known places the offsets to try."""
        screen = house.screen()
        found: tuple[int, Mapping[int, list[int]]] | None = self.memo.get(screen)
        if found is None:
            passing = screen.passing(
                self.words, folded=self.folded, digits=self.all_digits, dense=self.dense_digits
            )
            # Digits of other scripts begin at no word: where there are some, everything is looked for.
            placed = passing & screen.openers.known if self.all_digits == self.digits else 0
            offsets = screen.openers.offsets(placed, self.words, self.starts, self.folded)
            found = self.memo[screen] = (passing & ~placed | sum(offsets), offsets)
        return found

    def tried(self, expression: Expression | re.Pattern[str], offsets: list[int]) -> list[re.Match[str]]:
        """The matches that begin at some of the offsets, left to right, no two of which overlap."""
        found: list[re.Match[str]] = []
        match, folded, end = expression.match, self.folded, 0
        for at in offsets:
            if at >= end and (one := match(folded, at)):
                found.append(one)
                end = one.end()
        return found
