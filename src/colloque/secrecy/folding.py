"""One spelling to search in: lower case, no accents, no look-alike letters, and not one offset moved.

Every code point is folded to exactly one code point, so that an offset in the folded text is the same
offset in the original (German sharp s gives one s, the French ligature œ stays itself).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from colloque.screening import CutText
from colloque.secrecy.house import HOUSE
from colloque.secrecy.layout import is_sheet

_LOOK_ALIKES = {
    # Cyrillic and Greek letters drawn as Latin ones.
    "абвгеёзикмнорстухіјѕһԁԛԝӏ": "a6breeзnkmhopctyxijshdqwl",
    "αβεικνορτυχγη": "abeikvoptuxyn",
    # Signs that stand for a simpler one.
    "’‘ʼʹ′`´‛": "''''''''",
    "‐‑‒–—―−": "-------",
    "ßøłđıð×": "soldidx",
}
_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_RANGES = (
    (0x41, 0x5B), (0xA0, 0x250), (0x370, 0x530), (0x1E00, 0x1F00), (0x2460, 0x2500),
    (0xFF01, 0xFF5F), (0x1D400, 0x1D800), (0x1F110, 0x1F18A),
)  # fmt: skip


def _fold_one(char: str) -> str:
    name = unicodedata.name(char, "")
    if name.startswith(("NEGATIVE", "SQUARED LATIN", "NEGATIVE SQUARED")):
        return name[-1].lower()
    parts = unicodedata.normalize("NFKD", char).strip("()")
    base = "".join(part for part in parts if not unicodedata.combining(part)).lower()
    return base if len(base) == 1 else char


@cache
def _table() -> dict[int, str]:
    table = {code: _fold_one(chr(code)) for start, stop in _RANGES for code in range(start, stop)}
    table.update({ord(space): " " for space in _SPACES})
    table[ord("Œ")], table[ord("Æ")] = "œ", "æ"
    pairs = {a: b for keys, values in _LOOK_ALIKES.items() for a, b in zip(keys, values, strict=True)}
    for sign, plain in pairs.items():
        table[ord(sign)] = plain
        if len(sign.upper()) == 1 and sign.upper() != sign:
            table[ord(sign.upper())] = plain
    return {code: letter for code, letter in table.items() if chr(code) != letter}


def fold(text: str) -> str:
    """Fold a text to lower case ASCII as far as one code point allows.

    Args:
        text: Any string of n code points, lone surrogates included.

    Returns:
        A string of exactly n code points.

    >>> fold("Hélène Lefèvre – CHU"), fold("МАRIE")
    ('helene lefevre - chu', 'marie')
    """
    if text.isascii():
        return text.lower().replace("\t", " ").replace("`", "'")
    return text.translate(_table())


@dataclass(frozen=True)
class FoldedText(CutText):
    """A text and its folded twin, with its words cut once for all detectors.

    Attributes:
        original: The text as written, n code points.
        folded: Its fold, n code points.
    """

    original: str = ""

    def __post_init__(self) -> None:
        if len(self.original) != len(self.folded):
            raise ValueError("folding must not change the length")
        super().__post_init__()

    @classmethod
    def of(cls, text: str | FoldedText) -> FoldedText:
        """Fold ``text``, unless it is folded already.

        >>> FoldedText.of("À Thônes").words
        ('a', 'thones')
        """
        return text if isinstance(text, FoldedText) else cls(fold(text), text)

    @cached_property
    def worth_trying(self) -> int:
        """The bits of the patterns of secrecy that can match, asked once a text."""
        return self.places(HOUSE)[0]

    @cached_property
    def offsets(self) -> Mapping[int, list[int]]:
        """For the bits of those that begin at known places, the offsets to try."""
        return self.places(HOUSE)[1]

    @cached_property
    def is_sheet(self) -> bool:
        """Whether the text is laid out as a form, a list or a letterhead."""
        return is_sheet(self.folded, self.digits, passing=self.worth_trying)

    def word_at(self, offset: int) -> int | None:
        """Number of the word that starts at ``offset``, None when none does.

        >>> FoldedText.of("vu Léa").word_at(3)
        1
        """
        at = bisect_left(self.starts, offset)
        return at if at < len(self.starts) and self.starts[at] == offset else None

    def is_capital(self, offset: int) -> bool:
        """Whether the original code point at ``offset`` is an upper-case letter."""
        return self.original[offset].isupper()

    def gap(self, word: int) -> str:
        """Folded signs between word number ``word`` and the next one; empty at the end."""
        return self.gaps[word] if word < len(self.gaps) else ""
