"""``colloque registry``: what an operator reads, and one line with a code when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from colloque.server.identity.registry.models import Professional
from colloque.server.identity.registry.synthetic import fictional_rpps
from colloque.server.project import commands


@pytest.mark.django_db
def test_an_extract_is_made_read_and_searched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "extrait")
    assert commands.registry(["generate", folder, "--people", "40", "--seed", "2"]) == 0
    assert commands.registry(["import", folder]) == 0
    assert Professional.objects.count() == 40
    told = capsys.readouterr()
    assert "40 arrivés, 0 modifiés, 0 partis" in told.out
    assert "people" in told.err
    person = Professional.objects.get(pk=fictional_rpps(1))
    for words in ([person.rpps], [person.family_name], [person.family_name.lower(), person.given_name]):
        assert commands.registry(["find", *words]) == 0
        assert person.rpps in capsys.readouterr().out


REFUSED = [
    (["import", "{folder}"], "[missing_file]"),
    (["import", "{folder}/rien"], "[unreadable_file]"),
    (["find", "89900000012"], "[not_found]"),
    (["find", "x"], "[not_found]"),
    (["generate", "{folder}", "--people", "0"], "[invalid_input]"),
    (["generate", "/dev/null/x"], "dossier"),
    (["import"], "EXTRAIT"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "told"), REFUSED)
def test_a_refusal_is_one_line_with_its_code(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.registry([word.format(folder=tmp_path) for word in words]) == 2
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert told in said.err
