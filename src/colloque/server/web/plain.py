"""The key of a sentence in the catalogues. Knows neither Django nor a language: scripts use it too."""

from __future__ import annotations

_TYPED = str.maketrans({"\u00a0": " ", "\u202f": " ", "'": "’"})


def plain(sentence: str) -> str:
    """A sentence as the catalogue knows it: whatever the spaces and apostrophes it was typed with.

    >>> plain("L'amende : 15\u00a0000 €")
    'L’amende : 15 000 €'
    """
    return sentence.translate(_TYPED)
