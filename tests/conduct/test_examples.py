"""Every breach of the rulebook fires its rule, every near-miss of any rule leaves all judges quiet."""

import pytest

from colloque import conduct
from colloque.findings import Context, Finding, Severity
from colloque.rulebook import load_rulebook

RULEBOOK = load_rulebook()
# The other rules of secrecy are fired by detectors: tests/secrecy.
DETECTED = {"SEC-1", "SEC-2", "SEC-3", "SEC-4", "SEC-7"}
JUDGED = [rule.id for rule in RULEBOOK if rule.id not in DETECTED]


def found(text: str) -> tuple[Finding, ...]:
    return conduct.judge(text, context=Context(), rulebook=RULEBOOK)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in JUDGED for text in RULEBOOK[rule].breaches]
)
def test_breach_fires_its_rule_at_its_severity(rule: str, text: str) -> None:
    severities = [finding.severity for finding in found(text) if finding.rule == rule]
    assert max((severity.rank for severity in severities), default=-1) >= RULEBOOK[rule].severity.rank


@pytest.mark.parametrize("text", [text for rule in RULEBOOK for text in rule.near_misses])
def test_near_miss_is_left_alone(text: str) -> None:
    assert [finding.rule for finding in found(text) if finding.severity is not Severity.INFO] == []
