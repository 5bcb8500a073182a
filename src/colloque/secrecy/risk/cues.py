"""The patterns and bands of ``data/cues.toml``, over folded text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from colloque.secrecy.detectors.patterns import Pattern
from colloque.secrecy.folding import FoldedText, fold


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/cues.toml").read_text(encoding="utf-8"))


# Read with the module, so that the screen of all patterns knows them from the first text on.
_CUES = {
    name: Pattern(f"risk.{name}", "", value.replace("\n", ""))
    for name, value in _tables().items()
    if isinstance(value, str)
}


def told(name: str, text: FoldedText) -> bool:
    """Whether one of the patterns is in a text.

    >>> told("singular", FoldedText.of("Le premier cas décrit en Europe"))
    True
    """
    return _CUES[name].first(text) is not None


@cache
def cue(name: str) -> re.Pattern[str]:
    """One pattern; the line breaks of the file are not part of it.

    >>> bool(cue("singular").search("le premier cas decrit en europe"))
    True
    """
    return re.compile(_CUES[name].source)


@cache
def ranges(name: str) -> Mapping[str, tuple[int, int]]:
    """Folded words to a range: ``bands`` of age in years, ``sizes`` of communes in inhabitants.

    >>> ranges("bands")["soixantaine"]
    (60, 69)
    """
    return {fold(word): (int(low), int(high)) for word, (low, high) in _tables()[name].items()}
