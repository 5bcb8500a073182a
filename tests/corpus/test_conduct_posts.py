"""The conduct corpus is what its data sheet says: formed, split by theme, varied, and half acceptable."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from corpus.conduct.posts import BAD_TONES, GOOD_TONES, HALVES, RULES, Post, identifier, read_half, read_post
from corpus.conduct.sheet import blocks

SHEET = Path(__file__).parents[2] / "docs" / "data" / "conduct-corpus.md"
CORPUS = {half: read_half(half) for half in HALVES}
EVERY = tuple(post for posts in CORPUS.values() for post in posts)

_RUN = 6  # words in a row that no two posts may share
_REACHABLE = re.compile(
    r"[\w.]+@[\w-]+\.\w+|https?://|\b0[1-9](?:[ .]?\d\d){4}\b|\b[12] ?\d\d ?\d\d ?\d\d ?\d{3}\b"
)
_NOBODY = re.compile(r"\b0[1-9](?: 00){4}\b")


# What a lazy judge would learn instead of reading: each sign must be found on both sides.
_SIGNS = {
    "exclamation": "!",
    "question": r"\?",
    "emoji": "[\U0001f300-\U0001faff]",
    "handle": r"@\w",
    "money": "€",
    "title": r"\bDr\b",
    "#DocTocToc": "#DocTocToc",
    "patient": "patient",
}


def _runs(post: Post) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", post.text.lower())
    return {tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}


def test_posts_are_named_by_their_text_once() -> None:
    assert [post.id for post in EVERY] == [identifier(post.text) for post in EVERY]
    assert [name for name, count in Counter(post.id for post in EVERY).items() if count > 1] == []


def test_texts_are_clean() -> None:
    for post in EVERY:
        assert post.text == unicodedata.normalize("NFC", post.text).strip(), post.id
        assert 10 <= len(post.text) <= 500, post.id


def test_no_theme_is_in_both_halves() -> None:
    dev, unseen = ({post.theme for post in CORPUS[half]} for half in HALVES)
    assert dev & unseen == set()
    assert min(Counter(post.theme for post in EVERY).values()) >= 15


def test_no_two_posts_share_a_sentence() -> None:
    shared = Counter(run for post in EVERY for run in _runs(post))
    assert [" ".join(run) for run, count in shared.items() if count > 1] == []


def test_nobody_can_be_reached() -> None:
    found = [post.id for post in EVERY if _REACHABLE.search(_NOBODY.sub("", post.text))]
    assert found == []


def test_a_bad_tone_breaches_and_a_good_one_is_never_a_breach_of_tone() -> None:
    assert [post.id for post in EVERY if post.tone in BAD_TONES and not post.rules] == []
    kind = GOOD_TONES - {"neutral"}
    assert [post.id for post in EVERY if post.tone in kind and post.rules] == []


@pytest.mark.parametrize("sign", _SIGNS)
def test_no_sign_gives_the_answer_away(sign: str) -> None:
    holders = [post for post in EVERY if re.search(_SIGNS[sign], post.text)]
    assert len(holders) >= 15
    assert 0.2 <= sum(bool(post.rules) for post in holders) / len(holders) <= 0.8


@pytest.mark.parametrize("half", HALVES)
def test_each_half_is_half_acceptable(half: str) -> None:
    acceptable = sum(not post.rules for post in CORPUS[half])
    assert 0.45 <= acceptable / len(CORPUS[half]) <= 0.60


@pytest.mark.parametrize("half", HALVES)
def test_each_half_breaches_every_rule(half: str) -> None:
    counts = Counter(rule for post in CORPUS[half] for rule in post.rules)
    assert {rule: counts[rule] for rule in RULES if counts[rule] < 3} == {}


def test_a_word_that_is_not_defined_is_refused() -> None:
    line = (
        '{"id": "cd-0", "text": "t", "rules": [], "tone": "sarcasm", "target": "none",'
        ' "theme": "t", "register": "tweet", "note": ""}'
    )
    with pytest.raises(ValueError, match="cd-0: tone"):
        read_post(line)


def test_the_data_sheet_tells_the_corpus_as_it_is() -> None:
    page = SHEET.read_text(encoding="utf-8")
    assert [block for block in blocks() if block not in page] == []
