"""What a detector is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from colloque.findings import Context
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit


class Detector(Protocol):
    """Finds one kind of identifier; keeps no state between two texts.

    Attributes:
        name: Name shown in findings, the module's name.
        labels: Labels of the hits it may give.
    """

    name: str
    labels: frozenset[str]

    def find(self, text: FoldedText, *, context: Context) -> Iterable[Hit]:
        """Yield hits in any order; they may overlap."""
        ...
