"""From a cue that fired to a finding: what every judge of this part does in the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from colloque.conduct.cues import CueBook, Match
from colloque.conduct.reading import Reading
from colloque.findings import Finding, Role, Why
from colloque.rulebook import Rulebook

_NAME = re.compile(r".*(?<![^\W_])(?:M\.|[A-ZÉÈ][a-zà-ÿ-]{1,20}) [A-ZÉÈ][a-zà-ÿ]+", re.DOTALL)


def findings_of(
    matches: Iterable[Match],
    *,
    reading: Reading,
    rulebook: Rulebook,
    judge: str,
    role: Role = Role.UNKNOWN,
    extra: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """One finding a match; a rule the rulebook does not hold is passed over.

    Args:
        matches: What fired, offsets in the folded text.
        reading: The text.
        rulebook: Gives severity, remedy and citation.
        judge: Name of the judge, as findings show it.
        role: Whom the passage is about.
        extra: Circumstances of the whole text, added to the cue's own.
    """
    for match in matches:
        rule = rulebook.get(match.cue.rule)
        if rule is None:
            continue
        start, end = reading.span(match.start, match.end)
        yield rule.finding(
            start=start,
            end=end,
            message=match.cue.message,
            detector=judge,
            score=match.cue.score,
            conditions=(*extra, *match.cue.conditions),
            why=Why(source=f"cue:{match.cue.id}", cues=(reading.original[start:end],), role=role),
        )


def phrase_findings(book: CueBook, *, reading: Reading, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings of a subject whose cues need no further thought."""
    return findings_of(book.match(reading), reading=reading, rulebook=rulebook, judge=book.name)


def is_name(match: Match, *, reading: Reading) -> bool:
    """Whether what fired is somebody's name, as « Ève Salaud »: a capital, after a word with a capital."""
    start, end = reading.span(match.start, match.end)
    return _NAME.fullmatch(reading.original, max(0, start - 30), end) is not None
