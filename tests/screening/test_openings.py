"""Tried only where matches may begin, an expression finds what it finds everywhere."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colloque.screening import CutText, Expression, Registry, needs_of
from colloque.screening.openings import Openings
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.house import HOUSE
from screening.test_screen import EXPRESSIONS, SOURCES, posts


def _spans(source: str, text: CutText) -> list[tuple[int, int]]:
    house = Registry()
    bit = house.add(source)
    return [match.span() for match in text.matches(Expression(source), bit, house)]


def test_every_pattern_finds_in_the_posts_what_it_finds_everywhere() -> None:
    compiled = [(Expression(source), 1 << number) for number, source in enumerate(HOUSE.sources)]
    for text in map(FoldedText.of, posts()):
        for expression, bit in compiled:
            if text.worth_trying & bit:
                found = [match.span() for match in text.matches(expression, bit, HOUSE)]
                assert found == [match.span() for match in expression.finditer(text.folded)]


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_pattern_finds_all_it_can_spell(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(SOURCES))
    text = CutText(data.draw(st.from_regex(source)))
    assert _spans(source, text) == [match.span() for match in re.finditer(source, text.folded)]


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(["", r"\b", r"(?<!\w)", r"(?<![^\W_])", r"(?<!\d)", "^"]),
    EXPRESSIONS,
    st.text("ab é-œ1@_\n٣"),
)
def test_any_expression_finds_what_it_finds_everywhere(lead: str, source: str, text: str) -> None:
    everywhere = [match.span() for match in re.finditer(lead + source, text)]
    assert _spans(lead + source, CutText(text)) == everywhere


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\b(?:rue|av\.) ", Openings(words=frozenset({"rue", "av"}))),
        (r"(?<!\w)hospitalise\w*", Openings(heads=frozenset({"hospitalise"}))),
        (r"(?<!\d)0\d", Openings(digit=True)),
        (r"(?:^|\n)nom\b", Openings(signs=frozenset("\n"), text=True)),
        (r"rue\b", None),
        (r"\b ?rue", None),
        (r"\b(?:rue)?", None),
        (r"\bs(?:oe|œ)ur", Openings(heads=frozenset({"s", "soeur"}))),
    ],
)
def test_openings_are_read_from_the_expression(source: str, expected: Openings | None) -> None:
    assert needs_of(source).openings == expected
