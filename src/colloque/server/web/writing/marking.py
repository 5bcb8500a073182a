"""Cuts a text at the bounds of its findings, so that a page can underline each passage. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from colloque import Finding, Severity


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same findings.

    Attributes:
        text: The run, at least one code point.
        severity: Worst severity among its findings; None for a run without any.
        numbers: Positions (from 1) in the list of findings, of those that cover the run.
        ends: Positions of those whose last code point is the last of this run: where a reference is written.
    """

    text: str
    severity: Severity | None
    numbers: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def segments(text: str, findings: Sequence[Finding]) -> tuple[Segment, ...]:
    """Cut ``text`` so that joining the runs gives it back exactly; findings may overlap or nest.

    Args:
        text: n code points.
        findings: Offsets in ``text``; whatever lies outside [0, n) is left out, never an error.

    >>> def finding(start, end, severity):
    ...     return Finding("SEC-1", severity, None, start, end, "", "", "", "", 1.0)
    >>> cut = segments("Vu Mme Lefèvre hier", [finding(3, 14, Severity.BLOCK), finding(7, 19, Severity.WARN)])
    >>> [(run.text, run.numbers) for run in cut]
    [('Vu ', ()), ('Mme ', (1,)), ('Lefèvre', (1, 2)), (' hier', (2,))]
    """
    spans = [(number, *_inside(found, len(text))) for number, found in enumerate(findings, start=1)]
    spans = [span for span in spans if span[1] < span[2]]
    bounds = sorted({0, len(text), *(start for _, start, _ in spans), *(end for _, _, end in spans)})
    runs = []
    for start, end in pairwise(bounds):
        covering = tuple(number for number, first, last in spans if first <= start and end <= last)
        runs.append(
            Segment(
                text=text[start:end],
                severity=_worst(findings, covering),
                numbers=covering,
                ends=tuple(number for number, _, last in spans if last == end),
            )
        )
    return tuple(runs)


def _inside(found: Finding, length: int) -> tuple[int, int]:
    return max(0, min(found.start, length)), max(0, min(found.end, length))


def _worst(findings: Sequence[Finding], numbers: tuple[int, ...]) -> Severity | None:
    if not numbers:
        return None
    return max((findings[number - 1].severity for number in numbers), key=lambda severity: severity.rank)
