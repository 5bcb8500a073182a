"""Says a re-identification risk in one sentence, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..library import translated


def risk_sentence(risk: Mapping[str, Any] | None) -> str:
    """How many people in France match what the text says, and what to remove next.

    Args:
        risk: The object of the contract (``k``, ``facts``, ``sentence``), or None.

    Returns:
        The library's own sentence, translated; empty when the text says nothing that counts.
    """
    if not risk or not risk.get("facts"):
        return ""
    return translated(str(risk.get("sentence", "")))


def round_k(k: float) -> int:
    """Two significant digits: the estimate is no better than that.

    >>> [round_k(k) for k in (0.4, 7.2, 134, 98_765)]
    [0, 7, 130, 99000]
    """
    whole = round(k)
    digits = len(str(abs(whole)))
    return whole if digits <= 2 else round(whole, 2 - digits)
