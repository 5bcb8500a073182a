"""Whether a folded word is one of the 450,000 forms of a French spelling dictionary.

The forms ship as a Bloom filter (B. Bloom, 1970): ten bits a form, no false negative, about one false
positive in a hundred; ``scripts/build_french_words.py`` makes it and names the source and its licence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from zlib import crc32

_BITS_A_WORD, _PROBES = 10, 7
_SECOND = 0x9E3779B9


def is_french(word: str) -> bool:
    """Whether a folded word of letters is written in the dictionary.

    >>> is_french("malade"), is_french("kevin")
    (True, False)
    """
    bits = _bits()
    return all(bits[place >> 3] >> (place & 7) & 1 for place in _places(word, 8 * len(bits)))


def filter_of(words: Iterable[str]) -> bytes:
    """Make the filter of some folded words: one byte for every eight tenths of a word.

    >>> len(filter_of(["un", "deux", "trois", "quatre"]))
    5
    """
    distinct = set(words)
    bits = bytearray(max(1, len(distinct) * _BITS_A_WORD // 8))
    for word in distinct:
        for place in _places(word, 8 * len(bits)):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def _places(word: str, size: int) -> Iterator[int]:
    data = word.encode("utf-8", "surrogatepass")
    first, step = crc32(data), crc32(data, _SECOND) | 1
    return ((first + probe * step) % size for probe in range(_PROBES))


@cache
def _bits() -> bytes:
    return files(__package__).joinpath("french.bloom").read_bytes()
