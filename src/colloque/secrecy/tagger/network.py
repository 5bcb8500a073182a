"""The tagger's arithmetic: whole numbers only, so that every machine gives the same answer.

Each feature has a vector of w small integers; a token is the sum of its features' vectors. Two layers look
two tokens to each side and keep what is positive; the last one gives a score a tag. All products and sums
stay under 2**24, where single precision counts exactly in whatever order the processor adds: see
docs/decisions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colloque.secrecy.tagger.features import features_of
from colloque.secrecy.tagger.native import kernel

Whole = NDArray[np.int32]
Exact = NDArray[np.float32]
Known = str | tuple[str, ...]

REACH = 2
_TAPS = range(-REACH, REACH + 1)
_LARGEST_SUM, _LARGEST = 2600, 255
_MOST_ROWS = 6_000
# OpenBLAS starts its threads above 2**18 products: blocks under it leave the other cores to other texts.
_PRODUCTS = 2**18


@dataclass(frozen=True)
class Network:
    """Weights as shipped, and the rows already computed for tokens seen before.

    Attributes:
        features: Name of each of the f features to its row in ``vectors``.
        tags: Names of the t tags, ``O`` first.
        vectors: (f, w) int8.
        first: (w, 5h) the first layer's weights, tap by tap.
        first_bias: (h,) and ``first_shift``: what is added, and how many bits are then dropped.
        second: (h, 5h); ``second_bias`` (h,); ``second_shift``.
        out: (2h, t); ``out_bias`` (t,).
        unit: Score that multiplies the odds by e.
        native: The C kernel, None where it is not built.
    """

    features: dict[str, int]
    tags: tuple[str, ...]
    vectors: NDArray[np.int8]
    first: Exact
    first_bias: Whole
    first_shift: int
    second: Exact
    second_bias: Exact
    second_shift: int
    out: Exact
    out_bias: Exact
    unit: float
    native: Any = field(default_factory=kernel, compare=False, repr=False)
    _rows: dict[Known, Whole] = field(default_factory=dict, compare=False, repr=False)
    _bars: dict[Any, NDArray[np.float64]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def hidden(self) -> int:
        """Width h of the two layers."""
        return len(self.first_bias)

    def word(self, key: str) -> Whole:
        """What the letters of a token add to the first layer, of itself and of its neighbours: (5h,)."""
        known = self._rows.get(key)
        return known if known is not None else self._kept(key, features_of(key))

    def row(self, names: tuple[str, ...]) -> Whole:
        """The same of a set of features: (5h,)."""
        known = self._rows.get(names)
        return known if known is not None else self._kept(names, names)

    def _kept(self, key: Known, names: tuple[str, ...]) -> Whole:
        if len(self._rows) >= _MOST_ROWS:
            self._rows.clear()
        whole = self._rows[key] = self.sum_of(names)
        return whole

    def sum_of(self, names: tuple[str, ...]) -> Whole:
        """What a set of features adds to the first layer, worked out: (5h,)."""
        numbers = [self.features[name] for name in names if name in self.features]
        total = self.vectors[numbers].sum(axis=0, dtype=np.int32)
        whole: Whole = (np.clip(total, -_LARGEST_SUM, _LARGEST_SUM).astype(np.float32) @ self.first).astype(
            np.int32
        )
        return whole

    @cached_property
    def _bytes(self) -> _Rows:
        return _Rows(self)

    def read(
        self, keys: Sequence[str], around: Sequence[tuple[str, ...]], sentences: tuple[int, ...]
    ) -> Exact:
        """Scores of n tokens, by the kernel where it is built.

        Args:
            keys: The tokens.
            around: The features that their text gives each of them.
            sentences: Sentence of each.

        Returns:
            (n, t) whole numbers.
        """
        if self.native is None:
            rows = np.array([self.word(key) for key in keys])
            rows += np.array([self.row(names) for names in around])
            return self.scores(rows, sentences)
        row_of = self._bytes.__getitem__
        told = self.native.score(self._packed, list(map(row_of, keys)), list(map(row_of, around)), sentences)
        return np.frombuffer(told, dtype=np.float32).reshape(-1, len(self.tags))

    @cached_property
    def _packed(self) -> Any:
        """The weights as the kernel keeps them."""
        return self.native.weights(
            self.first_bias.astype(np.int32).tobytes(),
            self.first_shift,
            self.second.tobytes(),
            self.second_bias.tobytes(),
            self.second_shift,
            self.out.tobytes(),
            self.out_bias.astype(np.float32).tobytes(),
        )

    def bars(self, least: Mapping[str, float]) -> NDArray[np.float64]:
        """Margins, in logarithms of odds, as scores: one for each tag but the first."""
        key = tuple(least.items())
        if key not in self._bars:
            margins = np.array([least[tag[2:]] for tag in self.tags[1:]])
            self._bars[key] = np.round(margins * self.unit)
        return self._bars[key]

    def scores(self, rows: Whole, sentences: Sequence[int]) -> Exact:
        """Scores of n tokens.

        Args:
            rows: (n, 5h) what each token adds to itself and its neighbours.
            sentences: Sentence of each token: nothing is read beyond its end.

        Returns:
            (n, t) whole numbers.
        """
        within = [_within(np.asarray(sentences), tap) for tap in range(1, REACH + 1)]
        one = _gathered(rows, self.hidden, within)
        one = np.clip((one + self.first_bias) >> self.first_shift, 0, _LARGEST).astype(np.float32)
        spread = _product(one, self.second)
        two = _gathered(spread, self.hidden, within) + self.second_bias
        two = np.clip(np.floor(two * 0.5**self.second_shift), 0, _LARGEST)
        both = np.concatenate([one, two], axis=1)
        return _product(both, self.out) + self.out_bias


class _Rows(dict[Known, bytes]):
    """Rows as the kernel takes them, worked out when first met; a full memory starts again."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network

    def __missing__(self, key: Known) -> bytes:
        if len(self) >= _MOST_ROWS:
            self.clear()
        told = self[key] = self._network.sum_of(features_of(key) if isinstance(key, str) else key).tobytes()
        return told


