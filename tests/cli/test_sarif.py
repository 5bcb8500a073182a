"""The SARIF log has the shape code hosts ask for, and its regions fall on the passage."""

from colloque import check, load_rulebook
from colloque.cli import sarif

TEXT = "Première ligne 😀.\nMme Lefèvre, 67 ans, ma patiente, tousse."


def test_log_describes_rules_and_places() -> None:
    log = sarif.log([("dossier/é té.txt", TEXT, check(TEXT))], rulebook=load_rulebook())
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["artifacts"][0]["location"]["uri"] == "dossier/%C3%A9%20t%C3%A9.txt"
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"note", "warning", "error"}
        assert result["message"]["text"]


def test_region_counts_code_points_from_one() -> None:
    log = sarif.log([("a.txt", TEXT, check(TEXT))], rulebook=load_rulebook())
    result = next(item for item in log["runs"][0]["results"] if item["ruleId"] == "SEC-1")
    region = result["locations"][0]["physicalLocation"]["region"]
    start, length = region["charOffset"], region["charLength"]
    line = TEXT.split("\n")[region["startLine"] - 1]
    assert region["startLine"] == region["endLine"] == 2
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == TEXT[start : start + length]


def test_no_text_no_result() -> None:
    log = sarif.log([("-", "", check(""))], rulebook=load_rulebook())
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["artifacts"] == [{"location": {"uri": "stdin"}}]
