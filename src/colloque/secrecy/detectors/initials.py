"""Initials that stand for a patient: ``Mme H``, ``M. B.``, ``la patiente Z.H.``, ``P., facteur d'orgues``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy.detectors.naming import is_common
from colloque.secrecy.detectors.patterns import Pattern, compiled
from colloque.secrecy.folding import FoldedText, fold
from colloque.secrecy.hits import Hit

name = "initials"
labels = frozenset({"INITIALES"})

_LETTERS = r"(?P<id>[a-z](?:\.?[ \-]?[a-z](?![a-z])){0,2}\.?)(?![\w'])"
_TITLED = Pattern(
    "initials.civility",
    "INITIALES",
    rf"\b(?:mme|mlle|melle|mr|monsieur|madame|mademoiselle|m\.|dr|pr|famille)[. ]{{1,2}}{_LETTERS}",
    0.9,
)
_PATIENT = Pattern(
    "initials.patient",
    "INITIALES",
    (
        r"\b(?:patiente?|de|pour|chez|a|petite?|nommee?|dossier|mere|pere|"
        r"fille|fils|mari|femme) (?P<id>[a-z]\. ?[a-z]\.?(?: ?[a-z]\.)?)(?![\w'/])"
    ),
    0.75,
)
_START = Pattern(
    "initials.start", "INITIALES", r"(?:^|\n|[«\"(] ?)(?P<id>(?!m\.)[a-z]\.(?: ?[a-z]\.)?)(?=, )", 0.8
)
_NOT = frozenset(
    [
        "iv",
        "po",
        "sc",
        "im",
        "ev",
        "jo",
        "nb",
        "ps",
        "at",
        "ui",
        "bu",
        "fa",
        "ep",
        "tp",
        "ta",
        "fc",
        "fr",
        "pe",
        "pa",
        "ra",
        "es",
        "sa",
        "cf",
        "ie",
        "eg",
        "tv",
        "vo",
    ]
)
_CAPITALS = re.compile(r"[^\W\d_]")


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield initials written in capitals.

    >>> [(h.start, h.end) for h in find(FoldedText.of("Mme H en est à J63"), context=Context())]
    [(4, 5)]
    """
    for pattern in (_TITLED, _PATIENT, _START):
        for match in pattern.matches(text):
            start, end = match.span("id")
            written = text.original[start:end]
            letters = "".join(_CAPITALS.findall(written))
            if letters.isupper() and letters.lower() not in _NOT:
                if pattern is _TITLED and (_is_word(text, end) or _before_surname(text, end)):
                    continue
                end -= _closing(text, start, end)
                yield pattern.hit_at(start, end, detector=name)


def _closing(text: FoldedText, start: int, end: int) -> int:
    """1 when the last stop ends the sentence and not the initials, else 0."""
    closes = text.folded[end - 1] == "." and "." not in text.folded[start : end - 1]
    at_end = compiled(r"\s*(?:$|[A-ZÉÈÀ][a-z])").match(text.original, end)
    return int(bool(closes and at_end and end - start > 2))


def _before_surname(text: FoldedText, end: int) -> bool:
    """Whether a surname follows, which makes the letter the initial of a first name."""
    follower = compiled(r" ([A-ZÀ-Þ][\w'-]{2,})").match(text.original, end)
    return follower is not None and not is_common(fold(follower[1]))


def _is_word(text: FoldedText, end: int) -> bool:
    """Whether the letter is the start of a contracted or hyphened word."""
    return text.folded[end : end + 1] in {"'", "-"}
