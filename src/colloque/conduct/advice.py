"""ADV-1: an opinion on one person's case, given to that person and not to a colleague."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import findings_of
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding, Place, Role
from colloque.rulebook import Rulebook

OPINION = ("advice", "advice_reply")

_PEER_WORDS = frozenset(
    {"doctoctoc", "confraternel", "confraternellement", "confreres", "confrere", "mssante"}
)


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on personalised advice; among physicians only, they inform and no more."""
    yield from findings_of(
        (match for name in OPINION for match in cue_book(name).match(reading)),
        reading=reading,
        rulebook=rulebook,
        judge="advice",
        role=Role.PATIENT,
        extra=("peer",) if _among_peers(reading, context) else (),
    )


def _among_peers(reading: Reading, context: Context) -> bool:
    if context.place is Place.ADVICE:
        return False
    return context.audience == "physicians" or not _PEER_WORDS.isdisjoint(reading.words)
