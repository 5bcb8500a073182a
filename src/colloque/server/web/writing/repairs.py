"""Repairs by a tap: of one finding, named so that a changed text is left alone, or of all at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from colloque import Severity
from colloque.server.publishing.forms import PostForm

from .relecture import Placed, Relecture, with_texts

_TOKEN = re.compile(r"([a-z]{1,12}):([0-9]{1,7})-([0-9]{1,7}):([A-Z]{2,5}-[0-9]{1,2})")
# «Tout réparer» touches what holds the text back; a lighter remark stays the author's to weigh.
_HOLDS_BACK = frozenset({Severity.BLOCK, Severity.GRAVE})


def token_of(placed: Placed) -> str:
    """What the button sends, as ``text:12-18:SEC-1``; empty when the finding has no local repair."""
    if placed.finding.replacement is None or not placed.field:
        return ""
    return f"{placed.field}:{placed.start}-{placed.end}:{placed.finding.rule}"


def repaired(reading: Relecture, token: str) -> PostForm | None:
    """The form with the finding named by ``token`` repaired; None when that finding is no longer there."""
    if not _TOKEN.fullmatch(token):
        return None
    found = [placed for placed in reading.placed if token_of(placed) == token]
    return _with(reading.form, found[:1]) if found else None


def whole_repairs(reading: Relecture) -> Sequence[Placed]:
    """What «Tout réparer» repairs: blocking and grave findings that have a repair, no two on one word.

    Where two overlap the heavier one is repaired, else the longer, else the first.
    """
    held = [p for p in reading.placed if p.finding.severity in _HOLDS_BACK and token_of(p)]
    held.sort(key=lambda p: (-p.finding.severity.rank, p.start - p.end, p.number))
    chosen: list[Placed] = []
    for placed in held:
        if not any(_overlap(placed, other) for other in chosen):
            chosen.append(placed)
    return sorted(chosen, key=lambda placed: placed.number)


def repaired_whole(reading: Relecture) -> PostForm:
    """The form with all of ``whole_repairs`` made; the same form when there is none."""
    return _with(reading.form, whole_repairs(reading))


def _overlap(one: Placed, other: Placed) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end


def _with(form: PostForm, repairs: Iterable[Placed]) -> PostForm:
    # From the end, so that what is still to repair stays where it was found.
    for placed in sorted(repairs, key=lambda placed: placed.start, reverse=True):
        text = getattr(form, placed.field)
        fixed = text[: placed.start] + (placed.finding.replacement or "") + text[placed.end :]
        form = with_texts(form, {placed.field: fixed})
    return form
