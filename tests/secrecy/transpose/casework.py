"""Fictional sentences with their identifiers marked inline, as ``Vue à <VILLE>Nantes</VILLE>``."""

from __future__ import annotations

import re

from colloque.findings import Role, Why
from colloque.secrecy.hits import Hit
from colloque.secrecy.transpose import Rewritten, transpose_hits

_MARKED = re.compile(r"<(?P<label>[A-Z_]+)(?::(?P<role>[a-z_]+))?>(?P<words>.*?)</(?P=label)>", re.S)


def unmark(marked: str) -> tuple[str, tuple[Hit, ...]]:
    """Give back the plain sentence and its hits; ``<NOM:colleague>`` also gives the role."""
    text, hits, cursor = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[cursor : match.start()]
        start = len(text)
        text += match["words"]
        role = Role(match["role"]) if match["role"] else Role.UNKNOWN
        hits.append(Hit(start, len(text), match["label"], "marked", 1.0, Why("marked", role=role)))
        cursor = match.end()
    return text + marked[cursor:], tuple(hits)


def transposed(marked: str, **options: object) -> Rewritten:
    """Transpose a marked sentence."""
    text, hits = unmark(marked)
    return transpose_hits(text, hits, **options)  # type: ignore[arg-type]  # options are the function's own


def story(marked: str, **options: object) -> str:
    """The transposed sentence without its mark."""
    return transposed(marked, **options).text.removeprefix("Cas transposé. ")
