"""Time-ordered 64-bit ids, opaque strings outside, as Mastodon clients expect.

48 bits of milliseconds since 1970 then 16 bits of a count that starts at random: 65,536 ids of one process
and one millisecond never repeat (one ``now`` may serve for hundreds of notifications), and two machines need
no coordination beyond chance (a clash is an IntegrityError, then a new try).
"""

from __future__ import annotations

import datetime as dt
import itertools
import secrets
import threading
from typing import Any

from django.db import models

_TAIL_BITS = 16
_tails = itertools.count(secrets.randbelow(1 << _TAIL_BITS))
_last = 0
_lock = threading.Lock()


def new_id(now: dt.datetime | None = None) -> int:
    """A fresh id for the moment ``now`` (aware; default: the present).

    Ids made by one process for the present never go backwards.

    >>> a, b = new_id(), new_id()
    >>> a < b < 2**63
    True
    >>> now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    >>> len({new_id(now) for _ in range(5000)})
    5000
    """
    global _last
    tail = next(_tails) % (1 << _TAIL_BITS)
    if now is not None:
        return (int(now.timestamp() * 1000) << _TAIL_BITS) + tail
    with _lock:
        moment = int(dt.datetime.now(dt.UTC).timestamp() * 1000) << _TAIL_BITS
        _last = max(moment + tail, _last + 1)
        return _last


def scattered_id(now: dt.datetime, *, within: dt.timedelta) -> int:
    """A fresh id that tells nothing of ``now``: its moment, ``within`` the time before, and its tail drawn.

    Ids made one after the other lie side by side, to the millisecond and to the count: they would tell who
    opens an account under a name and one under a pseudonym the same minute.

    >>> now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    >>> all(scattered_id(now, within=dt.timedelta(days=9)) < new_id(now) for _ in range(99))
    True
    """
    back = 1 + secrets.randbelow(int(within.total_seconds() * 1000))
    return ((int(now.timestamp() * 1000) - back) << _TAIL_BITS) + secrets.randbelow(1 << _TAIL_BITS)


def moment_of(identifier: int) -> dt.datetime:
    """The moment an id was made for, to the millisecond.

    >>> moment_of(new_id(dt.datetime(2026, 11, 23, tzinfo=dt.UTC))).date()
    datetime.date(2026, 11, 23)
    """
    return dt.datetime.fromtimestamp((identifier >> _TAIL_BITS) / 1000, dt.UTC)


def floor_id(moment: dt.datetime) -> int:
    """The smallest id a thing made at ``moment`` can have: turns a date into an id bound."""
    return int(moment.timestamp() * 1000) << _TAIL_BITS


def parse_id(value: str) -> int | None:
    """Read an opaque id from outside; None for anything that cannot be one.

    >>> parse_id("115594000000000001"), parse_id("-1"), parse_id("9" * 40), parse_id("abc"), parse_id("²")
    (115594000000000001, None, None, None, None)
    """
    if not (value.isascii() and value.isdigit() and len(value) <= 19):
        return None
    number = int(value)
    return number if 0 < number < 2**63 else None


class SnowflakeField(models.BigIntegerField[int, int]):
    """A primary key that is a time-ordered id."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("primary_key", True)
        options.setdefault("default", new_id)
        options.setdefault("editable", False)
        super().__init__(**options)
