"""Where each column we keep stands in a file, found by name in its header line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from .errors import BadExtract

SEPARATOR = "|"


@lru_cache(maxsize=1)
def columns() -> Mapping[str, Mapping[str, str]]:
    """The tables of ``columns.toml``: ``file``, then ours to theirs for each kind of file."""
    source = resources.files(__package__).joinpath("columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read the lines of one file.

    Attributes:
        kind: ``people``, ``skills`` or ``diplomas``.
        width: How many fields a line has, the empty one after the last separator not counted.
        places: Place of each column we keep, in the order of ``columns.toml``.
    """

    kind: str
    width: int
    places: tuple[int, ...]


def layout_of(kind: str, header: str) -> Layout:
    """Read a header line.

    Args:
        kind: ``people``, ``skills`` or ``diplomas``.
        header: The first line of the file, with or without its end; a final separator is allowed.

    Raises:
        BadExtract: ``missing_column``; the sentence names the file and the columns.

    >>> head = "|".join(["Autre", *columns()["diplomas"].values()]) + "|"
    >>> layout_of("diplomas", head)
    Layout(kind='diplomas', width=6, places=(1, 2, 3, 4, 5))
    """
    written = [name.strip() for name in header.lstrip("\ufeff").rstrip("\r\n").split(SEPARATOR)]
    if written and not written[-1]:
        written.pop()
    # Typographic apostrophes come and go between two versions of the extract.
    place = {name.replace("’", "'"): number for number, name in enumerate(written)}
    wanted = columns()[kind].values()
    if missing := [name for name in wanted if name not in place]:
        named = ", ".join(f"« {name} »" for name in missing)
        raise BadExtract(
            f"Le fichier {columns()['file'][kind]} n’a pas la colonne {named} : "
            "est-ce bien l’extrait PS_LibreAcces ?",
            code="missing_column",
        )
    return Layout(kind, len(written), tuple(place[name] for name in wanted))
