"""The library and the command line need nothing but Python: no Django, no network."""

from __future__ import annotations

import subprocess
import sys

import pytest

_BLOCKED = """
import sys
for name in "django allauth csp limits redis psycopg cryptography uvicorn nh3 markdown_it".split():
    sys.modules[name] = None
def no_network(event, details):
    if event.startswith("socket."):
        raise SystemExit("the network was touched: " + event)
sys.addaudithook(no_network)
"""


def _alone(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _BLOCKED + code], capture_output=True, text=True, timeout=120
    )


def test_the_library_checks_and_transposes_alone() -> None:
    done = _alone(
        "import colloque\n"
        "text = 'Mme Zyrka Fictive, 06 12 34 56 78, vue ce jour.'\n"
        "print(colloque.check(text).verdict.value, colloque.transpose(text).text != text)\n"
    )
    assert (done.returncode, done.stdout.split()) == (0, ["block", "True"]), done.stderr


def test_the_blocker_blocks() -> None:
    assert "ModuleNotFoundError" in _alone("import django").stderr
    assert "the network was touched" in _alone("import socket; socket.socket()").stderr


@pytest.mark.parametrize("words", [["--help"], ["rules"], ["check", "--help"]])
def test_the_command_answers_alone(words: list[str]) -> None:
    done = _alone(f"from colloque.cli import main\nsys.exit(main({words!r}))")
    assert done.returncode == 0, done.stderr
    assert done.stdout
