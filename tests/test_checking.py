"""The check as a whole, and the only way to a cleared text."""

import dataclasses
import datetime as dt
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import colloque
from colloque import Context, NotCleared, Rule, Severity, Verdict, check, clear, load_rulebook

NAMED = "Mme Lefèvre, 67 ans, ma patiente, est une feignasse."
CLEAN = "TSH basse isolée : votre seuil ?"
RUDE = "Cet élu est un abruti fini."
ANY_TEXT = st.text(st.characters(codec=None, categories=None))


def test_secrecy_and_conduct_speak_together_in_order() -> None:
    report = check(NAMED)
    assert {"SEC-1", "TON-1"} <= set(report.rules)
    places = [(finding.start, finding.end, finding.rule) for finding in report.findings]
    assert places == sorted(places)
    assert report.rulebook == load_rulebook().label


# RT-1 is about the act of sharing, which no text alone shows; the network applies it.
RULES = [rule for rule in load_rulebook() if rule.id != "RT-1"]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.breaches])
def test_breach_of_the_rulebook_fires_its_rule(rule: Rule, text: str) -> None:
    severities = [finding.severity.rank for finding in check(text).findings if finding.rule == rule.id]
    assert max(severities, default=-1) >= rule.severity.rank


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.near_misses])
def test_near_miss_of_the_rulebook_does_not(rule: Rule, text: str) -> None:
    found = [finding for finding in check(text).findings if finding.rule == rule.id]
    assert all(finding.severity is Severity.INFO for finding in found)


def test_risk_is_there_when_there_are_facts() -> None:
    assert check(NAMED).risk is not None
    assert check("").risk is None


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b", "\ud800", "😀" * 10])
def test_nothing_to_say_publishes(text: str) -> None:
    assert check(text).verdict is Verdict.PUBLISH


@given(ANY_TEXT)
@settings(deadline=None)
def test_any_text_is_checked_the_same_twice(text: str) -> None:
    report = check(text)
    assert report == check(text)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in report.findings)


def test_threads_agree() -> None:
    texts = [text for rule in load_rulebook() for text in rule.breaches] * 2
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(check, texts))
    assert together == [check(text) for text in texts]


def test_clear_hands_over_a_clean_text() -> None:
    cleared = clear(CLEAN)
    assert (cleared.text, cleared.report.verdict) == (CLEAN, Verdict.PUBLISH)


def test_clear_refuses_what_was_not_acknowledged() -> None:
    with pytest.raises(NotCleared) as caught:
        clear(RUDE)
    assert caught.value.report.verdict is Verdict.ADVISE
    assert "abruti" not in str(caught.value)
    assert clear(RUDE, acknowledged=Verdict.ADVISE).acknowledged is Verdict.ADVISE


def test_nobody_acknowledges_a_block() -> None:
    with pytest.raises(NotCleared):
        clear(NAMED, acknowledged=Verdict.JUSTIFY)
    with pytest.raises(ValueError, match="blocked"):
        clear(CLEAN, acknowledged=Verdict.BLOCK)


def test_context_reaches_the_judges() -> None:
    text = "Arrêtez votre anticoagulant trois jours avant."
    assert check(text).verdict is Verdict.JUSTIFY
    assert check(text, context=Context(audience="physicians")).verdict is Verdict.PUBLISH


def test_only_rules_in_force_judge() -> None:
    book = load_rulebook()
    closed = dataclasses.replace(book["TON-2"], in_force_until=dt.date(2020, 1, 1))
    later = dataclasses.replace(book, rules={**book.rules, "TON-2": closed})
    assert check(RUDE, rulebook=later).rules == ()
    assert check(RUDE, rulebook=later, context=Context(date=dt.date(2019, 6, 1))).rules == ("TON-2",)
    assert check(RUDE, rulebook=later, context=Context(date=dt.date(2021, 6, 1))).rules == ()
    assert check(RUDE, context=Context(date=dt.date(1999, 1, 1))).rules == ()


def test_front_door_names_exist() -> None:
    assert all(hasattr(colloque, name) for name in colloque.__all__)
    assert list(colloque.__all__) == sorted(colloque.__all__)


def test_library_lives_without_django_and_network() -> None:
    program = """
        import sys

        class Refuse:
            def find_spec(self, name, path=None, target=None):
                if name.partition(".")[0] in {"django", "allauth", "ahocorasick", "httpx", "requests"}:
                    raise ModuleNotFoundError(name, name=name)

        sys.meta_path.insert(0, Refuse())
        import colloque, colloque.cli
        assert colloque.check("Mme Lefèvre, ma patiente, tousse.").verdict == "block"
        assert "colloque.server" not in sys.modules
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True, timeout=120)
