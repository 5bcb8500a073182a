"""From planned edits to a transposed text: clashes resolved, medicine proved untouched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from colloque.secrecy.hits import Hit
from colloque.secrecy.risk.roles import is_about_someone
from colloque.secrecy.transpose.ages import plan_ages
from colloque.secrecy.transpose.changes import MARK, Change, Kept
from colloque.secrecy.transpose.circumstances import plan_circumstances
from colloque.secrecy.transpose.clinical import swallowed, verify
from colloque.secrecy.transpose.dates import plan_dates
from colloque.secrecy.transpose.french import mend_elision
from colloque.secrecy.transpose.hospitals import plan_hospitals
from colloque.secrecy.transpose.identifiers import WORDS, plan_identifiers
from colloque.secrecy.transpose.names import plan_names
from colloque.secrecy.transpose.news import plan_news
from colloque.secrecy.transpose.occupations import plan_occupations
from colloque.secrecy.transpose.places import plan_places
from colloque.secrecy.transpose.scene import Edit, Scene
from colloque.secrecy.transpose.wording import alternation

_PLANNERS = (
    plan_names,
    plan_hospitals,
    plan_places,
    plan_dates,
    plan_ages,
    plan_occupations,
    plan_circumstances,
    plan_news,
    plan_identifiers,
)
_CLINICAL = "Le changement toucherait une donnée clinique : ce passage est laissé, corrigez-le vous-même."
_PUBLIC = "Ce texte annonce, il ne raconte pas un patient : ce passage est gardé."
_ANNOUNCED = frozenset({"DATE", "VILLE", "HOPITAL", "DEPARTEMENT", "TEL", "MAIL", "URL", "COMPTE"})
_REFUSED = "Changement refusé par vous."
_OWN_WORDS = frozenset(WORDS.values()) | {"[nom retiré]"}


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A rewritten text.

    Attributes:
        text: The text, mark included.
        changes: Sorted by start, disjoint, offsets in the original.
        kept: Identifiers left as they are, sorted by start.
        mark: Words put before the text; empty when nothing changed or they were there already.
        hits: The identifiers looked at, echoes included.
    """

    text: str
    changes: tuple[Change, ...]
    kept: tuple[Kept, ...]
    mark: str
    hits: tuple[Hit, ...]


def rewrite(scene: Scene, *, labels: frozenset[str], refuse: frozenset[str] = frozenset()) -> Rewritten:
    """Apply every edit that is allowed, and prove the result.

    Args:
        scene: The text, its identifiers, its context and seed.
        labels: Labels that may be changed.
        refuse: Keys of changes (``"12-18"``) the author does not want.

    Returns:
        The new text, the changes made and the identifiers kept.

    Raises:
        ClinicalChange: the proof failed; nothing is handed over.
    """
    spared = _ANNOUNCED if _announces(scene) else frozenset()
    changes: list[Change] = []
    kept: list[Kept] = []
    for edit in _disjoint(_edits(scene, labels)):
        reason = _PUBLIC if edit.label in spared else _why_not(scene, edit, refuse)
        if reason is None:
            start, words = mend_elision(scene.text, edit.start, str(edit.words))
            end = _before_full_stop(scene.text, edit.end, words)
            changes.append(Change(start, end, edit.label, scene.text[start:end], words, edit.reason))
        else:
            kept.append(Kept(edit.start, edit.end, edit.label, reason))
    mark = MARK if changes and MARK.strip().lower() not in scene.text[:40].lower() else ""
    text = mark + apply(scene.text, changes)
    verify(scene.text, text, changes, mark=mark)
    return Rewritten(text, tuple(changes), tuple(kept), mark, scene.hits)


def _before_full_stop(text: str, end: int, words: str) -> int:
    """Leave the full stop that closes a sentence, when an identifier took it in (« le 12 sept. »)."""
    closes = end == len(text) or re.match(r"\s+[A-ZÀ-Ý]|\s*\n", text[end : end + 4])
    return end - 1 if text[end - 1] == "." and closes and not words.endswith(".") else end


def apply(text: str, changes: Iterable[Change]) -> str:
    """Put each replacement in its place.

    >>> apply("Vu à Nantes.", [Change(3, 11, "VILLE", "à Nantes", "dans une grande ville", "")])
    'Vu dans une grande ville.'
    """
    pieces: list[str] = []
    cursor = 0
    for change in changes:
        pieces += [text[cursor : change.start], change.replacement]
        cursor = change.end
    return "".join([*pieces, text[cursor:]])


def _announces(scene: Scene) -> bool:
    """Whether the text tells of a meeting, a post or a service, and of no patient."""
    return bool(_announcement().search(scene.folded)) and not is_about_someone(scene.text, scene.hits)


@cache
def _announcement() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('circumstances', 'announcement').replace('-', '[ -]')})")


def _edits(scene: Scene, labels: frozenset[str]) -> Iterator[Edit]:
    for planner in _PLANNERS:
        for edit in planner(scene):
            if edit.label in labels:
                yield edit


def _disjoint(edits: Iterable[Edit]) -> list[Edit]:
    """Sort the edits; of two that reach for the same words the later gives some up, or all."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if not kept or kept[-1].end <= edit.start:
            kept.append(edit)
        elif edit.end > kept[-1].end and edit.inside and edit.inside[0][0] >= kept[-1].end:
            start = kept[-1].end
            kept.append(Edit(start, edit.end, edit.label, f" {edit.words}", edit.reason, edit.inside))
    return kept


def _why_not(scene: Scene, edit: Edit, refuse: frozenset[str]) -> str | None:
    """Why an edit is not made; None when it is."""
    if edit.words is None:
        return edit.reason
    start, _ = mend_elision(scene.text, edit.start, edit.words)
    end = _before_full_stop(scene.text, edit.end, edit.words)
    if f"{start}-{end}" in refuse:
        return _REFUSED
    if scene.text[edit.start : edit.end] in _OWN_WORDS:
        return edit.reason
    return _CLINICAL if swallowed(scene.text, edit.start, edit.end, edit.inside) else None
