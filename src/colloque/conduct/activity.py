"""JOB-1, RES-1, URG-1, STAFF-1, RT-1: what is offered, gathered, called for, delegated or passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import phrase_findings
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding, Place, Why
from colloque.rulebook import Rulebook

SUBJECTS = ("jobs", "research", "appeals", "staff", "sharing")
RESHARE = "RT-1"

# A boost whose own words are a laugh or an exclamation takes the original as it is.
_BLIND = re.compile(
    r"\s*(?:[😂🤣😹🙃\s!]{1,20}|(?:mdr|ptdr|lol|enorme|tellement vrai|a (?:lire|voir) absolument)(?![^\W_]))"
)
_MESSAGE = (
    "Avez-vous ouvert la source ? Relayer ainsi, c’est la reprendre à votre compte, avec ceux qu’elle vise."
)


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on offers, research, appeals, the team and what is passed on."""
    for subject in SUBJECTS:
        yield from phrase_findings(cue_book(subject), reading=reading, rulebook=rulebook)
    yield from boosted_blindly(reading, context=context, rulebook=rulebook)


def boosted_blindly(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """A boost commented with a laugh or a cheer only: the author is asked whether he opened the source."""
    rule = rulebook.get(RESHARE)
    if rule is None or context.place is not Place.BOOST:
        return
    if (found := _BLIND.match(reading.folded)) and found.end() > found.start():
        start, end = reading.span(*found.span())
        yield rule.finding(
            start=start,
            end=end,
            message=_MESSAGE,
            detector="sharing",
            score=0.7,
            why=Why(source="boost:blind", cues=(reading.original[start:end].strip(),)),
        )
