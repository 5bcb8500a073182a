"""What is left of a name once everything drawn alike is one: two names with one skeleton look the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

# Small Latin letters, digits and signs that a hurried eye takes for one another.
_DRAWN_ALIKE = str.maketrans({"i": "l", "j": "l", "|": "l", "!": "l", "$": "s", "@": "a", "€": "e"})
_DIGITS = {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "8": "b"}
# A digit that stands for a letter stands among letters; 75 after a name is a département.
_DIGIT_AMONG_LETTERS = re.compile(r"(?<![0-9])[013458](?=[a-z])(?<=[a-z].)|\b[013458](?=[a-z]{2})")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))
_INVISIBLE = "\u200b\u200c\u200d"
_SEPARATORS = re.compile(r"[^a-z0-9]+")


@cache
def _confusables() -> dict[int, str]:
    table = files(__package__).joinpath("confusables.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[2:])
    return {ord(drawn): letter for drawn, letter in rows}


def plain(text: str) -> str:
    """``text`` as an honest reader spells it: small letters, no accent, one blank between words.

    >>> plain("Dr Éloïse LE-GOFF"), plain("Ｌucie  Мартен")
    ('dr eloise le goff', 'lucie мартен')
    """
    return " ".join(re.findall(r"[^\W_]+", _bare(text)))


def seen(text: str) -> str:
    """``text`` as a hurried eye sees it: letters of other alphabets are the Latin ones they are drawn like.

    >>> seen("Luciе Маrtin") == plain("Lucie Martin")
    True
    """
    bare = _bare(text.translate(_confusables())).translate(_confusables())
    return " ".join(_SEPARATORS.sub(" ", bare.translate({ord("|"): "l"})).split())


def skeleton(text: str) -> str:
    """The skeleton of a word or a name; equal for those that look the same, blanks and signs apart.

    Args:
        text: At most a few hundred code points.

    >>> skeleton("dr_rnart1n") == skeleton("DrMartin"), skeleton("0dile") == skeleton("Odile")
    (True, True)
    >>> skeleton("martin75") == skeleton("martin"), skeleton("Morel") == skeleton("Moreau")
    (False, False)
    """
    letters = _bare(text.translate(_confusables())).translate(_confusables())
    joined = _SEPARATORS.sub("", _DIGIT_AMONG_LETTERS.sub(_as_letter, letters.translate(_DRAWN_ALIKE)))
    for pair, single in _PAIRS:
        joined = joined.replace(pair, single)
    return joined


def _as_letter(found: re.Match[str]) -> str:
    return _DIGITS[found[0]]


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("æ", "ae").casefold())
    return "".join(
        char for char in apart if not unicodedata.combining(char) and char not in "\u200b\u200c\u200d"
    )
