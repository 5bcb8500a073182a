"""Fictional posts written apart from the cues: what is missed is a named list that must match exactly."""

from pathlib import Path

import pytest

from colloque import conduct
from colloque.findings import Context, Severity
from colloque.rulebook import load_rulebook

RULEBOOK = load_rulebook()
ROWS = [
    tuple(line.split("\t", 1))
    for line in (Path(__file__).parent / "posts.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

# A silent improvement fails too: take the post off this list then.
MISSED = {
    "On parie combien de temps avant que la fibro du jour se roule par terre 😂",
    "Contrairement à mes confrères, moi je ne rate jamais une prothèse",
    "Top 3 des excuses bidon de mes patients pour avoir un arrêt, les plus nuls",
}


def signalled(text: str) -> set[str]:
    found = conduct.judge(text, context=Context(), rulebook=RULEBOOK)
    return {finding.rule for finding in found if finding.severity is not Severity.INFO}


@pytest.mark.parametrize(("rule", "text"), [row for row in ROWS if row[0] != "-"])
def test_post_that_may_breach_is_signalled(rule: str, text: str) -> None:
    assert (rule in signalled(text)) is (text not in MISSED)


@pytest.mark.parametrize("text", [text for rule, text in ROWS if rule == "-"])
def test_ordinary_post_is_left_alone(text: str) -> None:
    assert signalled(text) == set()
