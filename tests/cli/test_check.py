"""``colloque check`` as scripts use it: forms, exit codes, bad input."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from cli.command import COMMAND, colloque, jsonl, lines

CLEAN = "Basedow chez une sexagénaire : vous arrêtez les antithyroïdiens quand ?"
NAMED = "Mme Lefèvre, 67 ans, vue pour son pied diabétique."
RUDE = "Cet élu est un abruti fini."


def saved(tmp_path: Path, text: str | bytes, name: str = "brouillon.txt") -> str:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (CLEAN, "info", 0),
        ("", "info", 0),
        (RUDE, "grave", 0),
        (RUDE, "warn", 1),
        (NAMED, "grave", 1),
        (NAMED, "block", 1),
    ],
)
def test_exit_code_follows_fail_on(text: str, fail_on: str, code: int) -> None:
    assert colloque("check", "--fail-on", fail_on, given=text.encode()).returncode == code


def test_text_marks_the_passage_and_gives_article_and_remedy() -> None:
    done = colloque("check", "-", given=NAMED.encode())
    page = done.stdout.decode()
    assert "⟦" in page
    assert "SEC-1" in page
    assert "Article : R4127-4 CSP" in page
    assert "Que faire :" in page
    assert "\x1b" not in page, "no colour codes unless a terminal reads"
    assert done.returncode == 1


def test_json_of_one_file_is_an_object_of_several_a_list(tmp_path: Path) -> None:
    one, two = saved(tmp_path, NAMED, "a.txt"), saved(tmp_path, CLEAN, "b.txt")
    alone = json.loads(colloque("check", one, "--format", "json").stdout)
    both = json.loads(colloque("check", one, two, "--format", "json").stdout)
    assert (alone["id"], alone["verdict"]) == (one, "block")
    assert [item["verdict"] for item in both] == ["block", "publish"]


def test_finding_holds_what_the_contract_says() -> None:
    found = json.loads(colloque("check", "--format", "json", given=NAMED.encode()).stdout)["findings"]
    keys = {"rule", "severity", "label", "start", "end", "message", "remedy", "citation", "detector", "score"}
    assert all(keys <= set(finding) for finding in found)
    assert [finding["start"] for finding in found] == sorted(finding["start"] for finding in found)
    first = next(finding for finding in found if finding["rule"] == "SEC-1")
    assert "Lefèvre" in NAMED[first["start"] : first["end"]]


def test_jsonl_answers_in_order_and_survives_bad_lines() -> None:
    given = jsonl(
        {"id": "a", "text": NAMED},
        b"pas du json",
        {"id": "b"},
        b'{"id": "c", "text": "\xff"}',
        b"",
        [1],
        {"text": CLEAN},
        {"id": 7, "text": CLEAN, "context": {"lune": 1}},
        {"id": 8, "text": CLEAN, "context": []},
        {"id": 9, "text": CLEAN, "context": {"place": "reply"}},
    )
    done = colloque("check", "--format", "jsonl", given=given)
    answers = lines(done.stdout)
    assert [answer.get("id", answer.get("line")) for answer in answers] == ["a", 2, "b", 4, 6, 7, 7, 8, 9]
    assert ["error" in answer for answer in answers] == [
        False,
        True,
        True,
        True,
        True,
        False,
        True,
        True,
        False,
    ]
    assert set(answers[0]) == {"id", "verdict", "findings", "risk"}
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1


def test_jsonl_exit_code_without_bad_lines() -> None:
    assert colloque("check", "--format", "jsonl", given=jsonl({"text": NAMED})).returncode == 1
    assert colloque("check", "--format", "jsonl", given=jsonl({"text": CLEAN})).returncode == 0
    assert colloque("check", "--format", "jsonl", given=b"").returncode == 0


def test_lone_surrogates_and_depth_do_not_stop_jsonl() -> None:
    given = jsonl(b'{"id": "\\ud800", "text": "a\\ud800b"}', b"[" * 100_000, {"id": 2, "text": CLEAN})
    answers = lines(colloque("check", "--format", "jsonl", given=given).stdout)
    assert [("error" in answer) for answer in answers] == [False, True, False]
    assert answers[0]["id"] == "\ud800"


def test_context_of_the_line_completes_the_shared_one(tmp_path: Path) -> None:
    context = saved(tmp_path, json.dumps({"audience": "physicians"}), "context.json")
    text = "Arrêtez votre anticoagulant trois jours avant."
    given = jsonl({"id": 1, "text": text}, {"id": 2, "text": text, "context": {"audience": "public"}})
    answers = lines(colloque("check", "--format", "jsonl", "--context", context, given=given).stdout)
    assert [answer["verdict"] for answer in answers] == ["publish", "justify"]


@pytest.mark.parametrize("content", ["[]", "{", '{"lune": 1}', '{"date": "hier"}', "\xff"])
def test_bad_context_is_one_line_and_2(tmp_path: Path, content: str) -> None:
    context = saved(tmp_path, content.encode("latin-1"), "context.json")
    done = colloque("check", "--context", context, given=CLEAN.encode())
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
    assert done.stdout == b""


@pytest.mark.parametrize("data", [b"caf\xe9", b"\xff\xfe\x00", NAMED.encode("utf-16")])
def test_text_that_is_not_utf8_is_2_and_the_other_files_are_checked(tmp_path: Path, data: bytes) -> None:
    bad, good = saved(tmp_path, data, "bad.txt"), saved(tmp_path, CLEAN, "good.txt")
    done = colloque("check", bad, good, "--format", "json")
    assert done.returncode == 2
    assert [item["id"] for item in json.loads(done.stdout)] == [good]
    assert len(done.stderr.decode().splitlines()) == 1
    assert "UTF-8" in done.stderr.decode()


def test_byte_order_mark_is_dropped() -> None:
    done = colloque("check", "--format", "json", given=b"\xef\xbb\xbf" + NAMED.encode())
    first = json.loads(done.stdout)["findings"][0]
    assert first["start"] < 5


@pytest.mark.parametrize(
    "words",
    [
        ["check", "absent.txt"],
        ["check", "."],
        ["check", "--format", "xml"],
        ["check", "--fail-on", "rouge"],
        ["check", "--lune"],
        ["check", "-", "-"],
        ["chekc"],
        [],
        ["rules", "XX-9"],
        ["transpose", "--only", "lune"],
        ["transpose", "--seed", "x"],
        ["risk", "--date", "hier"],
        ["bench", "secrecy", "absent.jsonl"],
    ],
)
def test_bad_usage_is_2_and_one_line(words: list[str]) -> None:
    done = colloque(*words)
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.decode().splitlines()) == 1


def test_output_is_utf8_whatever_the_locale() -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    assert "é" in colloque("check", given=NAMED.encode(), env=env).stdout.decode()


def test_terminal_orders_in_a_text_are_shown_not_sent() -> None:
    page = colloque("check", given="\x1b[31mMme Lefèvre\u202e, ma patiente, tousse.".encode()).stdout.decode()
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_broken_pipe_ends_quietly(tmp_path: Path) -> None:
    path = saved(tmp_path, jsonl(*({"id": n, "text": NAMED} for n in range(2000))), "many.jsonl")
    process = subprocess.Popen(
        [*COMMAND, "check", path, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=120) == 141
    assert process.stderr.read() == b""


def test_interruption_leaves_whole_lines(tmp_path: Path) -> None:
    path = saved(tmp_path, jsonl(*({"id": n, "text": NAMED} for n in range(20_000))), "many.jsonl")
    # Unbuffered: communicate() would lose what readline() had read ahead.
    process = subprocess.Popen(
        [*COMMAND, "check", path, "--format", "jsonl"],
        bufsize=0,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    head = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=120)
    answers = lines(head + rest)
    assert process.returncode == 130
    assert errors == b""
    assert [answer["id"] for answer in answers] == list(range(len(answers)))
    assert len(answers) < 20_000
