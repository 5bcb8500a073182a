"""A text cut into words, each with what it turns out to be once its clause is read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from colloque.secrecy.transpose.sexes.forms import Reading, is_known, readings

_CLITIC = "il|elle|ils|elles|on|je|tu|nous|vous|ce|le|la|les|lui|leur|y|en|moi|toi"
_BARE = {"E": "é", "A": "â"}
_PIECES = re.compile(
    rf"(?P<word>aujourd['’]hui|prud['’]hom\w+|quelqu['’]une?s?\b"
    rf"|\b(?:lorsqu|puisqu|quoiqu|jusqu|qu|[ldjmtscn])['’]"
    rf"|(?<=\w)-(?:t-)?(?:{_CLITIC})\b(?!-)"
    rf"|[^\W\d_]+(?:[-‑](?!(?:t-)?(?:{_CLITIC})\b)[^\W\d_]+)*|[♀♂])"
    r"|(?P<number>\d+(?:[.,/]\d+)*)|(?P<break>\n\s*\n|\n)|(?P<sign>[^\w\s])",
    re.IGNORECASE,
)


@cache
def closed(key: str) -> frozenset[str]:
    """A closed class of ``grammar.toml``."""
    text = files(__package__).joinpath("data/grammar.toml").read_text(encoding="utf-8")
    return frozenset(str(tomllib.loads(text)[key]).split())


@dataclass(slots=True)
class Word:
    """A word of the text; ``kind`` and what follows are filled in while its clause is read.

    Attributes:
        start: First code point in the text.
        end: One past the last.
        low: In lower case, typewriter apostrophes, the hyphen of an inversion left out.
        kind: ``D`` determiner, ``R`` preposition, ``N``, ``A``, ``P``, ``V``, ``E`` être, ``H`` avoir,
            ``C`` other copula, ``S`` subject pronoun, ``O`` object clitic, ``Q`` relative, ``J`` conjunction,
            ``B`` adverb, ``#`` number, ``.`` end of sentence, ``,`` other sign, ``T`` stressed pronoun.
        gender: ``m``, ``f``, or empty when the word does not tell.
        number: ``s``, ``p``, or empty.
        other: The form in the other gender; empty when there is none.
        governor: Index of the word it agrees with; its own when it is a head; -1 when none was found.
        sentence: Rank of its sentence.
        subject: For a verb, the index of its subject; -1 when none was found.
        joined: For an apposition or a predicate noun, whether it names the same person as its governor.
    """

    start: int
    end: int
    low: str
    kind: str = ""
    gender: str = ""
    number: str = ""
    other: str = ""
    governor: int = -1
    sentence: int = 0
    subject: int = -1
    joined: bool = False

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What the table says of it."""
        return readings(self.low)

    def can(self, kinds: str) -> bool:
        """Whether one of its readings is of one of these kinds."""
        return any(reading.kind in kinds for reading in self.readings)


def cut(text: str) -> list[Word]:
    """Cut a text into words, numbers and signs.

    >>> [word.low for word in cut("L’a-t-elle vue ?")]
    ["l'", 'a', 'elle', 'vue', '?']
    """
    words: list[Word] = []
    for match in _PIECES.finditer(text):
        low = match[0].lower().replace("’", "'").replace("‑", "-")
        if match["word"] and low.startswith("-"):
            low = low.removeprefix("-").removeprefix("t-")
        if (
            match[0][:1] in _BARE
            and match["word"]
            and not is_known(low)
            and is_known(_BARE[match[0][:1]] + low[1:])
        ):
            low = _BARE[match[0][:1]] + low[1:]  # « Agé », « Elève »
        kind = {"number": "#", "break": ".", "sign": "."}.get(str(match.lastgroup), "")
        if match["sign"] and match[0] not in ".!?…":
            kind = ","
        words.append(Word(match.start(), match.end(), low, kind))
    return words
