"""Pages by id, as Mastodon pages: ``max_id``, ``since_id``, ``min_id``, ``limit``. Depth costs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import models

from .ids import parse_id

T = TypeVar("T")
M = TypeVar("M", bound=models.Model)

DEFAULT_LIMIT = 20
MAX_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Cut:
    """Which page is asked for.

    Attributes:
        max_id: Only ids below it (older), newest first.
        since_id: Only ids above it, newest first.
        min_id: Only ids above it, the oldest of them first taken: the page just newer than ``min_id``.
        limit: At most this many, 1 to 40.
    """

    max_id: int | None = None
    since_id: int | None = None
    min_id: int | None = None
    limit: int = DEFAULT_LIMIT

    @classmethod
    def read(cls, query: Mapping[str, str], *, limit: int = DEFAULT_LIMIT) -> Cut:
        """Read a query string; what cannot be an id or a number is left out.

        >>> Cut.read({"max_id": "12", "min_id": "x", "limit": "900"})
        Cut(max_id=12, since_id=None, min_id=None, limit=40)
        """
        asked = parse_id(query.get("limit", "")) or limit
        ids = {name: parse_id(query.get(name, "")) for name in ("max_id", "since_id", "min_id")}
        return cls(limit=max(1, min(asked, MAX_LIMIT)), **ids)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page, newest first.

    Attributes:
        items: At most ``limit`` things, newest first.
        older: ``max_id`` of the next older page; None when there is none.
        newer: ``min_id`` of the next newer page; None when the page is empty.
    """

    items: Sequence[T]
    older: int | None
    newer: int | None

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def cut(rows: models.QuerySet[M], page: Cut, *, by: str = "id") -> Page[M]:
    """Take one page of ``rows`` by the indexed id column ``by``: one query of limit + 1 rows.

    Args:
        rows: Already filtered to what the reader may see; its order is replaced.
        page: Which page.
        by: The column that orders and cuts.
    """
    if page.max_id is not None:
        rows = rows.filter(**{f"{by}__lt": page.max_id})
    above = page.min_id if page.min_id is not None else page.since_id
    if above is not None:
        rows = rows.filter(**{f"{by}__gt": above})
    upward = page.min_id is not None
    found = list(rows.order_by(by if upward else f"-{by}")[: page.limit + 1])
    more = len(found) > page.limit
    items = found[: page.limit]
    if upward:
        items.reverse()
    has_older = bool(items) and (more or upward)
    return Page(
        items=items,
        older=getattr(items[-1], by) if has_older else None,
        newer=getattr(items[0], by) if items else None,
    )
