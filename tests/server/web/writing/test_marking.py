from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from colloque import Finding, Severity
from colloque.server.web.writing.marking import segments


def finding(start: int, end: int, severity: Severity = Severity.WARN) -> Finding:
    return Finding("SEC-1", severity, None, start, end, "", "", "", "test", 1.0)


spans = st.lists(
    st.tuples(st.integers(-3, 40), st.integers(-3, 40), st.sampled_from(list(Severity))), max_size=6
)


@given(text=st.text(max_size=30), found=spans)
def test_joining_the_runs_gives_the_text_back(text: str, found: list[tuple[int, int, Severity]]) -> None:
    runs = segments(text, [finding(*span) for span in found])
    assert "".join(run.text for run in runs) == text
    assert all(run.text for run in runs)


@given(text=st.text(min_size=1, max_size=30), found=spans)
def test_every_code_point_carries_exactly_its_findings(
    text: str, found: list[tuple[int, int, Severity]]
) -> None:
    position = 0
    for run in segments(text, [finding(*span) for span in found]):
        for at in range(position, position + len(run.text)):
            expected = tuple(n for n, (start, end, _) in enumerate(found, start=1) if start <= at < end)
            assert run.numbers == expected
        position += len(run.text)


def test_the_heaviest_of_overlapping_findings_is_shown() -> None:
    runs = segments("abcdef", [finding(0, 4, Severity.INFO), finding(2, 6, Severity.BLOCK)])
    assert [(run.text, run.severity) for run in runs] == [
        ("ab", Severity.INFO),
        ("cd", Severity.BLOCK),
        ("ef", Severity.BLOCK),
    ]
    assert [run.ends for run in runs] == [(), (1,), (2,)]


def test_an_emoji_counts_for_one() -> None:
    runs = segments("🙂🙂 Nantes", [finding(3, 9)])
    assert [run.text for run in runs] == ["🙂🙂 ", "Nantes"]
