"""Fuzz the secrecy check with atheris (libFuzzer): ``docs/how-to/fuzz.md`` says how to run it."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["colloque"]):
    from invariants import hold

    from colloque.rulebook import load_rulebook

_POSTS = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "posts" / "dev.jsonl"
_WORDS = Path(__file__).with_name("words.dict")


def one_input(data: bytes) -> None:
    """Read the bytes as UTF-8, what is not becoming lone surrogates, and look at the promises."""
    hold(data.decode("utf-8", "surrogateescape"))


def _seeds() -> Iterator[str]:
    """Texts to start from: the posts the detectors were written on, and the examples of the rules."""
    for line in _POSTS.read_text(encoding="utf-8").split("\n"):
        if line:
            yield json.loads(line)["text"]
    for rule in load_rulebook():
        yield from (*rule.breaches, *rule.near_misses)


def main() -> None:
    """Write the seeds to a folder of the run, then hand over to libFuzzer with its own options."""
    if any(Path(argument).is_file() for argument in sys.argv[1:]):
        # Texts found earlier: try these again and no other.
        atheris.Setup(sys.argv, one_input)
        atheris.Fuzz()
        return
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(_seeds()):
            Path(folder, f"{number:05}").write_text(text, encoding="utf-8")
        arguments = [sys.argv[0], f"-dict={_WORDS}", "-max_len=1500", "-timeout=20", *sys.argv[1:], folder]
        atheris.Setup(arguments, one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
