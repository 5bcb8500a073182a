"""Conduct: tone, advice, publicity, confraternity and the use of the network. One judge a file."""

from __future__ import annotations

from collections.abc import Iterable

from colloque.conduct import (
    accusations,
    activity,
    advice,
    bystanders,
    care_online,
    claims,
    confraternity,
    publicity,
    retractions,
    setting,
    standing,
    tone,
    trade,
)
from colloque.conduct.cues import books_worth_trying
from colloque.conduct.errors import CueError
from colloque.conduct.reading import read
from colloque.conduct.retractions import read_retractions
from colloque.findings import Context, Finding, Place
from colloque.rulebook import Rulebook
from colloque.screening import CutText

__all__ = ["CueError", "judge", "read_retractions"]

JUDGES = (
    tone.judge,
    advice.judge,
    publicity.judge,
    confraternity.judge,
    bystanders.judge,
    setting.judge,
    claims.judge,
    trade.judge,
    care_online.judge,
    accusations.judge,
    standing.judge,
    activity.judge,
    retractions.judge,
)


def judge(
    text: str, *, context: Context, rulebook: Rulebook, cut: CutText | None = None
) -> tuple[Finding, ...]:
    """Everything the judges of conduct signal in a text, sorted by place.

    Args:
        text: Any text; cost is linear in its length.
        context: What is known besides the words.
        rulebook: Rules it is judged under; a rule it does not hold signals nothing.
        cut: A fold of the text that is cut in words already, to save doing it again.

    Returns:
        Findings with half-open offsets of ``text``; of one rule, no two overlap (the heaviest stays).

    >>> from colloque.rulebook import load_rulebook
    >>> found = judge("Bande de moutons débiles !", context=Context(), rulebook=load_rulebook())
    >>> [(f.rule, f.severity.value) for f in found]
    [('TON-2', 'grave')]
    """
    reading = read(text, cut=cut)
    if not books_worth_trying(reading) and not _speaks(context):
        return ()
    found = [finding for one in JUDGES for finding in one(reading, context=context, rulebook=rulebook)]
    return tuple(sorted(_without_overlap(found), key=lambda f: (f.start, f.end, f.rule)))


def _speaks(context: Context) -> bool:
    """Whether a judge may find something that no cue of the text announces."""
    return context.place in (Place.BOOST, Place.PROFILE) or bool(context.interests or context.retracted)


def _without_overlap(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Of one rule, keep the heaviest of overlapping findings; equal weights, the first and longest."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        kept = by_rule.setdefault(finding.rule, [])
        if kept and finding.start < kept[-1].end:
            if finding.severity.rank > kept[-1].severity.rank:
                kept[-1] = finding
        else:
            kept.append(finding)
    return [finding for kept in by_rule.values() for finding in kept]
