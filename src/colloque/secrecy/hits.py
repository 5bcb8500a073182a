"""What a detector hands over: a labelled run of the text, with its score and its reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from colloque.findings import LABELS, Why


@dataclass(frozen=True, slots=True)
class Hit:
    """A run ``[start, end)`` of code points of the original text that seems to identify someone.

    Attributes:
        start: First code point.
        end: One past the last.
        label: Label of the design, as ``TEL``.
        detector: Name of the detector, as ``phones``.
        score: Confidence, 0 to 1.
        why: Pattern or lexicon, context words, role.

    >>> Hit(3, 8, "NOM", "names", 0.9).overlaps(Hit(7, 9, "VILLE", "towns", 0.5))
    True
    """

    start: int
    end: int
    label: str
    detector: str
    score: float
    why: Why = field(default=Why(source=""))

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or negative hit [{self.start}, {self.end})")
        if self.label not in LABELS:
            raise ValueError(f"unknown label {self.label!r}")

    def overlaps(self, other: Hit) -> bool:
        """Whether both share a code point."""
        return self.start < other.end and other.start < self.end
