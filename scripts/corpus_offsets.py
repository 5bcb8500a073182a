"""Turn posts annotated inline into the offsets of the corpus, and back.

A batch is a text file of blocks. A block opens with ``=== channel risk | note`` and holds one post, whose
identifying passages are written ``[[LABEL|passage]]``. The kind follows from the labels; where an age alone
lets a relative recognise the patient, the writer says so: ``=== tweet medium indirect | note``. Run::

    python scripts/corpus_offsets.py build BATCH.txt… --into tests/corpus/posts
    python scripts/corpus_offsets.py inline tests/corpus/posts/dev.jsonl > batch.txt
    python scripts/corpus_offsets.py counts tests/corpus/posts

``build`` writes both halves anew, sorted by identifier, so that their order tells nothing of how they were
written. To correct the corpus, print it with ``inline``, edit, and ``build`` again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypedDict

DIRECT = (
    *("NOM", "PRENOM", "INITIALES", "DATE", "DATE_NAISSANCE", "ADRESSE", "ZIP", "VILLE", "HOPITAL"),
    *("TEL", "MAIL", "SECU", "IPP", "NDA", "RPPS", "URL", "COMPTE", "AUTRE_ID"),
)
INDIRECT = ("AGE", "PROFESSION", "ORIGINE", "FAMILLE", "EVENEMENT", "RARE", "DEPARTEMENT")
CHANNELS = frozenset({"tweet", "mastodon", "facebook", "linkedin", "blog", "letter", "message", "caption"})
KINDS = ("direct", "indirect", "clean")
RISKS = ("low", "medium", "high")
HALVES = ("dev", "unseen")

_HEAD = re.compile(r"=== (?P<channel>\w+) (?P<risk>\w+)(?P<indirect> indirect)? \| (?P<note>\S.*)")
_MARK = re.compile(r"\[\[(?P<label>[A-Z_]+)\|(?P<passage>[^\[\]]+)\]\]")


class CorpusError(ValueError):
    """A block that cannot be read; says its first line and what is wrong, never its text."""


class Entity(TypedDict):
    """A half-open ``[start, end)`` passage, in code points of the text."""

    start: int
    end: int
    label: str


class Post(TypedDict):
    """One line of the corpus, in the order of its keys."""

    id: str
    text: str
    entities: list[Entity]
    kind: str
    channel: str
    risk: str
    note: str


def identifier(text: str) -> str:
    """The identifier of a post: ``cp-`` and eight hexadecimal digits of the SHA-256 of its text.

    >>> identifier("Vu Léa.")
    'cp-c87924b4'
    """
    return "cp-" + hashlib.sha256(text.encode()).hexdigest()[:8]


def half(post_id: str) -> str:
    """The half a post belongs to, from the parity of its identifier: nobody chooses it.

    >>> half("cp-00000000"), half("cp-00000001")
    ('dev', 'unseen')
    """
    return HALVES[int(post_id.removeprefix("cp-"), 16) % 2]


def parse(marked: str) -> tuple[str, list[Entity]]:
    """Split a marked text into its text and its entities, sorted and disjoint.

    Raises:
        CorpusError: an unknown label, a mark left open, or a passage edged with blanks.

    >>> parse("Vu [[PRENOM|Léa]].")
    ('Vu Léa.', [{'start': 3, 'end': 6, 'label': 'PRENOM'}])
    """
    text, entities, last = "", list[Entity](), 0
    for mark in _MARK.finditer(marked):
        label, passage = mark["label"], mark["passage"]
        if label not in DIRECT + INDIRECT:
            raise CorpusError(f"unknown label {label}")
        if passage != passage.strip():
            raise CorpusError(f"blank at the edge of a {label}")
        text += marked[last : mark.start()]
        entities.append({"start": len(text), "end": len(text) + len(passage), "label": label})
        text += passage
        last = mark.end()
    text += marked[last:]
    if "[[" in text or "]]" in text:
        raise CorpusError("mark left open")
    return text, entities


def inline(post: Post) -> str:
    """The block of a post, as :func:`blocks` reads it; the inverse of :func:`read_block`."""
    text = post["text"]
    for entity in reversed(post["entities"]):
        start, end = entity["start"], entity["end"]
        text = f"{text[:start]}[[{entity['label']}|{text[start:end]}]]{text[end:]}"
    said = " indirect" if post["kind"] == "indirect" and _labels(post) <= {"AGE"} else ""
    return f"=== {post['channel']} {post['risk']}{said} | {post['note']}\n{text}\n"


def kind(labels: Iterable[str], *, age_tells: bool = False) -> str:
    """``direct``, ``indirect`` or ``clean``; an age alone is clean unless it tells by itself.

    >>> kind({"AGE", "NOM"}), kind({"AGE", "RARE"}), kind({"AGE"}), kind({"AGE"}, age_tells=True)
    ('direct', 'indirect', 'clean', 'indirect')
    """
    found = set(labels)
    if found.intersection(DIRECT):
        return "direct"
    return "indirect" if found - {"AGE"} or (found and age_tells) else "clean"


def read_block(head: str, body: str) -> Post:
    """Read one block.

    Raises:
        CorpusError: the head is not one, the channel or risk is unknown, or the marks are wrong.
    """
    match = _HEAD.fullmatch(head)
    if match is None or match["channel"] not in CHANNELS or match["risk"] not in RISKS:
        raise CorpusError("head not understood")
    text, entities = parse(body.strip())
    if not text:
        raise CorpusError("empty post")
    said = kind((e["label"] for e in entities), age_tells=match["indirect"] is not None)
    return Post(
        id=identifier(text),
        text=text,
        entities=entities,
        kind=said,
        channel=match["channel"],
        risk=match["risk"],
        note=match["note"],
    )


def blocks(batch: str) -> Iterator[Post]:
    """Read every block of a batch; an error tells the line of its block, from 1."""
    for match in re.finditer(r"^(=== .*)\n((?:(?!=== ).*\n?)*)", batch, re.MULTILINE):
        try:
            yield read_block(match[1].strip(), match[2])
        except CorpusError as error:
            line = batch.count("\n", 0, match.start()) + 1
            raise CorpusError(f"block at line {line}: {error}") from error


def build(batches: Iterable[Path], *, into: Path) -> dict[str, int]:
    """Write ``dev.jsonl`` and ``unseen.jsonl`` from the batches; returns the posts in each.

    Raises:
        CorpusError: a block is wrong, or a text comes twice.
    """
    posts: dict[str, Post] = {}
    for path in batches:
        for post in blocks(path.read_text(encoding="utf-8")):
            if post["id"] in posts:
                raise CorpusError(f"{path.name}: {post['id']} comes twice")
            posts[post["id"]] = post
    for name in HALVES:
        lines = [json.dumps(posts[i], ensure_ascii=False) + "\n" for i in sorted(posts) if half(i) == name]
        (into / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    return {name: sum(half(i) == name for i in posts) for name in HALVES}


def read_posts(path: Path) -> list[Post]:
    """The posts of a half, in the order of the file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def counts(directory: Path) -> str:
    """The tables of the data sheet, in Markdown: posts by kind, risk and channel, mentions by label."""
    halves = [read_posts(directory / f"{name}.jsonl") for name in HALVES]
    rows = [
        "| | dev | unseen | all |",
        "|---|---|---|---|",
        _row("**posts**", [len(half) for half in halves]),
    ]
    facets: tuple[tuple[str, Sequence[str], Callable[[Post], str]], ...] = (
        ("kind", KINDS, lambda post: post["kind"]),
        ("risk", RISKS, lambda post: post["risk"]),
        ("channel", sorted(CHANNELS), lambda post: post["channel"]),
    )
    for name, values, read in facets:
        found = [[read(post) for post in half] for half in halves]
        rows += [_row(f"{name} {value}", [half.count(value) for half in found]) for value in values]
    mentions = [[entity["label"] for post in half for entity in post["entities"]] for half in halves]
    rows.append(_row("**mentions**", [len(half) for half in mentions]))
    rows += [_row(f"`{label}`", [half.count(label) for half in mentions]) for label in (*DIRECT, *INDIRECT)]
    return "\n".join(rows) + "\n"


def _row(name: str, numbers: list[int]) -> str:
    return f"| {name} | " + " | ".join(str(number) for number in (*numbers, sum(numbers))) + " |"


def _labels(post: Post) -> set[str]:
    return {entity["label"] for entity in post["entities"]}


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(required=True, dest="command")
    building = commands.add_parser("build", help="write both halves from batches")
    building.add_argument("batch", nargs="+", type=Path)
    building.add_argument("--into", required=True, type=Path)
    printing = commands.add_parser("inline", help="print a half as a batch")
    printing.add_argument("half", nargs="+", type=Path)
    counting = commands.add_parser("counts", help="print the tables of the data sheet")
    counting.add_argument("directory", type=Path)
    chosen = parser.parse_args()
    if chosen.command == "inline":
        sys.stdout.write("\n".join(inline(post) for path in chosen.half for post in read_posts(path)))
        return 0
    if chosen.command == "counts":
        sys.stdout.write(counts(chosen.directory))
        return 0
    try:
        sizes = build(chosen.batch, into=chosen.into)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    print(", ".join(f"{name}: {size}" for name, size in sizes.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
