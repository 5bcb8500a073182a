"""What the screen leaves out could not have matched: findings never depend on it."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colloque.screening import Screen, needs_of
from colloque.screening.atoms import Atom
from colloque.secrecy import detectors
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.house import HOUSE
from house.tree import ROOT

assert detectors.DETECTORS  # read, so that every pattern of the house is known
SOURCES = tuple(dict.fromkeys(HOUSE.sources))
SCREEN = Screen(SOURCES)


def posts() -> list[str]:
    files = [ROOT / "tests" / "corpus" / kind / "dev.jsonl" for kind in ("posts", "conduct")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").split("\n") if line]
    return [json.loads(line)["text"] for line in lines]


def _passing(screen: Screen, text: FoldedText) -> int:
    return screen.passing(text.words, folded=text.folded, digits=text.all_digits, dense=text.dense_digits)


def test_no_pattern_matches_a_post_it_is_screened_out_of() -> None:
    compiled = [re.compile(source) for source in SOURCES]
    for folded in map(FoldedText.of, posts()):
        passing = _passing(SCREEN, folded)
        missed = [
            SOURCES[number]
            for number, pattern in enumerate(compiled)
            if not passing >> number & 1 and pattern.search(folded.folded)
        ]
        assert missed == []


def test_few_patterns_are_worth_trying() -> None:
    tried = [_passing(SCREEN, FoldedText.of(text)).bit_count() for text in posts()]
    assert sum(tried) / len(tried) < len(SOURCES) / 8


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_a_pattern_matches_passes_its_screen(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(SOURCES) - 1))
    text = data.draw(st.from_regex(SOURCES[number]))
    folded = FoldedText(text, text)
    assert re.search(SOURCES[number], text) is None or _passing(SCREEN, folded) >> number & 1


_PIECES = st.sampled_from(
    [*"ab œ-é@^$", r"\b", r"\B", r"\d", r"\w", "[ab]", "[^a]", "(?!a)", "(?<![a-z])", "(?=b)"]
)
_ENDINGS = st.sampled_from(["?", "*", "+", "{2}", "{1,2}", "??"])
EXPRESSIONS = st.recursive(
    _PIECES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(?:" + "|".join(parts) + ")"),
        st.tuples(inner, _ENDINGS).map(lambda two: f"(?:{two[0]}){two[1]}"),
    ),
    max_leaves=12,
)


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(EXPRESSIONS, st.text("ab é-œ1@\n٣", max_size=12))
def test_any_expression_passes_the_screen_of_what_it_matches(source: str, text: str) -> None:
    if re.search(source, text):
        assert _passing(Screen([source]), FoldedText(text, text)) == 1


@pytest.mark.parametrize("source", [r"(?i)chu", r"(?s)a.b", r"(a)\1", r".*", "", r"\d?"])
def test_what_is_not_understood_is_always_tried(source: str) -> None:
    assert Screen([source]).passing([], folded="", digits=0, dense=0) == 1 or needs_of(source).clauses


def test_a_flag_changes_what_letters_mean() -> None:
    assert needs_of("(?i)chu").clauses == ()


def test_long_words_are_looked_up_in_linear_time_and_not_kept() -> None:
    screen = Screen([r"\bchu", "bloc", r"ment\b"])
    assert screen.passing(["x" * 100_000 + "bloc"], folded="", digits=0, dense=0) == 2
    assert screen._words == {}


def test_the_memory_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colloque.screening.screen._MOST_WORDS", 10)
    screen = Screen(["chu"])
    assert (
        screen.passing((f"chu{letter}" for letter in "abcdefghijklmnopqrstuvw"), folded="", digits=0, dense=0)
        == 1
    )
    assert len(screen._words) <= 10


def test_digits_of_every_script_count() -> None:
    text = FoldedText("٣٣٣٣", "٣٣٣٣")
    assert (text.digits, text.all_digits) == (0, 4)


def test_an_atom_at_the_edge_is_a_whole_word() -> None:
    assert needs_of(r"(?<!\w)ipp(?![\w-])").clauses == (frozenset({Atom("ipp", True, True)}),)


@pytest.mark.parametrize(
    ("source", "digits", "dense"),
    [
        (r"(?:\d[ .]?){3}", 3, 3),
        (r"\d\d[a-z]\d{3}", 5, 3),
        (r"\d(?:a|\d)\d", 2, 1),
        (r"(?:\d|x\d\d)-\d", 2, 2),
    ],
)
def test_digits_are_counted_at_least(source: str, digits: int, dense: int) -> None:
    assert (needs_of(source).digits, needs_of(source).dense) == (digits, dense)
