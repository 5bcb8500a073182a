"""Insults in disguise: letters replaced by stars, or kept apart by dots and spaces."""

from __future__ import annotations

import functools
import importlib.resources
import re
from collections.abc import Iterator, Mapping

_STARRED = re.compile(r"(?<![\w*])[^\W\d_]{1,12}[*]{1,6}[^\W\d_*]{1,12}(?![\w*])")
_SPLIT = re.compile(r"(?<![^\W_])[^\W\d_](?:[.\-_*·/ ][^\W\d_]){3,24}(?![^\W_])")


# Four letters kept apart at least: what _SPLIT needs, found faster from the signs between.
_MAYBE_SPLIT = re.compile(r"[.\-_*·/ ][^\W\d_](?:[.\-_*·/ ][^\W\d_]){2}")


@functools.cache
def masked_words() -> frozenset[str]:
    """Words people mask, folded; from ``cues/masked.txt``."""
    file = importlib.resources.files("colloque.conduct") / "cues" / "masked.txt"
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


@functools.cache
def _by_length() -> Mapping[int, tuple[str, ...]]:
    lengths: dict[int, list[str]] = {}
    for word in sorted(masked_words()):
        lengths.setdefault(len(word), []).append(word)
    return {length: tuple(words) for length, words in lengths.items()}


def lift_wildcards(folded: str) -> str:
    """Spell out ``c*nnard``; a starred word that fits no masked word stays. The length does not change.

    >>> lift_wildcards("quel c*nnard, 5*3 et a*b")
    'quel connard, 5*3 et a*b'
    """
    if "*" not in folded:
        return folded
    return _STARRED.sub(lambda found: _spelled(found.group()), folded)


def _spelled(starred: str) -> str:
    for word in _by_length().get(len(starred), ()):
        if all(mask in ("*", letter) for mask, letter in zip(starred, word, strict=True)):
            return word
    return starred


def split_words(folded: str) -> list[tuple[int, int]]:
    """Separators to cut so that ``c.o.n`` kept apart becomes one word; only for masked words.

    >>> split_words("c.o.n.n.a.r.d")
    [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12)]
    >>> split_words("T.S.H. et C.R.P.")
    []
    """
    if _MAYBE_SPLIT.search(folded) is None:
        return []
    return [cut for found in _SPLIT.finditer(folded) for cut in _separators(found)]


def _separators(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    if found.group()[::2] in masked_words():
        for place in range(found.start() + 1, found.end(), 2):
            yield place, place + 1
