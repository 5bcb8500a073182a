"""``rules``, ``explain``, ``transpose``, ``risk``, ``bench``, and the server's commands found by name."""

import importlib.metadata
import json
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from cli.command import colloque, jsonl, lines
from colloque import check
from colloque.cli import external, main
from colloque.cli.dense_posts import dense_posts
from colloque.cli.worst_bench import SHAPES

CASE = "Mme Lefèvre, 62 ans, boulangère à Guérande, vue hier pour une toux."


def test_rules_list_and_one() -> None:
    whole = json.loads(colloque("rules", "--format", "json").stdout)
    one = json.loads(colloque("rules", "sec-1", "--format", "json").stdout)
    assert whole["rulebook"] == "fr-cnom 2026.11"
    assert one in whole["rules"]
    page = colloque("rules", "SEC-1").stdout.decode()
    assert "R4127-4" in page
    assert "legifrance.gouv.fr" in page
    assert "CONF-1" in colloque("rules").stdout.decode()


def test_explain_says_why() -> None:
    done = colloque("explain", "Le Dr Martin est un charlatan.")
    page = done.stdout.decode()
    assert done.returncode == 0
    assert "confraternity.named" in page
    assert "Personne concernée : confrère" in page
    assert colloque("explain", given=b"Le Dr Martin est un charlatan.").returncode == 0


def test_transpose_forms() -> None:
    text = colloque("transpose", given=CASE.encode()).stdout.decode()
    whole = json.loads(colloque("transpose", "--format", "json", given=CASE.encode()).stdout)
    assert "Lefèvre" not in text
    assert whole["text"] in text
    keys = {"text", "changes", "sex", "risk_before", "risk_after", "residual"}
    assert keys <= set(whole)
    given = jsonl({"id": "a", "text": CASE}, b"non", {"id": "b", "text": "", "context": {"lune": 1}})
    done = colloque("transpose", "--format", "jsonl", "--seed", "3", given=given)
    answers = lines(done.stdout)
    assert [answer.get("id", answer.get("line")) for answer in answers] == ["a", 2, "b"]
    assert ["error" in answer for answer in answers] == [False, True, True]
    assert done.returncode == 2


def test_transpose_only_what_is_asked() -> None:
    text = colloque("transpose", "--only", "ages", "--sex", "keep", given=CASE.encode()).stdout.decode()
    assert "Lefèvre" in text
    assert "62 ans" not in text


def test_risk_forms() -> None:
    risk = json.loads(
        colloque("risk", "--department", "44", "--date", "2026-11-23", given=CASE.encode()).stdout
    )
    assert {"k", "k_low", "k_high", "level", "facts", "forced"} <= set(risk)
    assert "Risque" in colloque("risk", "--format", "text", given=CASE.encode()).stdout.decode()
    unknown = colloque("risk", "--department", "00", given=CASE.encode())
    assert unknown.returncode == 2
    assert len(unknown.stderr.splitlines()) == 1


def test_bench_secrecy_scores_and_names_the_bad_line(tmp_path: Path) -> None:
    start = CASE.index("Lefèvre")
    good = {"text": CASE, "entities": [{"start": start, "end": start + 7, "label": "NOM"}]}
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(jsonl(good))
    done = colloque("bench", "secrecy", str(path))
    assert done.returncode == 0
    assert "NOM" in done.stdout.decode()
    with path.open("ab") as file:
        file.write(b'{"text": 1}\n')
    done = colloque("bench", "secrecy", str(path))
    assert done.returncode == 2
    assert "Ligne 2" in done.stderr.decode() or "ligne 2" in done.stderr.decode()


def test_bench_speed_prints_machine_number_and_data(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(jsonl({"text": CASE}, {"text": "Bonjour"}))
    done = colloque("bench", "speed", str(path), "--seconds", "0.05")
    page = done.stdout.decode()
    assert done.returncode == 0
    assert "textes/s" in page
    assert "p99" in page
    assert "2 textes" in page
    assert "500 caractères" in page
    assert "première vérification" in page


def test_bench_worst_times_every_shape_at_every_length() -> None:
    done = colloque("bench", "worst", "--thousands", "1")
    assert done.returncode == 0
    page = done.stdout.decode()
    assert all(name in page for name in SHAPES)
    assert "1 000" in page


def test_dense_posts_are_dense_and_the_same_for_a_seed() -> None:
    posts = dense_posts(60)
    assert posts == dense_posts(60) != dense_posts(60, seed=1)
    assert len(set(posts)) == 60
    assert all(140 <= len(post) <= 280 and "{" not in post for post in posts)
    labels = [{finding.label for finding in check(post).findings} for post in posts]
    assert sum(len(one) >= 3 for one in labels) >= 50


def test_version_and_help() -> None:
    assert (
        colloque("--version").stdout.decode().strip() == f"colloque {importlib.metadata.version('colloque')}"
    )
    page = colloque("--help").stdout.decode()
    assert all(command in page for command in ("check", "transpose", "serve", "manage"))


class Entry(SimpleNamespace):
    """An entry point of the group, or a broken one."""

    def load(self) -> object:
        """What the entry point names."""
        return self.loads()


def entries(monkeypatch: pytest.MonkeyPatch, *found: Entry) -> None:
    monkeypatch.setattr(
        external, "importlib", SimpleNamespace(metadata=SimpleNamespace(entry_points=lambda **_: list(found)))
    )


def test_server_command_gets_the_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    entries(monkeypatch, Entry(loads=lambda: lambda argv: len(argv)))
    assert main(["manage", "migrate", "--help", "-x"]) == 3


def test_missing_server_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def without_django() -> NoReturn:
        raise ModuleNotFoundError("No module named 'django'", name="django.core")

    for found in ([], [Entry(loads=without_django)]):
        entries(monkeypatch, *found)
        assert main(["serve"]) == 2
        assert "colloque[server]" in capsys.readouterr().err


def test_fault_of_our_own_server_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> NoReturn:
        raise ModuleNotFoundError("No module named 'colloque.server.lost'", name="colloque.server.lost")

    entries(monkeypatch, Entry(loads=broken))
    with pytest.raises(ModuleNotFoundError):
        main(["serve"])
