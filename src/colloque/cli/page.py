"""A report as people read it: the passage in its line, what, why, the article, what to do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from colloque.cli.output import shown
from colloque.cli.places import Lines
from colloque.findings import Finding, Report, Role, Severity, Verdict
from colloque.rulebook import Rulebook, load_rulebook

WIDTH = 96
_AROUND = 60
_VERDICTS = {
    Verdict.PUBLISH: "publiable",
    Verdict.ADVISE: "publiable, un conseil à lire",
    Verdict.JUSTIFY: "à revoir, ou à justifier",
    Verdict.BLOCK: "à ne pas publier tel quel",
}
_SEVERITIES = {
    Severity.INFO: "pour information",
    Severity.WARN: "à vérifier",
    Severity.GRAVE: "grave",
    Severity.BLOCK: "bloquant",
}
_COLOURS = {Severity.INFO: "36", Severity.WARN: "33", Severity.GRAVE: "35", Severity.BLOCK: "31"}
_ROLES = {
    Role.PATIENT: "patient",
    Role.RELATIVE: "proche du patient",
    Role.COLLEAGUE: "confrère",
    Role.AUTHOR: "auteur",
    Role.PUBLIC_FIGURE: "figure publique",
    Role.UNKNOWN: "non déterminé",
}


def report_page(
    text: str,
    report: Report,
    *,
    name: str,
    colour: bool = False,
    reasons: bool = False,
    rulebook: Rulebook | None = None,
) -> str:
    """A page of French prose.

    Args:
        text: The text that was checked.
        report: What was found in it.
        name: How the text is called, ``-`` for standard input.
        colour: Whether to use terminal colours.
        reasons: Whether to say which pattern and context words made each finding.
        rulebook: For the titles of rules; ``fr-cnom`` when left out.
    """
    rulebook = load_rulebook() if rulebook is None else rulebook
    title = "entrée standard" if name == "-" else shown(name)
    lines = [f"{title} — {_VERDICTS[report.verdict]} ({_count(len(report.findings))})"]
    places = Lines(text)
    for finding in report.findings:
        lines += ["", *_passage(text, finding, places, colour=colour), *_said(finding, rulebook)]
        if reasons:
            lines += _reasons(finding)
    if report.risk is not None:
        lines += ["", *_risk(report)]
    lines += ["", f"Règles : {report.rulebook}. Ces signalements ne sont pas un jugement."]
    return "\n".join(lines) + "\n"


def _count(number: int) -> str:
    return "aucun passage signalé" if number == 0 else f"{number} passage{'s' if number > 1 else ''}"


def _passage(text: str, finding: Finding, places: Lines, *, colour: bool) -> Iterator[str]:
    line, column = places.place(finding.start)
    head, tail = places.bounds(finding.start, finding.end)
    left, right = max(head, finding.start - _AROUND), min(tail, finding.end + _AROUND)
    marked = _marked(text[finding.start : finding.end], finding.severity, colour=colour)
    before, after = text[left : finding.start], text[finding.end : right]
    ellipsis = ("…" if left > head else "", "…" if right < tail else "")
    yield f"  ligne {line}, colonne {column}"
    yield f"    {ellipsis[0]}{_flat(before)}{marked}{_flat(after)}{ellipsis[1]}"


def _marked(passage: str, severity: Severity, *, colour: bool) -> str:
    words = _flat(passage)
    return f"\x1b[1;4;{_COLOURS[severity]}m{words}\x1b[0m" if colour else f"⟦{words}⟧"


def _flat(text: str) -> str:
    return shown(text.replace("\n", " ⏎ ").replace("\t", " "))


def _said(finding: Finding, rulebook: Rulebook) -> Iterator[str]:
    rule = rulebook.get(finding.rule)
    title = rule.title if rule else ""
    yield f"  {finding.rule} · {title} · {_SEVERITIES[finding.severity]}"
    yield from _wrapped(finding.message)
    yield f"    Article : {finding.citation}"
    yield from _wrapped(f"Que faire : {finding.remedy}")
    if finding.replacement is not None:
        yield from _wrapped(f"Proposition : « {_flat(finding.replacement)} »")


def _reasons(finding: Finding) -> Iterator[str]:
    why = finding.why
    source = why.source or "sans motif nommé"
    yield f"    Détecteur : {finding.detector} ({source}), confiance {finding.score:.2f}"
    if why.cues:
        yield from _wrapped("Indices : " + ", ".join(f"« {_flat(cue)} »" for cue in why.cues))
    yield f"    Personne concernée : {_ROLES[why.role]}"


def _risk(report: Report) -> Iterator[str]:
    risk = report.risk or {}
    level = {"red": "élevé", "amber": "moyen", "green": "faible"}[risk["level"]]
    yield f"  Risque de reconnaissance : {level}"
    yield from _wrapped(risk["sentence"])


def _wrapped(sentence: str) -> list[str]:
    # break_long_words would cut a French no-break space's two sides apart.
    return textwrap.wrap(
        sentence, WIDTH, initial_indent="    ", subsequent_indent="    ", break_long_words=False
    )
