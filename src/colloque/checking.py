"""The check of a draft: secrecy and conduct under one rulebook, and the only way to a cleared text.

Pure, deterministic, thread-safe: no clock, no chance, no state but the rules and patterns read once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from colloque import conduct, secrecy
from colloque.findings import ClearedText, Context, Finding, Report, Verdict
from colloque.rulebook import Rulebook, load_rulebook
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.risk import risk_of_hits


class NotCleared(Exception):
    """A text may not be published as it stands; holds the report and never the text.

    Attributes:
        report: What the check found.
        code: Stable code.
        safe: What may be shown, in French.
    """

    code = "not-cleared"
    safe = "Ce texte ne peut pas être publié tel quel : des passages sont à revoir."

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(f"{report.verdict.value}: {' '.join(report.rules)}")


def check(text: str, *, context: Context | None = None, rulebook: Rulebook | None = None) -> Report:
    """Check a text before it is published.

    Args:
        text: Any text of n code points; cost grows linearly with n.
        context: What is known besides the words (place, author, audience, day). With a day, the rules
            in force on that day judge; without, those that are not closed.
        rulebook: Rules to judge under; ``fr-cnom`` when left out.

    Returns:
        Findings sorted by start, the version of the rulebook, and the re-identification risk when the
        text holds facts to count.

    >>> report = check("Mme Lefèvre, 67 ans, vue pour son pied diabétique.")
    >>> report.verdict, report.rules[0]
    (<Verdict.BLOCK: 'block'>, 'SEC-1')
    >>> check("Basedow chez une sexagénaire : vous arrêtez quand ?").verdict
    <Verdict.PUBLISH: 'publish'>
    """
    context = Context() if context is None else context
    rulebook = load_rulebook() if rulebook is None else rulebook
    folded = FoldedText.of(text)
    hits = secrecy.find(folded, context=context)
    found = (
        *secrecy.judge_hits(folded, hits, context=context, rulebook=rulebook),
        *conduct.judge(text, context=context, rulebook=rulebook, cut=folded),
    )
    held = (finding for finding in found if _holds(rulebook, finding.rule, context))
    return Report(
        findings=tuple(sorted(held, key=_place)),
        rulebook=rulebook.label,
        risk=_risk(folded, hits, context=context),
    )


def clear(
    text: str,
    *,
    context: Context | None = None,
    rulebook: Rulebook | None = None,
    acknowledged: Verdict = Verdict.PUBLISH,
    read_as: str | None = None,
) -> ClearedText:
    """Check a text again and, if it may be published, hand it over as cleared.

    Args:
        text: The text exactly as it will appear.
        context: As for ``check``.
        rulebook: As for ``check``.
        acknowledged: Worst verdict the author takes upon himself: ``advise`` after one click,
            ``justify`` after a recorded reason.
        read_as: The text as its readers will see it, of the same length, where marks come between: it is
            checked too, and the graver report counts.

    Raises:
        NotCleared: the verdict is worse than ``acknowledged``.
        ValueError: ``acknowledged`` is ``block``, which nobody can take upon himself alone.

    >>> clear("TSH basse isolée : votre seuil ?").report.verdict.value
    'publish'
    """
    if acknowledged is Verdict.BLOCK:
        raise ValueError("a blocked text cannot be acknowledged")
    readings = dict.fromkeys([text, text if read_as is None else read_as])
    reports = [check(reading, context=context, rulebook=rulebook) for reading in readings]
    report = max(reports, key=lambda one: one.verdict.rank)
    if report.verdict.rank > acknowledged.rank:
        raise NotCleared(report)
    return ClearedText(text=text, report=report, acknowledged=acknowledged)


def _holds(rulebook: Rulebook, rule_id: str, context: Context) -> bool:
    rule = rulebook[rule_id]
    return rule.in_force_until is None if context.date is None else rule.in_force(context.date)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule


def _risk(text: FoldedText, hits: tuple[Hit, ...], *, context: Context) -> Mapping[str, Any] | None:
    """The risk as JSON, None when the text tells no fact about anybody."""
    risk = risk_of_hits(text, hits, context=context).as_json()
    return risk if risk["facts"] or risk["forced"] else None
