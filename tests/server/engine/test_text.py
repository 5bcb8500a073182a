"""The gate of every text: what goes, what stays, what is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.text import clean_text


def clean(value: str, **options: object) -> str:
    return clean_text(value, field="text", limit=500, **{"required": False, **options})


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Mar\u200btin", "Martin"),
        ("Mar\u200dtin", "Martin"),
        ("Mar\u00adtin", "Martin"),
        ("\u202enitraM\u202c", "nitraM"),
        ("\ufeffBonjour", "Bonjour"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x07b\x1bc\x9fd", "abcd"),
        ("cafe\u0301", "café"),
        ("cafe\u200b\u0301", "café"),
        (" \n bonjour \n ", "bonjour"),
        ("Vraiment\u202f?", "Vraiment\u202f?"),
        ("👩\u200d⚕\ufe0f", "👩\u200d⚕\ufe0f"),
        ("👩🏽\u200d🔬", "👩🏽\u200d🔬"),
        ("\u200d👩", "👩"),
        ("2024\u200b0114", "20240114"),
    ],
)
def test_one_form_for_what_looks_the_same(sent: str, kept: str) -> None:
    assert clean(sent) == kept


def test_one_line_keeps_no_line_end() -> None:
    assert clean("Une\n  deux\ttrois\u00a0!", multiline=False) == "Une deux trois\u00a0!"


@pytest.mark.parametrize("impossible", ["a\x00b", "\ud83d seul", "\udc00"])
def test_what_no_text_can_hold_is_refused(impossible: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        clean(impossible)
    assert (refused.value.field, refused.value.code) == ("text", "unreadable_text")


@pytest.mark.parametrize("empty", ["", "  \n", "\u200b\u2060", "\x07"])
def test_nothing_is_refused_where_something_is_required(empty: str) -> None:
    assert clean(empty) == ""
    with pytest.raises(InvalidInput) as refused:
        clean(empty, required=True)
    assert refused.value.code == "empty_text"


def test_length_is_counted_after_cleaning_and_told() -> None:
    assert len(clean("é" * 500 + "\u200b" * 100)) == 500
    with pytest.raises(InvalidInput, match="too_long") as refused:
        clean("x" * 501)
    assert "501 caractères pour 500" in refused.value.safe


def test_a_megabyte_is_refused_and_not_echoed() -> None:
    with pytest.raises(InvalidInput) as refused:
        clean("Mme Fictive " * 100_000)
    assert "Fictive" not in refused.value.safe + str(refused.value)


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        once = clean(text)
    except InvalidInput:
        return
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\u200b\u202e\ufeff\x00")
