"""Situations of a life that go with an age: pregnancy, retirement, widowhood, a nursing home."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from colloque.secrecy.folding import FoldedText
from colloque.secrecy.risk.facts import Fact
from colloque.secrecy.risk.population import share_of


def told_situations(text: FoldedText) -> Iterator[Fact]:
    """Yield a fact for each situation a text tells, the first time it does.

    >>> [(fact.name, fact.value) for fact in told_situations(FoldedText.of("Enceinte de 30 SA"))]
    [('grossesse', 'Enceinte')]
    >>> list(told_situations(FoldedText.of("pas enceinte")))
    []
    """
    for entry in _entries():
        # The gates first: a look for words is ten times cheaper than the pattern.
        gated = any(gate in text.folded for gate in entry["gates"])
        if gated and (match := _pattern(entry).search(text.folded)):
            yield Fact(
                entry["kind"],
                entry["name"],
                text.original[match.start() : match.end()],
                float(entry["share"]),
                entry["source"],
                base=share_of(sex=entry.get("sex"), low=entry["low"], high=entry["high"]),
            )


@cache
def _entries() -> tuple[Mapping[str, Any], ...]:
    text = files(__package__).joinpath("data/situations.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["situation"])


def _pattern(entry: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(str(entry["pattern"]).replace("\n", ""))
