"""A named care facility becomes its kind: « au CHU de Nantes » to « dans un CHU »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from colloque.findings import Role
from colloque.secrecy import lexicons
from colloque.secrecy.folding import fold
from colloque.secrecy.hits import Hit
from colloque.secrecy.transpose.french import Noun, capital_if, join, opens_sentence
from colloque.secrecy.transpose.leftward import read_left
from colloque.secrecy.transpose.scene import Edit, Scene
from colloque.secrecy.transpose.wording import table

_REASON = "L’établissement situe le patient et le service ; son type suffit."
_AUTHOR = "C’est votre établissement, déjà public ; retirez-le vous-même s’il situe le cas."
_INWARD = {"à": "dans", "en": "dans", "sur": "dans"}
_HOSPITAL = Noun("hôpital", False)


def plan_hospitals(scene: Scene) -> Iterator[Edit]:
    """Yield one edit for each named facility, in order.

    >>> text = "Vue au CHU de Nantes, opérée au CHU de Nantes."
    >>> hits = (Hit(7, 20, "HOPITAL", "x", 1.0), Hit(32, 45, "HOPITAL", "x", 1.0))
    >>> [edit.words for edit in plan_hospitals(Scene(text, hits))]
    ['dans un CHU', 'dans le même CHU']
    """
    seen: dict[tuple[str, ...], tuple[str, int]] = {}
    for hit in scene.of("HOPITAL"):
        if hit.why.role is Role.AUTHOR:
            yield Edit(hit.start, hit.end, hit.label, None, _AUTHOR, ((hit.start, hit.end),))
            continue
        yield _edit(scene, hit, seen)


def _edit(scene: Scene, hit: Hit, seen: dict[tuple[str, ...], tuple[str, int]]) -> Edit:
    name, noun = lexicons.key(scene.words(hit)), kind_of(scene.words(hit))
    known = name in seen
    if not known:
        seen[name] = (noun.words, sum(1 for words, _ in seen.values() if words == noun.words))
    rank = seen[name][1]
    if known:
        phrase = noun.other(rank).the if rank else Noun(f"même {noun.words}", noun.feminine).the
    else:
        phrase = noun.other(rank).a
    left = read_left(scene.text, hit.start, bare_a=True)
    preposition = _INWARD.get(left.preposition, left.preposition)
    capital = opens_sentence(scene.text, left.start)
    words = capital_if(join(preposition, phrase), wanted=capital)
    return Edit(left.start, hit.end, hit.label, words, _REASON, ((hit.start, hit.end),))


def kind_of(name: str) -> Noun:
    """The kind of a facility from the head of its name; a bare name is a hospital.

    >>> kind_of("clinique des Lilas").a, kind_of("Bretonneau").a, kind_of("l’hôpital de Vannes").a
    ('une clinique', 'un hôpital', 'un hôpital')
    """
    head = re.sub(r"^(?:l'|la |le |les |du |au |aux )", "", fold(name))
    return next((noun for pattern, noun in _kinds() if pattern.match(head)), _HOSPITAL)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], Noun], ...]:
    return tuple(
        (
            re.compile(rf"(?:{'|'.join(map(re.escape, kind['from']))})\b"),
            Noun(str(kind["noun"]), bool(kind["feminine"])),
        )
        for kind in table("facilities")["facility"]
    )
