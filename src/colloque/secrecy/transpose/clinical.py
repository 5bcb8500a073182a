"""The proof that a transposition left the medicine alone: the same clinical tokens, in the same order."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from colloque.secrecy.folding import fold
from colloque.secrecy.transpose.changes import Change
from colloque.secrecy.transpose.errors import ClinicalChange

_LETTERS = r"[a-zœæµ]"


@cache
def _lists() -> dict[str, list[str]]:
    text = files(__package__).joinpath("data/clinical.toml").read_text(encoding="utf-8")
    return {
        name: sorted(set(fold(words).split()), key=len, reverse=True)
        for name, words in tomllib.loads(text).items()
    }


def _either(name: str) -> str:
    return "|".join(map(re.escape, _lists()[name]))


@cache
def _token() -> re.Pattern[str]:
    number = r"\d+(?:[.,/]\d+)*"
    return re.compile(
        rf"(?P<interval>\b[jhms]\s?[+-]\s?\d+\b|\b[jh]\d+\b)"
        rf"|(?P<dose>{number}\s?(?:{_either('units')})(?!{_LETTERS}))"
        r"|(?P<stage>\b(?:stades?|grades?|types?|classes?|categories?|groupes? sanguins?)\s+"
        r"[ivx0-9]+[a-d]?(?:-[ivx0-9a-d]+)?\b)"
        rf"|(?P<score>\b(?:{_either('scores')})\b[^\w\n]{{0,3}}(?:a |de |= ?)?\d{{1,3}}(?!\d))"
        rf"|(?P<number>{number})"
        rf"|(?P<negation>\b(?:{_either('negations')})\b)"
        rf"|(?P<side>\b(?:{_either('sides')})\b)"
        rf"|(?P<drug>\b(?:{_either('drug_names')}|{_LETTERS}{{2,24}}(?:{_either('drug_stems')}))s?\b)"
    )


def clinical_tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield ``(start, end, kind)`` for each token the medicine depends on, left to right, disjoint.

    Kinds: ``interval`` (J3, H+6), ``dose`` (a number and its unit), ``stage`` (stade III), ``score``,
    ``number``, ``negation``, ``side``, ``drug``.

    >>> text = "Pas de fièvre à J3, Lovenox 4000 UI, genou droit"
    >>> [(text[a:b], kind) for a, b, kind in clinical_tokens(text)]
    [('Pas', 'negation'), ('J3', 'interval'), ('Lovenox', 'drug'), ('4000 UI', 'dose'), ('droit', 'side')]
    """
    for match in _token().finditer(fold(text)):
        yield match.start(), match.end(), str(match.lastgroup)


def medicine(text: str) -> list[str]:
    """The clinical tokens of a text; « né » is no negation.

    >>> medicine("Née en 1950, pas de toux.")
    ['1950', 'pas']
    """
    found = (text[start:end] for start, end, _ in clinical_tokens(text))
    return [token for token in found if token.lower() != "né"]


_LONG_NUMBER = 6


def swallowed(text: str, start: int, end: int, inside: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Kinds of clinical tokens that a change of ``[start, end)`` would swallow beside its identifiers.

    Args:
        text: Original text.
        start: First code point of the change.
        end: One past the last.
        inside: Runs of the identifiers in the change; what they hold is the identifier's own.

    >>> sorted(swallowed("Pas de Mme Roc", 0, 14, [(11, 14)])), swallowed("chez Mme Droit", 5, 14, [(9, 14)])
    (['negation'], frozenset())
    """
    return frozenset(
        kind
        for a, b, kind in _window(text, max(0, start - _REACH), end + _REACH)
        if a < end and b > start and not any(_owns(text, run, a, b) for run in inside)
    )


def _owns(text: str, run: tuple[int, int], start: int, end: int) -> bool:
    """Whether a token is the identifier's own: within it, or the end of a long number read as a dose.

    « 06 12 34 56 78 j’attends » holds no 78 days.
    """
    first, last = run
    if first <= start and end <= last:
        return True
    return first <= start < last and sum(char.isdigit() for char in text[first:last]) >= _LONG_NUMBER


_REACH = 16


def _window(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for a, b, kind in clinical_tokens(text[start:end]):
        yield a + start, b + start, kind


def verify(original: str, transposed: str, changes: Sequence[Change], *, mark: str) -> None:
    """Prove that a transposed text is the original but for its changes, clinical tokens untouched.

    Args:
        original: n code points.
        transposed: What was made of it, mark included.
        changes: Sorted, disjoint, offsets in the original.
        mark: Words put before; empty when there are none.

    Raises:
        ClinicalChange: a run between two changes differs, or a clinical token was cut by a change.
    """
    if not transposed.startswith(mark):
        raise ClinicalChange(("mark",))
    at, cursor = len(mark), 0
    for change in (*changes, None):
        stop = len(original) if change is None else change.start
        length = stop - cursor
        if length < 0 or original[cursor:stop] != transposed[at : at + length]:
            raise ClinicalChange(("text",))
        at += length
        if change is not None:
            if transposed[at : at + len(change.replacement)] != change.replacement:
                raise ClinicalChange(("text",))
            at, cursor = at + len(change.replacement), change.end
    if at != len(transposed):
        raise ClinicalChange(("text",))
    cut = _cut_tokens(original, changes)
    if cut:
        raise ClinicalChange(tuple(sorted(cut)))


def _cut_tokens(original: str, changes: Sequence[Change]) -> set[str]:
    """Kinds of tokens that straddle the edge of a change: one half would stay, the other would go."""
    kinds: set[str] = set()
    for change in changes:
        for a, b, kind in _window(original, max(0, change.start - _REACH), change.end + _REACH):
            owned = _owns(original, (change.start, change.end), a, b)
            if not owned and any(a < edge < b for edge in (change.start, change.end)):
                kinds.add(kind)
    return kinds
