"""``colloque check --jobs``: several processes, the same answers in the same order."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.command import COMMAND, colloque, jsonl, lines
from colloque.cli import batch
from colloque.cli.errors import CommandError
from colloque.cli.lines import Worker

CLEAN = "Basedow chez une sexagénaire : vous arrêtez les antithyroïdiens quand ?"
NAMED = "Mme Lefèvre, 67 ans, vue pour son pied diabétique."


def length(text: str, _context: dict[str, Any] | None) -> dict[str, Any]:
    return {"length": len(text)}


def end_the_process(text: str, _context: dict[str, Any] | None) -> dict[str, Any]:
    os._exit(1)


def test_answers_are_those_of_one_process() -> None:
    items: list[object] = [{"id": n, "text": f"{NAMED if n % 3 else CLEAN} {n}"} for n in range(150)]
    items[70:70] = [b"pas du json", b"", {"id": "sans texte"}, {"text": CLEAN, "context": {"lune": 1}}]
    given = jsonl(*items)
    one = colloque("check", "--format", "jsonl", given=given)
    two = colloque("check", "--format", "jsonl", "--jobs", "2", given=given)
    assert (two.stdout, two.stderr, two.returncode) == (one.stdout, one.stderr, one.returncode)
    assert len(lines(two.stdout)) == 153


def test_exit_code_with_jobs() -> None:
    for text, code in ((NAMED, 1), (CLEAN, 0)):
        given = jsonl({"text": text})
        assert colloque("check", "--format", "jsonl", "--jobs", "2", given=given).returncode == code


@pytest.mark.parametrize(
    "words",
    [
        ["--jobs", "0", "--format", "jsonl"],
        ["--jobs", "-1", "--format", "jsonl"],
        ["--jobs", "deux", "--format", "jsonl"],
        ["--jobs", "100000", "--format", "jsonl"],
        ["--jobs", "2"],
        ["--progress", "--format", "json"],
    ],
)
def test_bad_number_of_jobs_is_2_and_one_line(words: list[str]) -> None:
    done = colloque("check", *words, given=CLEAN.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.decode().splitlines()) == 1


def test_few_lines_are_read_ahead() -> None:
    read = 0

    def endless() -> Iterator[tuple[int, bytes]]:
        nonlocal read
        while True:
            read += 1
            yield read, json.dumps({"id": read, "text": "abc"}).encode()

    answers = batch.answer_in_order(endless(), Worker(length), jobs=2)
    for _ in range(3):
        assert next(answers).lines == batch.PIECE
    answers.close()  # type: ignore[attr-defined]  # a generator, typed as what callers need
    assert read <= (2 * batch.AHEAD + 3) * batch.PIECE


def test_a_process_that_dies_is_told_not_awaited() -> None:
    with pytest.raises(CommandError, match="arrêté"):
        list(batch.answer_in_order([(1, b'{"text": "abc"}')], Worker(end_the_process), jobs=2))


def test_progress_goes_to_stderr_only() -> None:
    done = colloque("check", "--format", "jsonl", "--progress", given=jsonl({"text": CLEAN}))
    assert len(lines(done.stdout)) == 1
    assert done.stderr.decode().startswith("colloque : 1 texte, ")
    quiet = colloque("check", "--format", "jsonl", given=jsonl({"text": CLEAN}))
    assert quiet.stderr == b""


def test_interruption_of_several_processes_leaves_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(jsonl(*({"id": n, "text": NAMED} for n in range(50_000))))
    # A session of its own: as from a keyboard, the signal reaches every process of the group.
    process = subprocess.Popen(
        [*COMMAND, "check", str(path), "--format", "jsonl", "--jobs", "2"],
        bufsize=0,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout
    head = process.stdout.readline()
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    rest, errors = process.communicate(timeout=120)
    answers = lines(head + rest)
    assert (process.returncode, errors) == (130, b"")
    assert [answer["id"] for answer in answers] == list(range(len(answers)))
    assert len(answers) < 50_000
