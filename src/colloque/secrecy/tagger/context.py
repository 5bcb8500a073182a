"""What a token's text tells the tagger: what the detectors say of it, and how its sentence is typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from colloque.secrecy.hits import Hit
from colloque.secrecy.tagger.tokens import Tokens

_SURE = 0.8


def context_of(tokens: Tokens, hits: Sequence[Hit]) -> list[tuple[str, ...]]:
    """Features of each token that its letters do not tell.

    Args:
        tokens: The n tokens of a text.
        hits: What the detectors found in it, disjoint, sorted by start.

    Returns:
        n tuples of feature names.

    >>> from colloque.secrecy.tagger.tokens import tokens_of
    >>> context_of(tokens_of("vu hier"), [Hit(3, 7, "DATE", "dates", 0.9)])[1]
    ('typed=small', 'rule=B-DATE', 'sure=DATE', 'from=dates')
    """
    found = _typing(tokens)
    for hit in hits:
        at = bisect_left(tokens.starts, hit.start)
        opens = "B"
        while at < len(tokens) and tokens.starts[at] < hit.end:
            told = (f"rule={opens}-{hit.label}", f"{'sure' if hit.score >= _SURE else 'unsure'}={hit.label}")
            found[at] = (*found[at], *told, f"from={hit.why.source or hit.detector}")
            at, opens = at + 1, "I"
    return found


def _typing(tokens: Tokens) -> list[tuple[str, ...]]:
    """Whether the sentence of each token is in small letters, or in capitals, throughout."""
    capitals: set[int] = set()
    smalls: set[int] = set()
    for key, sentence in zip(tokens.keys, tokens.sentences, strict=True):
        if key.islower():
            smalls.add(sentence)
        # The first letter stands after the leading space of a glued token.
        elif key[key[0] == " "].isupper():
            capitals.add(sentence)
    told = {
        sentence: ("typed=small",)
        if sentence not in capitals
        else ()
        if sentence in smalls
        else ("typed=capitals",)
        for sentence in set(tokens.sentences)
    }
    return [told[sentence] for sentence in tokens.sentences]
