"""Which attestations are revoked: one bit each, in lists anyone may read (IETF Token Status List). Pure.

A list is a signed JWT of type ``statuslist+jwt`` whose ``status_list`` holds ``bits`` and ``lst``, the
base64url of the ZLIB of the bytes; the bit of a place counts from the least significant of its byte.
Source: draft-ietf-oauth-status-list, section 4.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from .disclosures import decoded, encoded

PLACES = 1 << 17  # of one list: 16 KiB before compression; a reader hides among this many
TYPE = "statuslist+jwt"
_LARGEST = 1 << 20  # bytes of a list of another issuer, once unpacked


def packed(revoked: Iterable[int], *, places: int = PLACES) -> str:
    """The list where the places ``revoked`` (0 to ``places`` - 1) are marked.

    >>> packed([0, 3, 4, 5, 7, 8, 9, 13, 15], places=16)
    'eNrbuRgAAhcBXQ'
    """
    bits = bytearray(places // 8)
    for place in revoked:
        bits[place // 8] |= 1 << place % 8
    return encoded(zlib.compress(bytes(bits), 9))


def is_marked(lst: str, place: int) -> bool:
    """Whether ``place`` is marked in a list.

    Raises:
        ValueError: the list cannot be read, or is shorter.

    >>> [is_marked("eNrbuRgAAhcBXQ", place) for place in (0, 1, 2, 3)]
    [True, False, False, True]
    """
    unpacker = zlib.decompressobj()
    try:
        bits = unpacker.decompress(decoded(lst), _LARGEST)
    except zlib.error as fault:
        raise ValueError("status list") from fault
    if not 0 <= place < 8 * len(bits):
        raise ValueError("status list")
    return bool(bits[place // 8] >> place % 8 & 1)
