"""The secret of a second factor rests sealed."""

from __future__ import annotations

import pytest
from allauth.mfa.adapter import get_adapter

from colloque.server.engine.sealing import Unsealable


def test_a_secret_is_sealed_and_opens_again() -> None:
    adapter = get_adapter()
    sealed = adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3" not in sealed
    assert adapter.decrypt(sealed) == "JBSWY3DPEHPK3PXP"


def test_an_altered_secret_does_not_open() -> None:
    sealed = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    with pytest.raises(Unsealable):
        get_adapter().decrypt(sealed[:-4] + "AAAA")
