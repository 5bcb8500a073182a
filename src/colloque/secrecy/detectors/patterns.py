"""A named regular expression on the folded text, compiled when first used.

House rule for every expression: no unbounded repeat inside another, so that the time grows with the length
of the text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from colloque.findings import Role, Why
from colloque.screening import Expression
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.house import HOUSE


@cache
def compiled(source: str) -> Expression:
    """Compile once; spaces are literal, case does not matter because the text is folded.

    >>> compiled("ipp").search("mon ipp").start()
    4
    """
    return Expression(source)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way an identifier is written.

    Attributes:
        name: Shown in ``Why.source``, as ``tel.national``.
        label: Label of the hits.
        source: Regular expression on the folded text; the group ``id`` is the hit, else the whole match.
        score: Confidence of a match, 0 to 1.
        gate: Text that must occur for a match to be possible; empty when none is known.
        least_digits: Number of digits without which no match is possible.
        words: Folded words of which one at least must occur; empty when any text may match.
    """

    name: str
    label: str
    source: str
    score: float = 0.9
    gate: str = ""
    words: frozenset[str] = frozenset()
    least_digits: int = 0
    bit: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bit", HOUSE.add(self.source))

    def may_match(self, text: FoldedText) -> bool:
        r"""Whether a match is possible: the screen read from the expression, then what the pattern declares.

        >>> Pattern("x", "TEL", r"ipp \d+").may_match(FoldedText.of("ipp de Mme Roc"))
        False
        """
        return bool(
            text.worth_trying & self.bit
            and self.gate in text.folded
            and text.digits >= self.least_digits
            and (not self.words or not self.words.isdisjoint(text.vocabulary))
        )

    def matches(self, text: FoldedText) -> Iterator[re.Match[str]]:
        """Every match in the folded text, left to right."""
        if not text.worth_trying & self.bit or not self.may_match(text):
            return iter(())
        expression, offsets = compiled(self.source), text.offsets.get(self.bit)
        return expression.finditer(text.folded) if offsets is None else iter(text.tried(expression, offsets))

    def first(self, text: FoldedText) -> re.Match[str] | None:
        """The first match in the folded text, looked for once a text."""
        if self.source not in text.memo:
            text.memo[self.source] = next(self.matches(text), None)
        match: re.Match[str] | None = text.memo[self.source]
        return match

    def hits(self, text: FoldedText, *, detector: str) -> Iterator[Hit]:
        """Every match as a hit."""
        if not text.worth_trying & self.bit:
            return iter(())
        return (self.hit(match, detector=detector) for match in self.matches(text))

    def hit(self, match: re.Match[str], *, detector: str, score: float | None = None, cue: str = "") -> Hit:
        """One match as a hit, with the word that confirmed it."""
        start, end = match.span("id" if "id" in match.re.groupindex else 0)
        why = Why(source=self.name, cues=(cue,) if cue else (), role=Role.UNKNOWN)
        return Hit(start, end, self.label, detector, self.score if score is None else score, why)

    def hit_at(self, start: int, end: int, *, detector: str, label: str | None = None) -> Hit:
        """A hit of this pattern on a run that the detector has cut itself."""
        return Hit(start, end, label or self.label, detector, self.score, Why(source=self.name))


def worth_trying(patterns: Iterable[Pattern], text: FoldedText) -> list[Pattern]:
    r"""Those of the patterns that the screen lets pass, in their order.

    >>> ipp = Pattern("x", "IPP", r"ipp \d+")
    >>> worth_trying([ipp], FoldedText.of("ipp de Mme Roc"))
    []
    """
    passing = text.worth_trying
    return [pattern for pattern in patterns if passing & pattern.bit]


def before(text: FoldedText, offset: int, width: int = 30) -> str:
    """At most ``width`` folded code points just before ``offset``."""
    return text.folded[max(0, offset - width) : offset]


def after(text: FoldedText, offset: int, width: int = 30) -> str:
    """At most ``width`` folded code points from ``offset``."""
    return text.folded[offset : offset + width]
