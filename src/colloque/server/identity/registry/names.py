"""How names are compared: without case, accents or punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """``name`` as it is looked up.

    >>> folded("LE  GOFF-D’Estrée"), folded("Éloïse")
    ('le goff d estree', 'eloise')
    """
    lower = name.lower()
    if not lower.isascii():
        plain = unicodedata.normalize("NFKD", lower.translate(_LIGATURES))
        lower = "".join(character for character in plain if not unicodedata.combining(character))
    return _NOT_LETTERS.sub(" ", lower).strip()
