"""The shipped rulebooks say enough for people and for tests, in careful French."""

import datetime as dt
import re

import pytest

from colloque.rulebook import Rule, load_rulebook, rulebook_names

RULES = [rule for name in rulebook_names() for rule in load_rulebook(name)]
# The 44 rules of the research that a post, a profile, a group or an action can breach.
EXPECTED = (
    "SEC-1 SEC-2 SEC-3 SEC-4 SEC-5 SEC-6 SEC-7 IMG-1 STAFF-1 GRP-1 DTT-1 DTT-2 ADV-1 TELE-1 TRANS-1 TON-1 "
    "TON-2 TON-3 CONF-1 DIF-1 HAR-1 EST-1 SCI-1 SCI-2 PH-1 PUB-1 PUB-2 INT-1 MED-1 INF-1 CRE-1 CLI-1 JOB-1 "
    "URG-1 FRD-1 PAT-1 PSE-1 TIT-1 USU-1 RT-1 EMO-1 POL-1 FEE-1 RES-1"
)


def test_holds_the_rules_of_the_house() -> None:
    assert set(EXPECTED.split()) == set(load_rulebook().rules)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_is_complete(rule: Rule) -> None:
    assert len(rule.breaches) >= 5
    assert len(rule.near_misses) >= 5
    assert not set(rule.breaches) & set(rule.near_misses)
    assert rule.sanctions
    assert all(citation.link.startswith("https://") for citation in rule.citations)
    assert rule.in_force(dt.date(2026, 11, 23))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_wording_signals_and_never_condemns(rule: Rule) -> None:
    prose = " ".join([rule.title, rule.explanation, rule.remedy, *(rise.because for rise in rule.raises)])
    assert not re.search(r"coupable|fautif|vous avez enfreint|illégal", prose)
    assert not re.search(r"\b(tu|ton|tes|toi)\b", prose.lower()), "le vouvoiement est de règle"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_french_typography(rule: Rule) -> None:
    prose = " ".join([rule.title, rule.explanation, rule.remedy, *rule.sanctions])
    assert "'" not in prose
    assert not re.search(r"[^\u00a0\u202f][:;?!»]|«[^\u00a0]", prose)


def test_smaller_books_hold_rules_that_the_judges_know() -> None:
    assert set(rulebook_names()) == {"fr-cnom", "uk-gmc", "us-ama"}
    for name in rulebook_names():
        assert set(load_rulebook(name).rules) <= set(load_rulebook().rules)
        assert load_rulebook(name).name == name


def test_as_json_is_plain() -> None:
    rule = load_rulebook()["PUB-1"].as_json()
    assert rule["in_force_from"] == "2020-12-25"
    assert rule["in_force_until"] is None
    assert rule["citations"][0]["article"] == "R4127-19-1"
