"""The annotated posts are what their data sheet says: labels, offsets, kinds, and two fair halves."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from house.tree import ROOT

POSTS = ROOT / "tests" / "corpus" / "posts"
TOOL = ROOT / "scripts" / "corpus_offsets.py"
DIRECT = set(
    "NOM PRENOM INITIALES DATE DATE_NAISSANCE ADRESSE ZIP VILLE HOPITAL TEL MAIL SECU IPP NDA RPPS "
    "URL COMPTE AUTRE_ID".split()
)
INDIRECT = {"AGE", "PROFESSION", "ORIGINE", "FAMILLE", "EVENEMENT", "RARE", "DEPARTEMENT"}
CHANNELS = {"tweet", "mastodon", "facebook", "linkedin", "blog", "letter", "message", "caption"}
LEAST_POSTS = 600
LEAST_OF_A_LABEL = 12
LEAST_IN_A_HALF = 5
SHINGLE = 5  # words
NOBODYS_PHONES = ("0199", "0261", "0353", "0465", "0536", "0639")  # ranges the regulator keeps for fiction
_JOINED = re.compile(r"#\w+")  # names run together in a hashtag are told apart


def _read(half: str) -> list[dict[str, Any]]:
    lines = (POSTS / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


HALVES = {half: _read(half) for half in ("dev", "unseen")}
EVERY = [post for posts in HALVES.values() for post in posts]


def _texts(*labels: str) -> list[str]:
    return [
        post["text"][entity["start"] : entity["end"]]
        for post in EVERY
        for entity in post["entities"]
        if entity["label"] in labels
    ]


def _labels(posts: list[dict[str, Any]]) -> Counter[str]:
    return Counter(entity["label"] for post in posts for entity in post["entities"])


def _passages(post: dict[str, Any]) -> list[str]:
    return [post["text"][entity["start"] : entity["end"]] for entity in post["entities"]]


def _well_formed(post: dict[str, Any]) -> bool:
    return (
        list(post) == ["id", "text", "entities", "kind", "channel", "risk", "note"]
        and post["id"] == "cp-" + hashlib.sha256(post["text"].encode()).hexdigest()[:8]
        and post["channel"] in CHANNELS
        and post["risk"] in {"low", "medium", "high"}
        and bool(post["note"].strip())
        and post["text"] == post["text"].strip()
        and "[[" not in post["text"]
    )


def _well_annotated(post: dict[str, Any]) -> bool:
    entities = post["entities"]
    return (
        all(entity["label"] in DIRECT | INDIRECT for entity in entities)
        and all(0 <= entity["start"] < entity["end"] <= len(post["text"]) for entity in entities)
        and all(a["end"] <= b["start"] for a, b in pairwise(entities))
        and all(passage == passage.strip() for passage in _passages(post))
    )


def _cuts_a_word(post: dict[str, Any]) -> bool:
    text = post["text"]
    joined = [found.span() for found in _JOINED.finditer(text)]
    edges = [edge for entity in post["entities"] for edge in (entity["start"], entity["end"])]
    inside = [
        edge for edge in edges if 0 < edge < len(text) and re.match(r"[^\W_]{2}", text[edge - 1 : edge + 1])
    ]
    return any(not any(start < edge < end for start, end in joined) for edge in inside)


def _kinds(post: dict[str, Any]) -> set[str]:
    labels = {entity["label"] for entity in post["entities"]}
    if labels & DIRECT:
        return {"direct"}
    if labels - {"AGE"}:
        return {"indirect"}
    return {"clean", "indirect"} if labels else {"clean"}


@pytest.mark.parametrize("half", HALVES)
def test_every_post_is_well_formed(half: str) -> None:
    assert [post["id"] for post in HALVES[half] if not _well_formed(post)] == []


@pytest.mark.parametrize("half", HALVES)
def test_passages_are_labelled_sorted_and_apart(half: str) -> None:
    assert [post["id"] for post in HALVES[half] if not _well_annotated(post)] == []


@pytest.mark.parametrize("half", HALVES)
def test_a_passage_never_cuts_a_word_or_a_number(half: str) -> None:
    assert [post["id"] for post in HALVES[half] if _cuts_a_word(post)] == []


@pytest.mark.parametrize("half", HALVES)
def test_the_kind_of_a_post_follows_from_its_labels(half: str) -> None:
    assert [post["id"] for post in HALVES[half] if post["kind"] not in _kinds(post)] == []


def test_there_are_enough_posts_of_every_kind() -> None:
    kinds = Counter(post["kind"] for post in EVERY)
    assert len(EVERY) >= LEAST_POSTS
    assert all(kinds[kind] >= 0.2 * len(EVERY) for kind in ("direct", "indirect", "clean"))
    assert {post["channel"] for post in EVERY} == CHANNELS


@pytest.mark.parametrize("label", sorted(DIRECT | INDIRECT))
def test_every_label_is_found_often_and_in_both_halves(label: str) -> None:
    counts = [_labels(posts)[label] for posts in HALVES.values()]
    assert sum(counts) >= LEAST_OF_A_LABEL
    assert min(counts) >= LEAST_IN_A_HALF


def test_the_halves_are_split_by_the_identifier_alone() -> None:
    for parity, posts in enumerate(HALVES.values()):
        assert all(int(post["id"].removeprefix("cp-"), 16) % 2 == parity for post in posts)
        assert [post["id"] for post in posts] == sorted(post["id"] for post in posts)
        assert 0.44 <= len(posts) / len(EVERY) <= 0.56


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def test_no_post_is_written_twice_nor_on_the_frame_of_another() -> None:
    assert len({post["id"] for post in EVERY}) == len(EVERY)
    shingles = [(post["id"], found) for post in EVERY if (found := _shingles(post["text"]))]
    close = [
        (one, other)
        for (one, a), (other, b) in combinations(shingles, 2)
        if len(a & b) > 0.2 * min(len(a), len(b))
    ]
    assert close == []


def test_the_tool_rebuilds_the_corpus_from_its_inline_form(tmp_path: Path) -> None:
    batch = tmp_path / "batch.txt"
    halves = [str(POSTS / f"{half}.jsonl") for half in HALVES]
    batch.write_text(
        subprocess.run(
            [sys.executable, str(TOOL), "inline", *halves], capture_output=True, text=True, check=True
        ).stdout,
        encoding="utf-8",
    )
    subprocess.run([sys.executable, str(TOOL), "build", str(batch), "--into", str(tmp_path)], check=True)
    for half in HALVES:
        assert (tmp_path / f"{half}.jsonl").read_bytes() == (POSTS / f"{half}.jsonl").read_bytes()


def test_no_address_or_number_can_reach_anybody() -> None:
    phones = [re.sub(r"^\+33(?:\s*\(0\))?", "0", text) for text in _texts("TEL")]
    long = [digits for text in phones if len(digits := re.sub(r"\D", "", text)) >= 9]
    assert [digits for digits in long if not digits.startswith(NOBODYS_PHONES)] == []
    assert [text for text in _texts("MAIL", "URL") if ".example" not in text] == []
    assert [text for text in _texts("RPPS") if not text.startswith("1099")] == []


def test_no_social_security_number_was_ever_given() -> None:
    numbers = [digits for text in _texts("SECU") if len(digits := re.sub(r"\D", "", text)) >= 13]
    assert len(numbers) >= LEAST_OF_A_LABEL
    assert [
        digits for digits in numbers if digits[7:10] < "990"
    ] == []  # no commune or country has such a code


def test_the_data_sheet_shows_the_counts_the_tool_prints() -> None:
    printed = subprocess.run(
        [sys.executable, str(TOOL), "counts", str(POSTS)], capture_output=True, text=True, check=True
    ).stdout
    assert (ROOT / "docs" / "data" / "secrecy-corpus.md").read_text(encoding="utf-8").endswith(printed)


@pytest.mark.parametrize(
    "wrong",
    [
        "=== tweet high | n\n[[NOMS|Roux]]",
        "=== fax high | n\nVu",
        "=== tweet high | n\n[[NOM|Roux",
        "=== tweet high | n\n",
    ],
)
def test_the_tool_refuses_a_wrong_block_and_says_its_line(wrong: str, tmp_path: Path) -> None:
    batch = tmp_path / "batch.txt"
    batch.write_text("=== tweet low | n\nRien.\n\n" + wrong + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(TOOL), "build", str(batch), "--into", str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "line 4" in done.stderr
    assert not (tmp_path / "dev.jsonl").exists()
