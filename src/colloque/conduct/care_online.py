"""TELE-1, DTT-2, TRANS-1, CRE-1: care, opinions, cases and content given on a network."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import phrase_findings
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding
from colloque.rulebook import Rulebook

SUBJECTS = ("telemedicine", "peer_opinion", "transposition", "creators")


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on care given by message, opinions that decide, cases and health content."""
    for subject in SUBJECTS:
        yield from phrase_findings(cue_book(subject), reading=reading, rulebook=rulebook)
