"""From scores to passages: the best tag of each token, and how far it stands above saying nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colloque.secrecy.tagger.network import Exact, Network
from colloque.secrecy.tagger.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens ``[first, stop)`` that carry one label.

    Attributes:
        first: Number of the first token.
        stop: One past the last.
        label: The label.
        margin: Least distance of its tags to ``O``, in natural logarithms of odds.
    """

    first: int
    stop: int
    label: str
    margin: float


@dataclass(frozen=True)
class Reading:
    """What the network says of n tokens.

    Attributes:
        tokens: The tokens.
        passages: Disjoint, sorted.
        silence: For each token, distance of ``O`` to the best other tag, in logarithms of odds; n of them.
    """

    tokens: Tokens
    passages: tuple[Passage, ...]
    silence: tuple[float, ...]


def read_scores(tokens: Tokens, scores: Exact, *, network: Network, least: Mapping[str, float]) -> Reading:
    """Read (n, t) scores.

    Args:
        tokens: The n tokens.
        scores: As ``Network.scores`` gives them.
        network: Names of the tags, and the unit of the scores.
        least: For each label, the margin from which its tags count.
    """
    listen = _heard if network.native is None else network.native.heard
    said, silence = listen(scores, network.bars(least), network.unit)
    return Reading(tokens, _passages(said, network), tuple(silence))


def _heard(
    scores: Exact, bars: NDArray[np.float64], unit: float
) -> tuple[list[tuple[int, int, float]], list[float]]:
    """What n tokens are heard as.

    Args:
        scores: (n, t) whole numbers.
        bars: Least score of each tag but the first, above the first; t - 1 of them.
        unit: Score that multiplies the odds by e.

    Returns:
        Of each token whose best tag reaches its bar: its place, the number of the tag without the first, and
        its score above the first's. And of every token by how much the first tag stands above the best other,
        in logarithms of odds.
    """
    above = scores[:, 1:] - scores[:, :1]
    best = np.argmax(above - bars, axis=1)
    height = above[range(len(above)), best]
    silence: list[float] = (-above.max(axis=1) / unit).tolist()
    said = np.flatnonzero(height >= bars[best])
    return list(zip(said.tolist(), best[said].tolist(), height[said].tolist(), strict=True)), silence


def _passages(said: Sequence[tuple[int, int, float]], network: Network) -> tuple[Passage, ...]:
    """Neighbours of one label as one passage, the least margin of its tokens."""
    passages: list[Passage] = []
    for at, tag, height in said:
        opens, label = network.tags[tag + 1][0], network.tags[tag + 1][2:]
        margin = height / network.unit
        last = passages[-1] if passages else None
        if last is not None and last.stop == at and last.label == label and opens == "I":
            passages[-1] = Passage(last.first, at + 1, label, min(last.margin, margin))
        else:
            passages.append(Passage(at, at + 1, label, margin))
    return tuple(passages)
