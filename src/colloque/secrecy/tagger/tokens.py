"""The tokens of a text as the tagger reads them: words, numbers, single signs, and the sentence of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from colloque.secrecy.tagger.native import kernel

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_|\n")
_ENDS = frozenset(".!?…")
# After these a full stop shortens a word; after one letter it follows an initial.
_SHORT = frozenset(
    "m mm mr mme mmes mlle dr drs pr prs me st ste av bd cf ex tel hop ch n no env art vol p pp et al doc "
    "dept".split()
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The n tokens of a text.

    Attributes:
        starts: First code point of each.
        ends: One past the last.
        keys: Each as written, with a leading space when nothing separates it from the token before.
        sentences: Number of the sentence of each, from 0, never falling.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    sentences: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)


def tokens_of(text: str) -> Tokens:
    """Cut a text into tokens; whether a sentence ends depends on nothing after the space that follows it.

    >>> cut = tokens_of("Vu M. Bo, hier. Va mieux")
    >>> cut.keys
    ('Vu', 'M', ' .', 'Bo', ' ,', 'hier', ' .', 'Va', 'mieux')
    >>> cut.sentences
    (0, 0, 0, 0, 0, 0, 0, 1, 1)
    """
    native = kernel()
    return Tokens(*(_cut(text) if native is None else native.cut(text, _SHORT)))


def _cut(text: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...], tuple[int, ...]]:
    """Starts, ends, keys and sentences."""
    starts, ends, keys, sentences = [], [], [], []
    last, sentence, ended, word = 0, 0, False, ""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        said = match[0]
        glued = start == last and start > 0
        if said == "\n" or (ended and not glued):
            sentence += 1
        starts.append(start)
        ends.append(end)
        keys.append(" " + said if glued else said)
        sentences.append(sentence)
        ended = said in _ENDS and not (said == "." and (len(word) == 1 or word.lower() in _SHORT))
        word, last = said, end
    return tuple(starts), tuple(ends), tuple(keys), tuple(sentences)
