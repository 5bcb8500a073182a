"""A retracted publication cited as a fact is signalled; a file of another make is refused."""

from pathlib import Path

import pytest

from colloque.conduct import CueError, judge, read_retractions
from colloque.findings import Context
from colloque.rulebook import load_rulebook

CSV = (
    "Record ID,OriginalPaperDOI,RetractionNature\n"
    "1,10.5555/Faux.2020.1,Retraction\n"
    "2,10.5555/corrige.2,Correction\n"
    "3,unavailable,Retraction\n"
    "4,10.5555/doute.4,Expression of concern\n"
)


@pytest.fixture
def context(tmp_path: Path) -> Context:
    file = tmp_path / "retractions.csv"
    file.write_text(CSV, encoding="utf-8")
    return Context(retracted=read_retractions(file))


def test_reads_retractions_and_concerns_only(context: Context) -> None:
    assert context.retracted == {"10.5555/faux.2020.1", "10.5555/doute.4"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La référence : https://doi.org/10.5555/FAUX.2020.1.", ["10.5555/FAUX.2020.1"]),
        ("À lire (doi:10.5555/doute.4)", ["10.5555/doute.4"]),
        ("Corrigé depuis : 10.5555/corrige.2", []),
        ("Attention, 10.5555/faux.2020.1 a été rétracté.", []),
        ("Une autre : 10.5555/faux.2020.12", []),
    ],
)
def test_a_retracted_doi_is_signalled(context: Context, text: str, expected: list[str]) -> None:
    found = judge(text, context=context, rulebook=load_rulebook())
    assert [text[finding.start : finding.end] for finding in found] == expected
    assert {finding.severity.value for finding in found} <= {"grave"}


def test_without_a_file_nothing_is_looked_up() -> None:
    assert judge("10.5555/faux.2020.1", context=Context(), rulebook=load_rulebook()) == ()


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "autre.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    for file in (other, tmp_path / "absent.csv"):
        with pytest.raises(CueError):
            read_retractions(file)
