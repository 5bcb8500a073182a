"""GRP-1, DTT-1, PSE-1, PAT-1, IMG-1: the network taken for what it is not (a secret place, an emergency
line, a practice, a debate with a patient, an album). Cues are enough for these.
"""

from __future__ import annotations

from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import phrase_findings
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding
from colloque.rulebook import Rulebook

SUBJECTS = ("disclosure", "emergency", "identity", "recognition", "pictures")


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on what the network is used for."""
    for subject in SUBJECTS:
        yield from phrase_findings(cue_book(subject), reading=reading, rulebook=rulebook)
