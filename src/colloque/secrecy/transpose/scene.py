"""What the planners look at: one text, its identifiers, its context, and one choice of wording a case."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from colloque.findings import Context
from colloque.secrecy.folding import fold
from colloque.secrecy.hits import Hit


@dataclass(frozen=True, slots=True)
class Edit:
    """A planned change, or the reason why none is made.

    Attributes:
        start: First code point of the original concerned.
        end: One past the last.
        label: Label of the design.
        words: What will stand there; None keeps the original.
        reason: One plain French sentence.
        inside: Runs of the identifiers themselves within ``[start, end)``: the only words that may vanish
            without being looked at by the clinical check.
    """

    start: int
    end: int
    label: str
    words: str | None
    reason: str
    inside: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Scene:
    """A text to transpose.

    Attributes:
        text: The original, n code points.
        hits: Identifiers, disjoint, sorted by start.
        context: What is known besides.
        seed: Chooses between wordings of equal precision; nothing else.
    """

    text: str
    hits: tuple[Hit, ...]
    context: Context = field(default_factory=Context)
    seed: int = 0

    @cached_property
    def folded(self) -> str:
        """The text folded, n code points."""
        return fold(self.text)

    @cached_property
    def by_start(self) -> Mapping[int, Hit]:
        """The hits by their first code point."""
        return {hit.start: hit for hit in self.hits}

    @cached_property
    def by_end(self) -> Mapping[int, Hit]:
        """The hits by one past their last code point."""
        return {hit.end: hit for hit in self.hits}

    def of(self, *labels: str) -> tuple[Hit, ...]:
        """The hits that carry one of these labels."""
        return tuple(hit for hit in self.hits if hit.label in labels)

    def words(self, hit: Hit) -> str:
        """The hit as written."""
        return self.text[hit.start : hit.end]

    def before(self, start: int, *, reach: int = 60) -> str:
        """At most ``reach`` folded code points that end at ``start``."""
        return self.folded[max(0, start - reach) : start]

    def after(self, end: int, *, reach: int = 60) -> str:
        """At most ``reach`` folded code points that begin at ``end``."""
        return self.folded[end : end + reach]

    def choose(self, purpose: str, wordings: Iterable[str]) -> str:
        """One wording for the whole case.

        The draw depends on the seed and the purpose, never on the words replaced: nothing can be undone
        from the choice.
        """
        options = sorted(wordings)
        return random.Random(f"{self.seed}:{purpose}").choice(options)  # noqa: S311 - wording, not a secret
