"""The change of sex laid over the other changes: one list, one proof, one group that is refused as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from colloque.findings import Role
from colloque.secrecy.transpose.changes import MARK, Change, SexChoice
from colloque.secrecy.transpose.clinical import medicine, verify
from colloque.secrecy.transpose.rewriting import Rewritten, apply
from colloque.secrecy.transpose.scene import Scene
from colloque.secrecy.transpose.sex import choose_sex
from colloque.secrecy.transpose.sexes.rewriting import Swap, applied, rewrite_sex

LABEL = "SEXE"
GROUP_KEY = "sexe"
REASON = "Le patient change de sexe : ce mot s’accorde avec lui."
REFUSED = "Changement de sexe refusé par vous."
NAMED = "Un prénom resté dans le texte dit le sexe : il est gardé."
CLINICAL = "Changer le sexe toucherait un mot dont la médecine dépend : il est gardé."


def change_sex(
    scene: Scene, done: Rewritten, *, asked: str, refuse: frozenset[str] = frozenset()
) -> tuple[Rewritten, SexChoice]:
    """Put the patient in the other sex, where nothing forbids it.

    Args:
        scene: The original text, n code points, and its identifiers.
        done: What the other changes made of it.
        asked: ``auto`` or ``keep``.
        refuse: Keys the author does not want; ``"sexe"``, or the key of one of its changes, refuses
            all of them.

    Returns:
        The text with both kinds of changes, and the choice with its reason.

    Raises:
        ClinicalChange: the proof failed; nothing is handed over.
    """
    body = done.text[len(done.mark) :]
    rewritten = rewrite_sex(body)
    choice = choose_sex(scene, asked=asked, done=rewritten)
    if not choice.changed:
        return done, choice
    changes = tuple(_composed(scene.text, done.changes, rewritten.swaps))
    reason = _why_not(scene, body, rewritten.swaps, changes, refuse)
    if reason:
        return done, SexChoice(choice.before, choice.before, reason)
    mark = done.mark or MARK
    text = mark + apply(scene.text, changes)
    verify(scene.text, text, changes, mark=mark)
    return replace(done, text=text, changes=changes, mark=mark), choice


def _why_not(
    scene: Scene, body: str, swaps: Sequence[Swap], changes: Sequence[Change], refuse: frozenset[str]
) -> str:
    """Why the sex stays after all; empty when it changes."""
    if GROUP_KEY in refuse or any(change.label == LABEL and change.key in refuse for change in changes):
        return REFUSED
    if _first_name_left(scene, changes):
        return NAMED
    if medicine(body) != medicine(applied(body, swaps)):
        return CLINICAL
    return ""


def _first_name_left(scene: Scene, changes: Sequence[Change]) -> bool:
    told = {Role.AUTHOR, Role.PUBLIC_FIGURE, Role.COLLEAGUE, Role.RELATIVE}
    return any(
        hit.label == "PRENOM"
        and hit.why.role not in told
        and not any(
            change.start <= hit.start and hit.end <= change.end for change in changes if change.label != LABEL
        )
        for hit in scene.hits
    )


def _composed(text: str, changes: Sequence[Change], swaps: Sequence[Swap]) -> Iterator[Change]:
    """Lay swaps, whose offsets are in the changed text, over changes, whose offsets are in the original."""
    waiting, shift = list(swaps), 0
    for change in changes:
        start = change.start + shift
        stop = start + len(change.replacement)
        while waiting and waiting[0].end <= start:
            yield _swapped(text, waiting.pop(0), shift)
        inside: list[Swap] = []
        while waiting and waiting[0].start < stop:
            inside.append(waiting.pop(0))
        shift += len(change.replacement) - (change.end - change.start)
        yield _merged(text, change, inside, start, stop) if inside else change
    for swap in waiting:
        yield _swapped(text, swap, shift)


def _swapped(text: str, swap: Swap, shift: int) -> Change:
    start, end = swap.start - shift, swap.end - shift
    return Change(start, end, LABEL, text[start:end], swap.words, REASON)


def _merged(text: str, change: Change, inside: Sequence[Swap], start: int, stop: int) -> Change:
    """A change whose own words take the other sex; a swap that reaches out of it widens it."""
    left = max(0, start - inside[0].start)
    right = max(0, inside[-1].end - stop)
    before, after = text[change.start - left : change.start], text[change.end : change.end + right]
    words = before + change.replacement + after
    moved = [Swap(swap.start - start + left, swap.end - start + left, swap.words) for swap in inside]
    first, last = change.start - left, change.end + right
    return replace(
        change, start=first, end=last, original=text[first:last], replacement=applied(words, moved)
    )
