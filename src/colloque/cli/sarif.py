"""Reports as a SARIF 2.1.0 log, for code hosts and editors that show findings in place.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from colloque.cli.places import Lines
from colloque.findings import Finding, Report, Severity
from colloque.rulebook import Rule, Rulebook

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.INFO: "note",
    Severity.WARN: "warning",
    Severity.GRAVE: "error",
    Severity.BLOCK: "error",
}


def log(checked: Sequence[tuple[str, str, Report]], *, rulebook: Rulebook) -> dict[str, Any]:
    """One run over all the texts.

    Args:
        checked: Name, text and report of each; ``-`` names standard input.
        rulebook: Rules described in the log, in its order.

    Returns:
        A log whose regions count Unicode code points, from 1 for lines and columns.
    """
    places = {rule.id: place for place, rule in enumerate(rulebook)}
    results = [
        _result(finding, name=name, lines=lines, places=places)
        for name, text, report in checked
        for lines in [Lines(text)]
        for finding in report.findings
    ]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rulebook)},
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": {"uri": _uri(name)}} for name, _, _ in checked],
                "results": results,
            }
        ],
    }


def _driver(rulebook: Rulebook) -> dict[str, Any]:
    return {
        "name": "colloque",
        "version": importlib.metadata.version("colloque"),
        "rules": [_rule(rule) for rule in rulebook],
        "properties": {"rulebook": rulebook.label},
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.title,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation},
        "helpUri": rule.citations[0].link,
        "help": {"text": rule.remedy},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, *, name: str, lines: Lines, places: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.remedy}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}, "region": _region(finding, lines)}}
        ],
        "properties": {
            "severity": finding.severity.value,
            "citation": finding.citation,
            "label": finding.label,
            "score": round(finding.score, 4),
        },
    }
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    return result


def _region(finding: Finding, lines: Lines) -> dict[str, int]:
    start_line, start_column = lines.place(finding.start)
    end_line, end_column = lines.place(finding.end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }


def _uri(name: str) -> str:
    return "stdin" if name == "-" else quote(name.replace("\\", "/").encode("utf-8", "surrogateescape"))
