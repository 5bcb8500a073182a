"""Lines and columns agree with the plain way of counting them."""

from hypothesis import given
from hypothesis import strategies as st

from colloque.cli.places import Lines


@given(st.text("ab\n", max_size=30), st.data())
def test_places_and_bounds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = Lines(text)
    head = text.rfind("\n", 0, start) + 1
    tail = text.find("\n", end)
    assert lines.place(start) == (text.count("\n", 0, start) + 1, start - head + 1)
    assert lines.bounds(start, max(end, start + 1))[0] == head
    if end > start:
        assert lines.bounds(start, end)[1] == (len(text) if tail < 0 else tail)
