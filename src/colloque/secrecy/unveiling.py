"""Read through disguises: invisible signs and emoji between letters, split letters, names glued in hashtags.

Accents written as signs of their own (Unicode form NFD, as some systems copy text) are dropped as well.

The detectors look at the unveiled text; each of its code points remembers where it stands in the original,
so that hits are given on what the author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from colloque.secrecy.hits import Hit

_INVISIBLE = r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
_ACCENT = r"[\u0300-\u036f]"
_BETWEEN = r"(?<=[^\W\d_])[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]{1,4}(?=[^\W\d_])"
_SPLIT = r"(?<!\w)[^\W\d_](?P<sep>[.\-_*·•]|[ ])[^\W\d_](?:(?P=sep)[^\W\d_]){2,30}(?!\w)"
_HASHTAG = r"(?<!\w)#[A-ZÀ-Þ][a-zß-ÿ]{1,24}(?:[A-ZÀ-Þ][a-zß-ÿ]{1,24}){1,3}(?!\w)"
_DISGUISE = re.compile(rf"(?P<cut>{_ACCENT}|{_INVISIBLE}|{_BETWEEN})|(?P<split>{_SPLIT})|(?P<tag>{_HASHTAG})")
# Nothing is disguised without one of these: signs that hide, four letters kept apart alike, a hashtag.
_MAYBE = re.compile(
    r"[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    r"\u2190-\u2bff\ufe0f\U0001f000-\U0001faff#]|([ .\-_*·•])[^\W\d_]\1[^\W\d_]\1[^\W\d_]"
)
_HUMP = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Unveiled:
    """A text without disguises.

    Attributes:
        text: What is read, m code points.
        origin: For each of them, its offset in the original; empty when nothing was changed.
        accents: Offsets in the original of the dropped accents: a hit keeps those of its last letter.
    """

    text: str
    origin: tuple[int, ...] = ()
    accents: frozenset[int] = frozenset()

    def back(self, hit: Hit) -> Hit:
        """The same hit with offsets in the original text.

        >>> veiled = unveil("D.u.p.o.n.t !")
        >>> (veiled.text, veiled.back(Hit(0, 6, "NOM", "x", 0.9)).end)
        ('Dupont !', 11)
        """
        if not self.origin:
            return hit
        end = self.origin[hit.end - 1] + 1
        while end in self.accents:
            end += 1
        return replace(hit, start=self.origin[hit.start], end=end)


def unveil(text: str) -> Unveiled:
    r"""Undo the disguises of a text.

    Args:
        text: Any string of n code points.

    Returns:
        The text as it is meant, and where each code point comes from; linear time.

    >>> unveil("#MarieDupont").text, unveil("ma\u200brie").text, unveil("M. H.T.A").text
    ('#Marie Dupont', 'marie', 'M. H.T.A')
    """
    if _MAYBE.search(text) is None or _DISGUISE.search(text) is None:
        return Unveiled(text)
    runs = [*_runs(text)]
    origin = tuple(at for _, at in runs)
    accents = frozenset(match.start() for match in re.finditer(_ACCENT, text))
    return Unveiled("".join(sign for sign, _ in runs), origin, accents)


def _runs(text: str) -> Iterator[tuple[str, int]]:
    """Each sign that is read, with its offset."""
    last = 0
    for match in _DISGUISE.finditer(text):
        yield from _signs(text, last, match.start())
        yield from _read(text, match)
        last = match.end()
    yield from _signs(text, last, len(text))


def _signs(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    return ((text[at], at) for at in range(start, end))


def _read(text: str, match: re.Match[str]) -> Iterator[tuple[str, int]]:
    start, end = match.span()
    if match["tag"]:
        humps = {hump.start() for hump in _HUMP.finditer(text, start, end)}
        for at in range(start, end):
            if at in humps:
                yield " ", at
            yield text[at], at
    elif match["split"]:
        # Acronyms ("H.T.A.D.") are all capitals: only words written with small letters are joined.
        joined = any(text[at].islower() for at in range(start, end, 2))
        yield from ((text[at], at) for at in range(start, end, 2 if joined else 1))
