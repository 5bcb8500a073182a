"""Searched from its end, an expression finds what it finds from its beginning."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colloque.screening import Expression
from colloque.screening.endings import backwards
from colloque.secrecy import echoes, mosaic, presence
from colloque.secrecy.detectors import DETECTORS
from screening.test_screen import EXPRESSIONS, posts

MODULES = (*DETECTORS, echoes, mosaic, presence)
ENDED = sorted(
    {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, str) and value.endswith(("$", "$)")) and backwards(value)
    }
)


def test_most_looks_at_the_words_before_are_read_backwards() -> None:
    assert len(ENDED) > 20


def test_every_look_at_the_words_before_finds_in_the_posts_what_it_found() -> None:
    leads = [text[:end][-45:].lower() for text in posts()[::4] for end in range(5, len(text), 11)]
    for source in ENDED:
        plain, quick = re.compile(source), Expression(source)
        for lead in leads:
            one, other = plain.search(lead), quick.search(lead)
            assert (one and one.span()) == (other and other.span())


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(EXPRESSIONS, st.text("ab é-œ1@\n", max_size=14))
def test_any_expression_finds_what_it_found(source: str, text: str) -> None:
    ended = f"(?:{source})$"
    one, other = re.search(ended, text), Expression(ended).search(text)
    assert (one and one.span()) == (other and other.span())


@pytest.mark.parametrize(
    "source", ["rue", "rue$|quai", r"(?i)rue$", r"(a)\1$", r"a[^.]{0,40}$", "(?:$|a)b", ""]
)
def test_what_need_not_end_with_the_text_is_left_alone(source: str) -> None:
    assert backwards(source) is None
    one, other = re.search(source, "aab rue"), Expression(source).search("aab rue")
    assert (one and one.span()) == (other and other.span())


def test_bounds_are_heeded() -> None:
    assert Expression("rue $").search("la rue de", 0, 7)
