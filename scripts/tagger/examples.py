"""From annotated texts to numbers: the features and the tag of each token, as the detectors leave them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from colloque.findings import LABELS, Context
from colloque.secrecy.detection import ruled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.tagger.context import context_of
from colloque.secrecy.tagger.features import features_of
from colloque.secrecy.tagger.tokens import tokens_of
from colloque.secrecy.unveiling import unveil
from tagger.corpus import ALL, Example

TAGS = ("O", *(f"{place}-{label}" for label in sorted(LABELS) for place in "BI"))
TAG = {tag: number for number, tag in enumerate(TAGS)}
UNJUDGED = -1
_LEAST = 3


@dataclass(frozen=True)
class Encoded:
    """One text as its tokens' feature names and tag numbers."""

    features: tuple[tuple[str, ...], ...]
    tags: tuple[int, ...]
    sentences: tuple[int, ...]


def encode(example: Example) -> Encoded:
    """Read a text as the check does, and mark its tokens."""
    veiled = unveil(example.text)
    hits = ruled(FoldedText.of(veiled.text), context=Context())
    tokens = tokens_of(veiled.text)
    around = context_of(tokens, hits)
    origin = veiled.origin or range(len(veiled.text))
    tags = [0] * len(tokens)
    if example.known:
        for hit in hits:
            if hit.label not in example.labels or example.labels == ALL:
                _mark(tags, tokens.starts, hit.start, hit.end, None)
    places = list(origin)
    for span in example.spans:
        start, end = bisect_left(places, span.start), bisect_left(places, span.end)
        _mark(tags, tokens.starts, start, end, span.label)
    features = tuple((*features_of(key), *more) for key, more in zip(tokens.keys, around, strict=True))
    return Encoded(features, tuple(tags), tokens.sentences)


def _mark(tags: list[int], starts: Sequence[int], start: int, end: int, label: str | None) -> None:
    at, place = bisect_left(starts, start), "B"
    while at < len(tags) and starts[at] < end:
        tags[at] = UNJUDGED if label is None else TAG[f"{place}-{label}"]
        at, place = at + 1, "I"


def vocabulary(texts: Iterable[Encoded], *, least: int = _LEAST) -> list[str]:
    """Features seen ``least`` times or more, most frequent first."""
    counted = Counter(name for text in texts for names in text.features for name in names)
    return [name for name, count in sorted(counted.items(), key=lambda c: (-c[1], c[0])) if count >= least]
