"""DIF-1, HAR-1, EST-1: a person or a house is accused, hunted or run down. Critique with a source passes."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import phrase_findings
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding
from colloque.rulebook import Rulebook

SUBJECTS = ("accusation", "harassment", "establishment")


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on imputations, calls to a pack, and the image of an establishment."""
    for subject in SUBJECTS:
        yield from phrase_findings(cue_book(subject), reading=reading, rulebook=rulebook)
