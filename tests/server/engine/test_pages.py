"""Pages by id: whichever way one walks, every row is met once, in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colloque.server.engine.ids import floor_id, moment_of, new_id, parse_id
from colloque.server.engine.models import Event
from colloque.server.engine.pages import MAX_LIMIT, Cut, cut
from server.cast import NOW


@pytest.fixture
def rows(db: None) -> list[int]:
    return [
        Event.objects.create(id=number, at=NOW, name="a.b", subject_kind="x", subject_id=1).pk
        for number in range(1, 12)
    ]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 11, 12, 40])
def test_walking_down_meets_every_row_once(rows: list[int], limit: int) -> None:
    met: list[int] = []
    older: int | None = None
    while True:
        page = cut(Event.objects.all(), Cut(max_id=older, limit=limit))
        assert len(page) <= limit
        met += [row.pk for row in page]
        older = page.older
        if older is None:
            break
    assert met == rows[::-1]


@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_walking_up_meets_every_row_once(rows: list[int], limit: int) -> None:
    met: list[int] = []
    newer = 0
    while (page := cut(Event.objects.all(), Cut(min_id=newer, limit=limit))).newer is not None:
        met += [row.pk for row in page][::-1]
        newer = page.newer
    assert met == rows


def test_since_takes_the_newest_and_min_the_nearest(rows: list[int]) -> None:
    assert [row.pk for row in cut(Event.objects.all(), Cut(since_id=3, limit=2))] == [11, 10]
    assert [row.pk for row in cut(Event.objects.all(), Cut(min_id=3, limit=2))] == [5, 4]
    assert cut(Event.objects.all(), Cut(max_id=1)).older is None


@given(st.dictionaries(st.sampled_from(["max_id", "since_id", "min_id", "limit"]), st.text(max_size=30)))
def test_a_query_string_never_fails(query: dict[str, str]) -> None:
    asked = Cut.read(query)
    assert 1 <= asked.limit <= MAX_LIMIT
    assert all(
        number is None or 0 < number < 2**63 for number in (asked.max_id, asked.since_id, asked.min_id)
    )


def test_ids_are_ordered_by_time() -> None:
    made = [new_id() for _ in range(2000)]
    assert made == sorted(set(made))
    assert abs((moment_of(new_id(NOW)) - NOW).total_seconds()) < 0.01
    assert floor_id(NOW) <= new_id(NOW)


@given(st.text(max_size=40))
def test_an_id_from_outside_is_a_number_of_63_bits_or_nothing(value: str) -> None:
    number = parse_id(value)
    assert number is None or (str(number) == value.lstrip("0") and 0 < number < 2**63)
