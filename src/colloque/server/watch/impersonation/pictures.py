"""Whether two pictures are one, whatever was cropped, mirrored or compressed: compared by their hashes."""

from __future__ import annotations

from collections.abc import Sequence

_BITS_APART = 10  # of 64


def is_same_picture(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two pictures look the same.

    Args:
        one: Hashes of the whole picture, then of its crops, each also mirrored; empty without a picture.
        other: The same of the other picture. Its whole is looked for among the views of ``one``, and back.

    >>> [is_same_picture((0b1011, 0), other) for other in ((0b1010,), (), (2**64 - 1,))]
    [True, False, False]
    """
    if not one or not other:
        return False
    return _is_among(other[0], one) or _is_among(one[0], other)


def _is_among(whole: int, views: Sequence[int]) -> bool:
    return any((whole ^ view).bit_count() <= _BITS_APART for view in views)
