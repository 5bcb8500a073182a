"""Numbers of attestations: drawn, so that they tell neither order, nor date, nor department."""

from __future__ import annotations

import secrets

_LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ"  # no 0/O, 1/I/L, U/V: read over the telephone


def new_number() -> str:
    """A fresh number, as ``PE-7KQ4-M2ZX``.

    >>> len(new_number()), new_number()[:3]
    (12, 'PE-')
    """
    drawn = ["".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(2)]
    return "-".join(["PE", *drawn])
