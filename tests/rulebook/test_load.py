"""A rulebook is read whole or refused, with the file and the key that are wrong."""

import datetime as dt
from pathlib import Path

import pytest

from colloque.findings import Severity
from colloque.rulebook import RulebookError, load_rulebook
from colloque.rulebook.load import read_rulebook

HEADER = """
name = "essai"
version = "2026.11"
title = "Essai"
[texts.CSP]
title = "Code de la santé publique"
version_date = 2026-11-23
link = "https://example.org/{date}"
"""
RULE = """
id = "TST-1"
title = "Essai"
explanation = "Une phrase. Une autre."
citations = [{ text = "CSP", article = "R4127-4" }]
in_force_from = 2004-08-08
severity = "grave"
remedy = "Retirez."
applies_to = ["*"]
places = ["post"]
sanctions = []
breaches = ["a"]
near_misses = ["b"]
"""
RAISES = """
[[raises]]
when = "light"
severity = "info"
because = "léger"
[[raises]]
when = "heavy"
severity = "block"
because = "lourd"
"""


def folder(tmp_path: Path, *, rule: str = RULE, name: str = "TST-1.toml", header: str = HEADER) -> Path:
    (tmp_path / "rulebook.toml").write_text(header, encoding="utf-8")
    (tmp_path / name).write_text(rule, encoding="utf-8")
    return tmp_path


def test_reads_a_rule(tmp_path: Path) -> None:
    book = read_rulebook(folder(tmp_path))
    rule = book["TST-1"]
    assert book.label == "essai 2026.11"
    assert rule.citation == "R4127-4 CSP"
    assert rule.citations[0].link == "https://example.org/2026-11-23"
    assert "staff" in rule.applies_to


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('severity = "grave"', 'severity = "rouge"', "severity"),
        ("in_force_from = 2004-08-08", 'in_force_from = "hier"', "in_force_from"),
        ("in_force_from = 2004-08-08", "", "in_force_from"),
        ("in_force_from = 2004-08-08", "in_force_from = 2004-08-08T10:00:00", "in_force_from"),
        ('remedy = "Retirez."', 'remedy = "  "', "remedy"),
        ('places = ["post"]', 'places = ["lune"]', "places"),
        ('places = ["post"]', 'places = "post"', "places"),
        ('breaches = ["a"]', 'breaches = ["a", "a"]', "breaches"),
        ("sanctions = []", 'sanctions = []\nsancions = ["x"]', "sancions"),
        ('text = "CSP"', 'text = "XYZ"', "citations.text"),
        ('article = "R4127-4"', 'articl = "R4127-4"', "citations.article"),
        ('citations = [{ text = "CSP", article = "R4127-4" }]', "citations = []", "citations"),
        ('citations = [{ text = "CSP", article = "R4127-4" }]', "citations = [1]", "citations"),
        ('id = "TST-1"', 'id = "tst"', "id"),
        ('id = "TST-1"', 'id = "TST-2"', "id"),
        ("sanctions = []", "sanctions = []\nin_force_until = 1999-01-01", "in_force_until"),
    ],
)
def test_refuses_naming_file_and_key(tmp_path: Path, before: str, after: str, key: str) -> None:
    assert before in RULE
    with pytest.raises(RulebookError) as caught:
        read_rulebook(folder(tmp_path, rule=RULE.replace(before, after)))
    assert (caught.value.file, caught.value.key) == ("TST-1.toml", key)


def test_refuses_an_unknown_key_of_the_header(tmp_path: Path) -> None:
    with pytest.raises(RulebookError) as caught:
        read_rulebook(folder(tmp_path, header=HEADER + 'lien = "x"\n'))
    assert caught.value.key == "texts.CSP.lien"


def test_refuses_broken_toml_and_bad_bytes(tmp_path: Path) -> None:
    with pytest.raises(RulebookError):
        read_rulebook(folder(tmp_path, rule="id = "))
    (tmp_path / "TST-1.toml").write_bytes(b'id = "\xff"')
    with pytest.raises(RulebookError):
        read_rulebook(tmp_path)


@pytest.mark.parametrize("name", ["no-such", "../rules", "", "fr-cnom/SEC-1.toml"])
def test_unknown_rulebook(name: str) -> None:
    with pytest.raises(RulebookError):
        load_rulebook(name)


def test_first_matching_raise_of_the_file_sets_the_severity(tmp_path: Path) -> None:
    rule = read_rulebook(folder(tmp_path, rule=RULE + RAISES))["TST-1"]
    assert rule.severity_when() is Severity.GRAVE
    assert rule.severity_when("unknown") is Severity.GRAVE
    assert rule.severity_when("heavy") is Severity.BLOCK
    assert rule.severity_when("heavy", "light") is Severity.INFO


def test_in_force_includes_both_ends(tmp_path: Path) -> None:
    book = read_rulebook(
        folder(tmp_path, rule=RULE.replace("sanctions", "in_force_until = 2010-01-01\nsanctions"))
    )
    days = ["2004-08-07", "2004-08-08", "2010-01-01", "2010-01-02"]
    assert [len(book.in_force(dt.date.fromisoformat(day))) for day in days] == [0, 1, 1, 0]
