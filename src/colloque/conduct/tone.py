"""TON-1, TON-2, TON-3: mockery, insult, discrimination. What counts is whom the words are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloque.conduct.cues import Match, cue_book
from colloque.conduct.phrases import findings_of, is_name
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding, Role
from colloque.rulebook import Rulebook

MOCKERY = ("mockery", "mockery_images")
INSULT = ("insult", "insult_images")
HATE = ("discrimination", "discrimination_traits")

# An insult thrown at somebody who is there: addressed, or named.
_TARGET = re.compile(
    r"@\w|bande d|\b(?:vous|tu|t'es|toi|te|votre|vos|ton|tes)\b|\b(?:m\.|mme|monsieur|madame|dr|pr) \w"
)


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on tone; where mockery of a patient already speaks, the insult is not said twice."""
    mocked = [match for name in MOCKERY for match in cue_book(name).match(reading)]
    yield from findings_of(mocked, reading=reading, rulebook=rulebook, judge="tone", role=Role.PATIENT)
    for match in (match for name in INSULT for match in cue_book(name).match(reading)):
        if not any(_overlap(match, other) for other in mocked) and not is_name(match, reading=reading):
            sentence = reading.sentence(match.start, match.end)
            target = ("targeted",) if reading.is_guarded(_TARGET, sentence) else ()
            yield from findings_of([match], reading=reading, rulebook=rulebook, judge="tone", extra=target)
    hate = [match for name in HATE for match in cue_book(name).match(reading)]
    yield from findings_of(hate, reading=reading, rulebook=rulebook, judge="tone")


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end
