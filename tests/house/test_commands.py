"""Every command of the contracts and of the pages exists and says what it does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from house.tree import ROOT, documents, shown

# What users script against: the contracts of the project. Adding is free, removing is not.
PROMISED = {
    "check",
    "transpose",
    "risk",
    "rules",
    "explain",
    "bench secrecy",
    "bench speed",
    "serve",
    "account create",
    "token create",
    "registry import",
    "registry find",
    "registry generate",
    "verify",
    "manage",
}
_BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```", re.M | re.S)
_COLLOQUE = re.compile(r"(?:^|[|&;]\s*|\$ )colloque ([a-z]+(?: [a-z]+)?)")
_TARGET = re.compile(r"\bmake ([a-z]+)\b")
_WITH_VERBS = ("bench", "account", "token", "registry")


def _written() -> dict[str, str]:
    """Commands in the code blocks of the pages, and one page that says each."""
    found = {}
    for page in documents():
        for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                if match := _COLLOQUE.search(line):
                    words = match[1].split()
                    found[" ".join(words if words[0] in _WITH_VERBS else words[:1])] = shown(page)
    return found


@pytest.mark.parametrize("command", sorted(PROMISED | set(_written())))
def test_a_command_answers_help(command: str, tmp_path: Path) -> None:
    environment = {**os.environ, "COLLOQUE_DATA_DIR": str(tmp_path / "data")}
    environment.pop("COLLOQUE_DATABASE_URL", None)
    done = subprocess.run(
        [Path(sys.executable).with_name("colloque"), *command.split(), "--help"],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{_written().get(command, 'the contracts')}: {done.stderr[-800:]}"
    assert len(done.stdout) > 40


def test_an_unknown_command_is_refused_in_one_line() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("colloque"), "guerir"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_targets_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    named = {
        name
        for page in documents()
        for block in _BLOCK.findall(page.read_text(encoding="utf-8"))
        for name in _TARGET.findall(block)
    }
    assert {"serve", "test"} <= targets
    assert named <= targets
