"""The measure of the rules counts what fired at its severity and what stayed quiet, and refuses bad lines."""

import json
from pathlib import Path

import pytest

from cli.command import colloque


def written(folder: Path, *rows: object) -> str:
    file = folder / "exemples.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return str(file)


def test_counts_breaches_and_look_alikes(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        {"rule": "TON-2", "text": "Bande de moutons débiles !", "breach": True},
        {"rule": "TON-2", "text": "Une matinée calme.", "breach": True},
        {"rule": "TON-2", "text": "Cette affirmation est fausse.", "breach": False},
        {"rule": "RT-1", "text": "😂", "breach": True, "context": {"place": "boost"}},
    )
    done = colloque("bench", "rules", "--misses", file)
    assert done.returncode == 0
    assert "(2/3)" in done.stdout.decode()
    assert "(1/1)" in done.stdout.decode()
    assert "TON-2" in done.stdout.decode()


@pytest.mark.parametrize(
    "row", [{"rule": "TON-2"}, ["TON-2"], {"rule": "X", "text": "a", "breach": True, "context": {"lieu": 1}}]
)
def test_a_bad_line_is_refused(tmp_path: Path, row: object) -> None:
    assert colloque("bench", "rules", written(tmp_path, row)).returncode == 2


def test_an_unknown_rulebook_is_refused() -> None:
    assert colloque("rules", "--rulebook", "xx-none").returncode == 2
    assert colloque("check", "--rulebook", "xx-none").returncode == 2


def test_another_rulebook_judges(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Bande de moutons débiles !", encoding="utf-8")
    assert colloque("check", str(text)).returncode == 1
    assert colloque("check", "--rulebook", "uk-gmc", str(text)).returncode == 0
    assert "uk-gmc" in colloque("rules", "--rulebook", "uk-gmc").stdout.decode()
