"""The fuzzer's promises hold for the texts it starts from, and it starts where it says."""

from __future__ import annotations

import json
import runpy

import pytest

from colloque import secrecy
from house.tree import ROOT

FUZZ = ROOT / "fuzz"
POSTS = (ROOT / "tests" / "corpus" / "posts" / "dev.jsonl").read_text(encoding="utf-8").split("\n")
TEXTS = [json.loads(line)["text"] for line in POSTS if line][::6]
PROMISES = runpy.run_path(str(FUZZ / "invariants.py"))


def test_the_promises_hold_for_the_seeds():
    for text in TEXTS:
        PROMISES["hold"](text)


def test_a_broken_promise_is_told(monkeypatch):
    hidden = runpy.run_path(str(FUZZ / "invariants.py"))
    hold = hidden["hold"]
    monkeypatch.setitem(hold.__globals__, "find", lambda text: () if len(text) > 25 else secrecy.find(text))
    with pytest.raises(hidden["BrokenPromise"], match="hides"):
        hold("Mme Le Goff")


def test_every_piece_is_quoted_and_plain_for_libfuzzer():
    lines = (FUZZ / "words.dict").read_text(encoding="ascii").splitlines()
    pieces = [line for line in lines if not line.startswith("#")]
    assert len(pieces) >= 50
    assert all(piece[0] == piece[-1] == '"' and len(piece) > 2 for piece in pieces)
