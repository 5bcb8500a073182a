"""What the expressions of the house need, read from them beforehand: a first check does not wait for it.

``needs.json`` is written by ``scripts/build_screen.py``; an expression it does not know is read when needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from colloque.screening.atoms import Atom
from colloque.screening.needs import Needs
from colloque.screening.openings import Openings

FILE = "needs.json"


def key_of(source: str, words: Iterable[str]) -> str:
    """A short name for an expression and the words asked for besides."""
    return blake2b("\0".join((source, *words)).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


def shipped(source: str, words: Iterable[str]) -> Needs | None:
    """The needs of an expression as they were read when the file was written; None when it is not in it."""
    row = _rows().get(key_of(source, words))
    return None if row is None else from_row(row)


@cache
def _rows() -> Mapping[str, Any]:
    file = files(__package__).joinpath(FILE)
    rows: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return rows


def as_row(needs: Needs) -> list[Any]:
    """Needs as JSON; `from_row` reads them back.

    >>> needs = Needs((frozenset({Atom("rue", True, True), Atom("@")}),), 2, 1, Openings(text=True))
    >>> as_row(needs)[0], from_row(as_row(needs)) == needs
    ([' rue ', '@'], True)
    """
    begins = needs.openings
    told = begins and [
        " ".join(sorted(begins.words)),
        " ".join(sorted(begins.heads)),
        "".join(sorted(begins.signs)),
        begins.digit,
        begins.text,
    ]
    return [*(sorted(map(_written, clause)) for clause in needs.clauses), [needs.digits, needs.dense, told]]


def from_row(row: list[Any]) -> Needs:
    """Needs from JSON."""
    *clauses, (digits, dense, told) = row
    openings = told and Openings(
        frozenset(told[0].split()), frozenset(told[1].split()), frozenset(told[2]), told[3], told[4]
    )
    return Needs(tuple(frozenset(map(_read, clause)) for clause in clauses), digits, dense, openings)


def _written(atom: Atom) -> str:
    return " " * atom.begins + atom.text + " " * atom.ends


def _read(written: str) -> Atom:
    return Atom(written.strip(" "), written.startswith(" "), written.endswith(" "))
