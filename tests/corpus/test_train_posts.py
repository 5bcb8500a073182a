"""The posts the tagger learns from can be read, are said once, and none of them measures it."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from house.tree import ROOT

POSTS = ROOT / "tests" / "corpus" / "posts"
WORDS = 8
# A standard dose is written alike by everybody.
MOST_SHARED = 0.3


def _tool() -> Any:
    spec = importlib.util.spec_from_file_location("corpus_offsets", ROOT / "scripts" / "corpus_offsets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def train() -> list[dict[str, Any]]:
    tool = _tool()
    files = sorted((POSTS / "train").glob("*.txt"))
    return [post for file in files for post in tool.blocks(file.read_text(encoding="utf-8"))]


def shingles(text: str) -> set[tuple[str, ...]]:
    """Runs of ``WORDS`` words, whatever their case."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}


def test_every_post_is_read_and_said_once(train: list[dict[str, Any]]) -> None:
    assert len(train) > 6_000
    assert [text for text, count in Counter(post["text"] for post in train).items() if count > 1] == []


def test_there_are_people_facts_and_posts_without_any(train: list[dict[str, Any]]) -> None:
    kinds = Counter(post["kind"] for post in train)
    assert all(kinds[kind] > len(train) / 8 for kind in ("direct", "indirect", "clean"))


@pytest.mark.parametrize("half", ["dev", "unseen"])
def test_no_post_that_measures_is_learnt(train: list[dict[str, Any]], half: str) -> None:
    learnt = {shingle for post in train for shingle in shingles(post["text"])}
    lines = (Path(POSTS) / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    for post in map(json.loads, lines):
        said = shingles(post["text"])
        assert not said or len(said & learnt) / len(said) <= MOST_SHARED, post["id"]
