"""SCI-1, SCI-2, PH-1: what the public is told of medicine. Doubt, source and a colleague's question pass."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import phrase_findings
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding
from colloque.rulebook import Rulebook

SUBJECTS = ("claims", "remedies", "prevention")


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on certainties without source, illusory remedies and calls to evade public health."""
    for subject in SUBJECTS:
        yield from phrase_findings(cue_book(subject), reading=reading, rulebook=rulebook)