def _product(rows: Exact, weights: Exact) -> Exact:
    """``rows @ weights``, a few rows at a time."""
    found = np.empty((len(rows), weights.shape[1]), dtype=np.float32)
    step = _PRODUCTS // weights.size
    for at in range(0, len(rows), step):
        np.matmul(rows[at : at + step], weights, out=found[at : at + step])
    return found


def _within(sentences: NDArray[Any], tap: int) -> NDArray[Any]:
    """(n - tap, 1): whether each token's sentence holds the token ``tap`` places on."""
    same: NDArray[Any] = sentences[tap:] == sentences[:-tap]
    return same[:, None]


def _gathered(rows: NDArray[Any], hidden: int, within: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Sum, for each token, what its neighbours and itself give to it: (n, 5h) to (n, h)."""
    part = {tap: rows[:, (tap + REACH) * hidden : (tap + REACH + 1) * hidden] for tap in _TAPS}
    total: NDArray[Any] = part[0].copy()
    for tap in range(1, min(REACH, len(rows) - 1) + 1):
        total[tap:] += part[-tap][:-tap]
        total[:-tap] += part[tap][tap:] * within[tap - 1]
    return total


@cache
def shipped() -> Network:
    """The weights of this package, read once."""
    data = files(__package__).joinpath("weights.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as held:
        return read(held)


def read(held: Any) -> Network:
    """Build a network from its arrays, as ``scripts/train_tagger.py`` writes them."""
    names = bytes(held["features"]).decode().split("\n")
    return Network(
        features={name: number for number, name in enumerate(names)},
        tags=tuple(bytes(held["tags"]).decode().split("\n")),
        vectors=held["vectors"],
        first=held["first"].astype(np.float32),
        first_bias=held["first_bias"],
        first_shift=int(held["first_shift"]),
        second=held["second"].astype(np.float32),
        second_bias=held["second_bias"].astype(np.float32),
        second_shift=int(held["second_shift"]),
        out=held["out"].astype(np.float32),
        out_bias=held["out_bias"].astype(np.float32),
        unit=float(held["unit"]),
    )
