"""From learnt weights to the whole numbers that ship: scales that use eight bits, powers of two back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from tagger.network import Network

_WEIGHT, _ACTIVITY = 127, 255
# What one unit of the shipped vectors and activities stands for when learning goes on.
_VECTOR, _ACTIVE = 1 / 40, 1 / 40
Real = NDArray[np.float64]


def shipped(
    network: Network, *, names: list[str], tags: tuple[str, ...], one: Real, two: Real
) -> dict[str, NDArray[np.generic]]:
    """The arrays of ``colloque.secrecy.tagger.network.read``.

    Args:
        network: What was learnt.
        names: Name of each of its f features.
        tags: Name of each tag.
        one: What its first layer gives on real texts, to know how large it gets.
        two: The same of its second.
    """
    vectors, first, second = (
        _array(part) for part in (network.vectors.weight, network.first, network.second)
    )
    hidden = first.shape[2]
    vector_scale = _WEIGHT / np.abs(vectors).max()
    first_scale, first_shift, one_scale = _layer(first, vector_scale, one)
    second_scale, second_shift, two_scale = _layer(second, one_scale, two)
    out = _array(network.out.weight).T / np.repeat([one_scale, two_scale], hidden)[:, None]
    unit = _WEIGHT / np.abs(out).max()
    return {
        "features": _text(names),
        "tags": _text(tags),
        "vectors": _small(vectors * vector_scale),
        "first": _small(_side_by_side(first) * first_scale),
        "first_bias": _bias(network.first_bias, vector_scale * first_scale, first_shift),
        "first_shift": np.array(first_shift),
        "second": _small(_side_by_side(second) * second_scale),
        "second_bias": _bias(network.second_bias, one_scale * second_scale, second_shift),
        "second_shift": np.array(second_shift),
        "out": _small(out * unit),
        "out_bias": np.round(_array(network.out.bias) * unit).astype(np.int32),
        "unit": np.array(unit),
    }


def resumed(
    network: Network, held: Mapping[str, NDArray[Any]], *, names: list[str], tags: tuple[str, ...]
) -> None:
    """Put shipped weights back into a network that goes on learning; new features say nothing yet.

    Raises:
        ValueError: their tags are others.
    """
    if tuple(bytes(held["tags"]).decode().split("\n")) != tags:
        raise ValueError("weights of other tags")
    numbers = {name: number for number, name in enumerate(bytes(held["features"]).decode().split("\n"))}
    known = [at for at, name in enumerate(names) if name in numbers]
    hidden = len(held["first_bias"])
    one, two = (2.0 ** -int(held[f"{layer}_shift"]) for layer in ("first", "second"))
    half_one, half_two = (1 << int(held[f"{layer}_shift"]) >> 1 for layer in ("first", "second"))
    with torch.no_grad():
        vectors = torch.zeros_like(network.vectors.weight)
        vectors[known] = _real(held["vectors"][[numbers[names[at]] for at in known]]) * _VECTOR
        network.vectors.weight.copy_(vectors)
        network.first.copy_(_tap_by_tap(held["first"], hidden) * (one * _ACTIVE / _VECTOR))
        network.first_bias.copy_(_real(held["first_bias"] - half_one) * (one * _ACTIVE))
        network.second.copy_(_tap_by_tap(held["second"], hidden) * two)
        network.second_bias.copy_(_real(held["second_bias"] - half_two) * (two * _ACTIVE))
        network.out.weight.copy_(_real(held["out"]).T / (float(held["unit"]) * _ACTIVE))
        network.out.bias.copy_(_real(held["out_bias"]) / float(held["unit"]))


def _real(values: NDArray[Any]) -> torch.Tensor:
    return torch.from_numpy(np.asarray(values, dtype=np.float32))


def _tap_by_tap(weights: NDArray[Any], hidden: int) -> torch.Tensor:
    """(in, taps * out) to (taps, in, out)."""
    return torch.stack(_real(weights).split(hidden, dim=1))


def _layer(weights: Real, scale: float, activity: Real) -> tuple[float, int, float]:
    """Scale of the weights, bits dropped after the sum, and scale of what comes out."""
    largest = float(np.quantile(activity[activity > 0], 0.9995))
    room = scale * _WEIGHT / np.abs(weights).max()
    shift = max(0, math.floor(math.log2(room * largest / _ACTIVITY)))
    weight_scale = _ACTIVITY * 2**shift / (scale * largest)
    return weight_scale, shift, scale * weight_scale / 2**shift


def _side_by_side(weights: Real) -> Real:
    """(taps, in, out) to (in, taps * out)."""
    return np.concatenate(list(weights), axis=1)


def _bias(bias: object, scale: float, shift: int) -> NDArray[np.int32]:
    """Half a unit is added so that dropping bits rounds."""
    return np.round(_array(bias) * scale + (1 << shift >> 1)).astype(np.int32)


def _array(part: object) -> Real:
    return np.asarray(part.detach().numpy(), dtype=np.float64)  # type: ignore[attr-defined]


def _small(values: Real) -> NDArray[np.int8]:
    return np.clip(np.round(values), -_WEIGHT, _WEIGHT).astype(np.int8)


def _text(names: object) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)  # type: ignore[call-overload]


def write(arrays: dict[str, NDArray[np.generic]], target: Path) -> None:
    """One compressed file; the same arrays give the same bytes."""
    with target.open("wb") as file:
        np.savez_compressed(file, **arrays)
