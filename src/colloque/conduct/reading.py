"""A text as the judges read it: lower case, without accents, masks lifted, offsets kept.

People mask insults (``c*nnard``, ``c.o.n.n.a.r.d``, ``c0nnard``) and drop accents; cues are written once,
plain. Reading is linear in the length of the text.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from colloque.conduct.masking import lift_wildcards, split_words
from colloque.screening import CutText

# Reading a passage beyond this many code points on either side tells nothing about it, and would make
# many passages in one endless sentence cost the square of its length.
SCOPE = 240
_STEP = 120

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff]")
_BREAK = re.compile(r"[.!?…](?=\s|$)|\n")
_WORD = re.compile(r"[^\W_]+")
# The sign first: it is rare, and found fast.
_INNER_DIGIT = re.compile(r"[@0134$€](?<=[a-z][@0134$€])(?=[a-z])")
_LEET = str.maketrans("@0134$€", "aoiease")
_QUOTES = {"«": "»", "“": "”", '"': '"'}


class _Folder(dict[int, int]):
    """Translation table of one code point to one code point, filled as code points are met."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)[0] if code > 127 else char
        lower = base.lower()
        folded = ord(lower) if len(lower) == 1 else code
        self[code] = folded
        return folded


_FOLDER = _Folder({ord("’"): ord("'"), ord("ʼ"): ord("'"), ord("−"): ord("-"), ord("‑"): ord("-")})


@dataclass(frozen=True)
class Reading:
    """One text, folded.

    Attributes:
        original: The text as written, n code points.
        cut: The folded text, cut in words.
        offsets: For each folded code point its place in ``original``; None when they are the same.
        memo: Answers that several judges ask of the same text, by question.
    """

    original: str
    cut: CutText
    offsets: Sequence[int] | None
    memo: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def folded(self) -> str:
        """What patterns match, m ≤ n code points."""
        return self.cut.folded

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text, folded, each once."""
        return frozenset(_WORD.findall(self.folded))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a folded passage ``[start, end)``, which is not empty."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Bounds of the sentence around a passage, at most SCOPE and a step away on each side."""
        # Bounds move by steps, so that neighbours in an endless sentence share one, and its guards.
        left = max(0, start // _STEP * _STEP - SCOPE)
        for found in _BREAK.finditer(self.folded, left, start):
            left = found.end()
        limit = (end // _STEP + 1) * _STEP + SCOPE
        found_after = _BREAK.search(self.folded, end, limit)
        right = found_after.start() if found_after else min(len(self.folded), limit)
        return left, right

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Bounds of the neighbourhood of a passage, sentences or not: whole posts, parts of long texts."""
        return max(0, start // _STEP * _STEP - SCOPE), min(
            len(self.folded), (end // _STEP + 1) * _STEP + SCOPE
        )

    def breaks(self, start: int, end: int) -> int:
        """How many sentences end inside a passage."""
        return sum(1 for _ in _BREAK.finditer(self.folded, start, end))

    def is_guarded(self, guard: re.Pattern[str], sentence: tuple[int, int]) -> bool:
        """Whether a guard matches a sentence; asked once a sentence."""
        return self.guarded_at(guard, sentence) is not None

    def guarded_at(self, guard: re.Pattern[str], sentence: tuple[int, int]) -> tuple[int, int] | None:
        """Where a guard first matches a sentence; asked once a sentence."""
        key = (guard, *sentence)
        if key not in self.memo:
            found = guard.search(self.folded, *sentence)
            self.memo[key] = None if found is None or found.end() == found.start() else found.span()
        answer: tuple[int, int] | None = self.memo[key]
        return answer

    def is_question(self, sentence: tuple[int, int]) -> bool:
        """Whether a sentence ends with a question mark."""
        return self.folded[sentence[1] : sentence[1] + 1] == "?"

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a passage stands inside quotation marks opened and closed around it."""
        before = self.folded[max(0, start - SCOPE) : start]
        after = self.folded[end : end + SCOPE]
        for opening, closing in _QUOTES.items():
            if opening == closing:
                if before.count(opening) % 2 and closing in after:
                    return True
            elif before.rfind(opening) > before.rfind(closing) and closing in after:
                return True
        return False


def read(text: str, *, cut: CutText | None = None) -> Reading:
    """Fold a text for the judges.

    Args:
        text: Any text; lone surrogates and control characters are kept as they are.
        cut: A fold of the text that is cut in words already: taken when it spells the same.

    >>> read("Quel C*NNARD, ce débile").folded
    'quel connard, ce debile'
    >>> reading = read("c.o.n.n.a.r.d")
    >>> reading.folded, reading.span(0, 7)
    ('connard', (0, 13))
    """
    folded, offsets = _drop(text.translate(_FOLDER), None, _invisible_spans(text))
    folded = lift_wildcards(folded)
    folded = _INNER_DIGIT.sub(lambda found: found.group().translate(_LEET), folded)
    folded, offsets = _drop(folded, offsets, split_words(folded))
    return Reading(text, cut if cut is not None and cut.folded == folded else CutText(folded), offsets)


def _invisible_spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _INVISIBLE.finditer(text)]


def _drop(
    text: str, offsets: Sequence[int] | None, spans: Sequence[tuple[int, int]]
) -> tuple[str, Sequence[int] | None]:
    """Cut sorted, disjoint spans out of a text and of its offsets."""
    if not spans:
        return text, offsets
    before = range(len(text)) if offsets is None else offsets
    kept: list[str] = []
    places: list[int] = []
    position = 0
    for start, end in [*spans, (len(text), len(text))]:
        kept.append(text[position:start])
        places.extend(before[position:start])
        position = end
    return "".join(kept), places
