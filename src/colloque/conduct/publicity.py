"""PUB-1: praise of one's own practice, testimony, offers. Information about an activity passes."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import phrase_findings
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding
from colloque.rulebook import Rulebook

PRAISE = ("publicity", "publicity_claims")


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on publicity."""
    for name in PRAISE:
        yield from phrase_findings(cue_book(name), reading=reading, rulebook=rulebook)
