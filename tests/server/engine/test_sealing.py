"""Sealed text: nothing readable at rest, one key a purpose, old keys still open."""

from __future__ import annotations

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from colloque.server.engine.sealing import Unsealable, seal, unseal

TEXT = "Madame Zyrka Fictive, vue ce jour"


@given(st.text(alphabet=st.characters(), max_size=300))
def test_what_is_sealed_opens_the_same(text: str) -> None:
    assert unseal(seal(text, purpose="draft"), purpose="draft") == text


def test_nothing_shows() -> None:
    sealed = seal(TEXT, purpose="draft")
    assert b"Zyrka" not in sealed
    assert sealed != seal(TEXT, purpose="draft")


def test_a_purpose_does_not_open_another() -> None:
    with pytest.raises(Unsealable) as refused:
        unseal(seal(TEXT, purpose="draft"), purpose="claim")
    assert "Zyrka" not in str(refused.value)


def test_altered_bytes_do_not_open() -> None:
    sealed = bytearray(seal(TEXT, purpose="draft"))
    sealed[30] ^= 1
    with pytest.raises(Unsealable):
        unseal(bytes(sealed), purpose="draft")


def test_an_old_key_still_opens_and_the_new_one_seals() -> None:
    with override_settings(COLLOQUE_SEALING_KEYS=["old" * 11]):
        before = seal(TEXT, purpose="draft")
    with override_settings(COLLOQUE_SEALING_KEYS=["new" * 11, "old" * 11]):
        assert unseal(before, purpose="draft") == TEXT
        after = seal(TEXT, purpose="draft")
    with override_settings(COLLOQUE_SEALING_KEYS=["new" * 11]):
        assert unseal(after, purpose="draft") == TEXT
        with pytest.raises(Unsealable):
            unseal(before, purpose="draft")
