"""SEC-5, SEC-6: people the story exposes besides, or whom everybody knows. No name is needed for that,
so words are looked for, not identifiers.
"""

from __future__ import annotations

from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import findings_of
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding, Role
from colloque.rulebook import Rulebook

SUBJECTS = {"third_parties": Role.RELATIVE, "notables": Role.PATIENT}


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on third parties, minors, the dead, and well-known patients."""
    for subject, role in SUBJECTS.items():
        matches = cue_book(subject).match(reading)
        yield from findings_of(matches, reading=reading, rulebook=rulebook, judge=subject, role=role)
