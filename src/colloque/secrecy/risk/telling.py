"""A text as the estimate reads it: folded once, and asked once whether it is about somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from colloque.findings import Context
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.risk.roles import ABOUT_OTHERS, is_told_of_someone, roles_in


@dataclass(frozen=True)
class Telling:
    """What a text tells, and whom of.

    Attributes:
        text: The text, folded.
        hits: Its identifiers, which know whom they are about.
    """

    text: FoldedText
    hits: tuple[Hit, ...]

    @classmethod
    def of(cls, text: str | FoldedText, hits: Sequence[Hit], *, context: Context) -> Telling:
        """Read a text whose identifiers are found.

        >>> Telling.of("Patiente qui tousse", (), context=Context()).is_about_someone
        True
        """
        folded = FoldedText.of(text)
        return cls(folded, roles_in(folded, hits, context=context))

    @cached_property
    def own(self) -> tuple[Hit, ...]:
        """The hits about patients and relatives."""
        return tuple(hit for hit in self.hits if hit.why.role not in ABOUT_OTHERS)

    @cached_property
    def is_about_someone(self) -> bool:
        """Whether the text tells something of a person's care."""
        return is_told_of_someone(self.text, self.own)

    def words(self, hit: Hit) -> str:
        """A hit as it is written."""
        return self.text.original[hit.start : hit.end]
