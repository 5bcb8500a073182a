"""The word lists of this package: read once, folded, checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from colloque.secrecy.folding import fold
from colloque.secrecy.transpose.errors import BrokenTable


@cache
def table(name: str) -> Mapping[str, Any]:
    """Read a TOML file of this package.

    Raises:
        BrokenTable: the file is not TOML.
    """
    try:
        return tomllib.loads(files(__package__).joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BrokenTable(f"{name}.toml") from error


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words of one entry, folded; ``name`` may go into a table of the file, as ``dates.cues``.

    >>> "soeur" in word_set("people", "kin")
    True
    """
    entries: Any = table(name.partition(".")[0])
    for part in filter(None, name.partition(".")[2].split(".")):
        entries = entries[part]
    return frozenset(fold(str(entries[key])).split())


@cache
def alternation(name: str, *keys: str) -> str:
    """The words of some entries as a regular-expression alternation, longest first."""
    words = frozenset().union(*(word_set(name, key) for key in keys))
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
