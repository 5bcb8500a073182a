"""What must hold for any text at all; the fuzzer looks for one for which it does not."""

from __future__ import annotations

import itertools

from colloque import check, transpose
from colloque.secrecy import find
from colloque.secrecy.folding import fold

# Each is found by itself; nothing written after it may hide it.
_BEFORE = (
    "Mme Le Goff est sortie.",
    "Rappeler le 06 39 98 12 47.",
    "Bernard Petit, 67 ans.",
    "Né le 12/03/1958.",
)
_LONGEST_TRANSPOSED = 2000


class BrokenPromise(AssertionError):
    """A promise does not hold for the text that was tried."""


def hold(text: str) -> None:
    """Raise BrokenPromise when a promise is broken for ``text``; any other exception is a crash.

    Args:
        text: Any string of n code points, lone surrogates included.
    """
    _promise(len(fold(text)) == len(text), "folding moved an offset")
    hits = find(text)
    _promise(all(0 <= hit.start < hit.end <= len(text) for hit in hits), "a hit outside the text")
    _promise(all(a.end <= b.start for a, b in itertools.pairwise(hits)), "hits overlap or are not sorted")
    _promise(hits == find(text), "the same text was read in two ways")
    report = check(text)
    _promise(all(0 <= f.start <= f.end <= len(text) for f in report.findings), "a finding outside the text")
    _hides_nothing(text)
    if len(text) <= _LONGEST_TRANSPOSED:
        transpose(text)


def _promise(kept: bool, otherwise: str) -> None:
    if not kept:
        raise BrokenPromise(otherwise)


def _hides_nothing(text: str) -> None:
    sentence = _BEFORE[len(text) % len(_BEFORE)]
    after = find(f"{sentence} {text}")
    held = {at for hit in after for at in range(hit.start, min(hit.end, len(sentence)))}
    for hit in find(sentence):
        _promise(held.issuperset(range(hit.start, hit.end)), "text after a sentence hides a finding in it")
