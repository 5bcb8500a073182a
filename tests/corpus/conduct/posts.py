"""Read the corpus of posts about conduct, and refuse a line that is not one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from pathlib import Path

HERE = Path(__file__).parent
HALVES = ("dev", "unseen")

RULES = frozenset(
    {
        *("TON-1", "TON-2", "TON-3", "EMO-1"),
        *("CONF-1", "DIF-1", "HAR-1", "EST-1", "STAFF-1"),
        *("ADV-1", "TELE-1", "DTT-1", "DTT-2", "URG-1"),
        *("SCI-1", "SCI-2", "PH-1", "RES-1", "RT-1"),
        *("PUB-1", "PUB-2", "INT-1", "MED-1", "INF-1", "FEE-1", "CLI-1", "JOB-1"),
        *("FRD-1", "GRP-1", "IMG-1", "PSE-1", "TIT-1", "POL-1"),
    }
)
GOOD_TONES = frozenset({"neutral", "humour", "emotion", "serious_criticism"})
BAD_TONES = frozenset({"mockery", "insult", "hate"})
TARGETS = frozenset({"none", "self", "patient", "colleague", "public", "institution", "group"})
REGISTERS = frozenset({"tweet", "sms", "linkedin", "blog", "forum", "dm"})


@dataclass(frozen=True, kw_only=True)
class Post:
    """One fictional post and what a reader of the Code would say of it.

    `rules` holds the rules expected at warn or above, the principal one first; empty when acceptable.
    """

    id: str
    text: str
    rules: tuple[str, ...]
    tone: str
    target: str
    theme: str
    register: str
    note: str


_FIELDS = {field.name for field in fields(Post)}


def identifier(text: str) -> str:
    """Name a post by its text, so that an edited post is another post.

    >>> identifier("Bonne garde à toutes.")
    'cd-5c72a1a4'
    """
    return "cd-" + hashlib.sha256(text.encode()).hexdigest()[:8]


def read_post(line: str) -> Post:
    """Read one line of the corpus.

    Raises:
        ValueError: a field is missing, unknown, or holds a word that the data sheet does not define.

    >>> read_post('{"id": "cd-00000000"}')
    Traceback (most recent call last):
    ...
    ValueError: cd-00000000: fields
    """
    row = json.loads(line)
    if set(row) != _FIELDS:
        raise ValueError(f"{row.get('id')}: fields")
    post = Post(**{**row, "rules": tuple(row["rules"])})
    for name, value, known in (
        ("tone", {post.tone}, GOOD_TONES | BAD_TONES),
        ("target", {post.target}, TARGETS),
        ("register", {post.register}, REGISTERS),
        ("rules", set(post.rules), RULES),
    ):
        if not value <= known:
            raise ValueError(f"{post.id}: {name}")
    return post


def read_half(half: str) -> tuple[Post, ...]:
    """Read "dev" or "unseen", n posts in the order of the file, by theme."""
    lines = (HERE / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(read_post(line) for line in lines)
