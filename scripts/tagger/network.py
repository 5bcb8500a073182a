"""The network while it learns: the sums of ``colloque.secrecy.tagger.network``, as real numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

REACH = 2
TAPS = tuple(range(-REACH, REACH + 1))


@dataclass(frozen=True)
class Batch:
    """Texts one after the other, n tokens in all.

    Attributes:
        features: Numbers of all features, m of them.
        offsets: Where those of each token begin, n of them.
        tags: Tag of each token, -1 when not judged.
        reach: (taps, n) 1 where a token may look that far: back within its text, on within its sentence.
    """

    features: Tensor
    offsets: Tensor
    tags: Tensor
    reach: Tensor


@dataclass(frozen=True)
class Rows:
    """One text of n tokens as numbers.

    Attributes:
        features: Numbers of all features, token by token; m of them.
        token: The token each of them belongs to; m of them.
        family: What each of them is, as the learner numbers its families; m of them.
        tags: Tag of each token.
        sentences: Sentence of each token.
    """

    features: NDArray[np.int64]
    token: NDArray[np.int64]
    family: NDArray[np.int8]
    tags: NDArray[np.int64]
    sentences: NDArray[np.int64]


def batch_of(texts: Sequence[Rows], kept: Sequence[NDArray[np.bool_]] | None = None) -> Batch:
    """Join texts, without the features that are hidden."""
    features, counts = [], []
    for number, text in enumerate(texts):
        keep = slice(None) if kept is None else kept[number]
        features.append(text.features[keep])
        counts.append(np.bincount(text.token[keep], minlength=len(text.tags)))
    offsets = np.concatenate([[0], np.cumsum(np.concatenate(counts))[:-1]])
    text_of = np.concatenate([np.full(len(text.tags), number) for number, text in enumerate(texts)])
    sentence_of = np.concatenate([text.sentences + 100_000 * number for number, text in enumerate(texts)])
    reach = np.stack([_within(sentence_of if tap > 0 else text_of, tap) for tap in TAPS])
    return Batch(
        torch.from_numpy(np.concatenate(features)),
        torch.from_numpy(offsets),
        torch.from_numpy(np.concatenate([text.tags for text in texts])),
        torch.from_numpy(reach),
    )


def _within(groups: NDArray[np.int64], tap: int) -> NDArray[np.float32]:
    same = (np.roll(groups, -tap) == groups).astype(np.float32)
    if tap > 0:
        same[-tap:] = 0
    elif tap < 0:
        same[:-tap] = 0
    return same


class Network(nn.Module):
    """Sum of feature vectors, two layers that look two tokens each way, one score a tag."""

    def __init__(self, features: int, tags: int, *, width: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(features, width, mode="sum")
        self.first = nn.Parameter(torch.randn(len(TAPS), width, hidden) * (len(TAPS) * width) ** -0.5)
        self.first_bias = nn.Parameter(torch.zeros(hidden))
        self.second = nn.Parameter(torch.randn(len(TAPS), hidden, hidden) * (len(TAPS) * hidden) ** -0.5)
        self.second_bias = nn.Parameter(torch.zeros(hidden))
        self.out = nn.Linear(2 * hidden, tags)
        self.dropout = dropout
        nn.init.normal_(self.vectors.weight, std=0.15)

    def forward(self, batch: Batch) -> Tensor:
        """(n, tags) scores."""
        scores: Tensor = self.out(torch.cat(self.layers(batch), dim=1))
        return scores

    def layers(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """What the two layers give, (n, hidden) each."""
        known = self._some(self.vectors(batch.features, batch.offsets), self.dropout / 2)
        one = self._some(
            torch.relu(_convolved(known, self.first, batch.reach) + self.first_bias), self.dropout
        )
        two = torch.relu(_convolved(one, self.second, batch.reach) + self.second_bias)
        return one, self._some(two, self.dropout)

    def _some(self, rows: Tensor, share: float) -> Tensor:
        return functional.dropout(rows, share, self.training)


def _convolved(rows: Tensor, weights: Tensor, reach: Tensor) -> Tensor:
    total = torch.zeros(rows.shape[0], weights.shape[2])
    for number, tap in enumerate(TAPS):
        moved = torch.roll(rows, -tap, 0) * reach[number, :, None]
        total = total + moved @ weights[number]
    return total
