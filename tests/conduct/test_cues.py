"""Cue files are refused at load when they are wrong, and every cue can fire."""

import importlib.resources
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from colloque.conduct import (
    CueError,
    accusations,
    activity,
    bystanders,
    care_online,
    claims,
    cues,
    standing,
    trade,
)
from colloque.conduct.advice import OPINION
from colloque.conduct.confraternity import ATTACKS
from colloque.conduct.cues import cue_book
from colloque.conduct.publicity import PRAISE
from colloque.conduct.reading import read
from colloque.conduct.setting import SUBJECTS
from colloque.conduct.tone import HATE, INSULT, MOCKERY
from colloque.rulebook import load_rulebook

BOOKS = (
    *MOCKERY,
    *INSULT,
    *HATE,
    *OPINION,
    *PRAISE,
    *ATTACKS,
    *SUBJECTS,
    *bystanders.SUBJECTS,
    *claims.SUBJECTS,
    *trade.SUBJECTS,
    *care_online.SUBJECTS,
    *accusations.SUBJECTS,
    *standing.SUBJECTS,
    *activity.SUBJECTS,
)
CUE = """
[[cue]]
id = "x"
rule = "TON-1"
words = ["mot*"]
pattern = '{words}'
message = "m"
"""


def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: str) -> None:
    (tmp_path / "cues").mkdir()
    for name in cues.SHARED:
        (tmp_path / "cues" / f"{name}.toml").write_text("[lists]\n[guards]\n", encoding="utf-8")
    (tmp_path / "cues" / "essai.toml").write_text(own, encoding="utf-8")
    monkeypatch.setattr(
        cues, "importlib", SimpleNamespace(resources=SimpleNamespace(files=lambda _: tmp_path))
    )
    cue_book.__wrapped__("essai")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{words}", "mots"),
        ("{words}", "{words}("),
        ("{words}", "{words}{nulle_part}"),
        ("mot*", "mo*"),
        ('message = "m"', 'message = "m"\nmesage = "n"'),
        ('message = "m"', 'message = "m"\nneeds = ["inconnue"]'),
        ('message = "m"', 'message = "m"\nwith = ["inconnue"]'),
    ],
)
def test_a_wrong_cue_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str
) -> None:
    with pytest.raises(CueError):
        load(tmp_path, monkeypatch, CUE.replace(before, after))


def test_every_file_of_cues_is_judged() -> None:
    folder = importlib.resources.files("colloque.conduct") / "cues"
    files = {file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")}
    assert files == {*BOOKS, *cues.SHARED}


@pytest.mark.parametrize("name", BOOKS)
def test_cues_are_folded_and_speak_french(name: str) -> None:
    for cue in cue_book(name).cues:
        assert not re.search(r"[A-ZÀ-ÖØ-Ý]", cue.pattern.pattern.replace(r"\S", "").replace("W_", "")), cue.id
        assert "'" not in cue.message, cue.id
        assert cue.message.endswith("."), cue.id


def test_the_index_passes_over_no_cue_that_could_fire() -> None:
    file = Path(__file__).parent / "posts.tsv"
    posts = [line.split("\t", 1)[1] for line in file.read_text(encoding="utf-8").splitlines() if "\t" in line]
    for text in (*posts, *(text for rule in load_rulebook() for text in (*rule.breaches, *rule.near_misses))):
        reading = read(text)
        for name in BOOKS:
            tried = {match.cue.id for match in cue_book(name).match(reading)}
            held = {cue.id for cue in cue_book(name).cues if any(cues.fires(cue, reading))}
            assert tried == held, (name, text)
