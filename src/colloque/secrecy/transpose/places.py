"""Places become sizes and kinds: a large town, a French region, a part of the world."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from colloque.findings import Role
from colloque.secrecy import lexicons
from colloque.secrecy.folding import fold
from colloque.secrecy.hits import Hit
from colloque.secrecy.risk.population import commune
from colloque.secrecy.transpose.french import Noun, capital_if, join, opens_sentence
from colloque.secrecy.transpose.leftward import read_left
from colloque.secrecy.transpose.scene import Edit, Scene
from colloque.secrecy.transpose.wording import table

_TOWN = "La commune situe le patient ; sa taille suffit."
_REGION = "Le territoire situe le patient ; il ne change pas le raisonnement."
_WORLD = "Le voyage peut compter en médecine : il est gardé à l’échelle d’une grande région du monde."
_AUTHOR = "C’est votre lieu d’exercice, déjà public ; retirez-le vous-même s’il situe le cas."
_INWARD = {"à": "dans", "en": "dans", "sur": "dans"}


def plan_places(scene: Scene) -> Iterator[Edit]:
    """Yield one edit for each commune, postal code before a commune, and territory, in order.

    >>> text = "Vue à Nantes, née à Nantes."
    >>> hits = (Hit(6, 12, "VILLE", "x", 1.0), Hit(20, 26, "VILLE", "x", 1.0))
    >>> [edit.words for edit in plan_places(Scene(text, hits))]
    ['dans une grande ville', 'dans la même ville']
    """
    seen: dict[str, tuple[str, int]] = {}
    for hit in scene.of("VILLE", "DEPARTEMENT"):
        if hit.why.role is Role.AUTHOR and hit.label == "VILLE":
            yield Edit(hit.start, hit.end, hit.label, None, _AUTHOR, ((hit.start, hit.end),))
        elif hit.label == "VILLE":
            yield _town(scene, hit, seen)
        else:
            yield _territory(scene, hit)


def _town(scene: Scene, hit: Hit, seen: dict[str, tuple[str, int]]) -> Edit:
    name = " ".join(lexicons.key(scene.words(hit)))
    size = size_of(name)
    known = name in seen
    if not known:
        seen[name] = (size, sum(1 for other, _ in seen.values() if other == size))
    rank = seen[name][1]
    noun = Noun(size, size != "village")
    phrase = _same(noun, rank) if known else noun.other(rank).a
    return _placed(scene, hit, phrase, _TOWN)


def _same(noun: Noun, rank: int) -> str:
    kind = noun.words.split()[-1]
    if rank:
        return noun.other(rank).the
    return Noun(f"même {kind}", noun.feminine).the


def size_of(name: str) -> str:
    """The words for a commune of this name; the largest of that name counts.

    >>> size_of("nantes"), size_of("auray"), size_of("lieu imaginaire")
    ('grande ville', 'petite ville', 'commune')
    """
    known = commune(name)
    if known is None:
        return "commune"
    population, _ = known
    sizes = sorted(table("places")["sizes"], key=lambda size: -int(size["from"]))
    return next(str(size["words"]) for size in sizes if population >= int(size["from"]))


def _placed(scene: Scene, hit: Hit, phrase: str, reason: str) -> Edit:
    left = read_left(scene.text, hit.start, bare_a=True)
    start, preposition = left.start, _INWARD.get(left.preposition, left.preposition)
    if not preposition and _follows_a_name(scene, start):
        preposition = "dans"  # « Mme Roc Nantes » is said for « Mme Roc, à Nantes »
    postcode = _postcode_before(scene, start)
    start = postcode if postcode is not None else start
    words = capital_if(join(preposition, phrase), wanted=opens_sentence(scene.text, start))
    inside = ((hit.start, hit.end),) if postcode is None else ((postcode, hit.end),)
    return Edit(start, hit.end, hit.label, words, reason, inside)


def _follows_a_name(scene: Scene, start: int) -> bool:
    before = scene.by_end.get(start - 1)
    return before is not None and before.label in {"NOM", "PRENOM"}


def _postcode_before(scene: Scene, start: int) -> int | None:
    """Where the postal code that stands right before begins: « 59730 Solesmes » is one place."""
    for end in range(start, max(-1, start - 4), -1):
        hit = scene.by_end.get(end)
        if hit is not None:
            apart = scene.text[end:start].strip(" -–\u00a0")
            return hit.start if hit.label == "ZIP" and not apart else None
    return None


def _territory(scene: Scene, hit: Hit) -> Edit:
    region = _world().get("-".join(fold(scene.words(hit)).replace("'", " ").split()))
    left = read_left(scene.text, hit.start)
    capital = opens_sentence(scene.text, left.start)
    inside = ((hit.start, hit.end),)
    if region:
        words = (
            _from(region)
            if left.preposition == "de"
            else region
            if left.preposition
            else region.split(" ", 1)[-1]
        )
        return Edit(left.start, hit.end, hit.label, capital_if(words, wanted=capital), _WORLD, inside)
    number = bool(re.fullmatch(r"\d[\dAB]\d?", scene.words(hit)))
    noun = Noun("département français" if number else "région française", not number)
    preposition = _INWARD.get(left.preposition, left.preposition)
    words = capital_if(join(preposition, noun.a), wanted=capital)
    return Edit(left.start, hit.end, hit.label, words, _REGION, inside)


def _from(region: str) -> str:
    """« en Asie du Sud » to « d’Asie du Sud »; « au Maghreb… » to « du Maghreb… »."""
    preposition, _, name = region.partition(" ")
    return join("de", f"le {name}") if preposition == "au" else join("de", name if name else region)


@cache
def _world() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for region, countries in table("places")["world"].items():
        for country in str(countries).split():
            names["-".join(fold(country).replace("'", " ").split())] = region
            names[fold(country).replace("-", " ").replace(" ", "-").replace("'", "-")] = region
    return names
