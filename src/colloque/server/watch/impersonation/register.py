"""The people to protect, laid out so that those who look like a new account are found at once."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from .persona import Persona

_MOST_CANDIDATES = 64
_LEAST_SHARE = 0.45


class Register:
    """Referenced personas by number, with postings of the trigrams of their names and handles.

    Args:
        keys: What stands for each persona outside (an account id), any int.
        personas: In the same order.

    >>> people = [Persona("lucie_martin", "Lucie Martin"), Persona("odile", "Odile Referee")]
    >>> register = Register([11, 12], people)
    >>> register.candidates(Persona("lucie_rnartin2", "Docteur L."))
    [11]
    """

    def __init__(self, keys: Iterable[int], personas: Iterable[Persona]) -> None:
        self.keys = list(keys)
        postings: dict[str, list[int]] = defaultdict(list)
        whole: dict[str, list[int]] = defaultdict(list)
        names: Counter[str] = Counter()
        for number, persona in enumerate(personas):
            names[persona.name_skeleton] += 1
            for text in _texts(persona):
                whole[text].append(number)
            for gram in _grams(persona):
                postings[gram].append(number)
        self._names, self._whole = names, whole
        self._postings = {gram: np.array(numbers, dtype=np.int32) for gram, numbers in postings.items()}

    def __len__(self) -> int:
        return len(self.keys)

    def namesakes(self, persona: Persona) -> int:
        """How many referenced people bear this name."""
        return self._names[persona.name_skeleton]

    def candidates(self, persona: Persona) -> list[int]:
        """Keys of those who may look like ``persona``: same skeleton first, then most trigrams shared."""
        exact = dict.fromkeys(number for text in _texts(persona) for number in self._whole.get(text, ()))
        near = [] if len(exact) >= _MOST_CANDIDATES else self._near(_grams(persona))
        numbers = list(dict.fromkeys([*exact, *near]))[:_MOST_CANDIDATES]
        return [self.keys[number] for number in numbers]

    def _near(self, grams: Sequence[str]) -> Sequence[int]:
        lists = [self._postings[gram] for gram in grams if gram in self._postings]
        if not lists:
            return ()
        # Counting over everybody is faster than sorting the postings: names share most of their trigrams.
        shared: NDArray[np.intp] = np.bincount(np.concatenate(lists), minlength=len(self.keys))
        least = max(2, math.ceil(_LEAST_SHARE * len(grams) / 2))
        numbers = np.flatnonzero(shared >= least)
        if len(numbers) > _MOST_CANDIDATES:
            # The floor that leaves about as many as are wanted: ties beyond are cut by number.
            floor = np.partition(shared[numbers], -_MOST_CANDIDATES)[-_MOST_CANDIDATES]
            numbers = numbers[shared[numbers] >= floor]
        order = np.lexsort((numbers, -shared[numbers]))[:_MOST_CANDIDATES]
        return [int(number) for number in numbers[order]]


def _texts(persona: Persona) -> list[str]:
    return [f"@{persona.handle_core}", persona.name_skeleton]


def _grams(persona: Persona) -> list[str]:
    """Trigrams of the handle and of each word of the name, each once."""
    words = [persona.handle_core, *persona.name_skeleton.split()]
    padded = (f"^{word}$" for word in words)
    return sorted({word[start : start + 3] for word in padded for start in range(max(1, len(word) - 2))})
