"""Origin, family, events and singular features: generalised or removed, unless the medicine needs them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from colloque.secrecy.hits import Hit
from colloque.secrecy.transpose.french import Noun, capital_if, join, opens_sentence
from colloque.secrecy.transpose.leftward import read_left
from colloque.secrecy.transpose.scene import Edit, Scene
from colloque.secrecy.transpose.wording import alternation

_ORIGIN = "L’origine fait reconnaître et n’entre pas ici dans le raisonnement."
_ORIGIN_KEPT = "L’origine peut compter pour cette maladie : elle est gardée."
_FAMILY = "Une famille particulière se reconnaît ; son détail n’est pas nécessaire ici."
_FAMILY_KEPT = "La situation familiale ou gémellaire fait partie du cas médical : elle est gardée."
_EVENT = "Un événement connu suffit à retrouver la personne ; aucun calcul ne peut le compenser."
_EVENT_KEPT = (
    "C’est le diagnostic ou l’acte : il est gardé. Attendez plusieurs semaines avant de publier ce cas."
)
_RARE = "Une particularité unique suffit à désigner quelqu’un."
_RARE_KEPT = (
    "La maladie est le sujet : elle est gardée. Posez plutôt la question sur la maladie, "
    "ou au centre de référence."
)


def plan_circumstances(scene: Scene) -> Iterator[Edit]:
    """Yield one edit for each indirect circumstance, in order of label then place.

    >>> text = "Blessé de l'explosion de la sucrerie, mère de quatre enfants."
    >>> hits = (Hit(12, 36, "EVENEMENT", "x", 1.0), Hit(46, 60, "FAMILLE", "x", 1.0))
    >>> [edit.words for edit in plan_circumstances(Scene(text, hits))]
    ['d’un événement', 'plusieurs enfants']
    """
    planners: dict[str, Callable[[Scene, Hit], Edit]] = {
        "ORIGINE": _origin,
        "FAMILLE": _family,
        "EVENEMENT": _event,
        "RARE": _rare,
    }
    for hit in scene.of(*planners):
        yield planners[hit.label](scene, hit)


@cache
def _needed(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('circumstances', key).replace('-', '[ -]')})\b")


def _kept(hit: Hit, reason: str) -> Edit:
    return Edit(hit.start, hit.end, hit.label, None, reason, ((hit.start, hit.end),))


def _origin(scene: Scene, hit: Hit) -> Edit:
    if _needed("origin_matters").search(scene.folded):
        return _kept(hit, _ORIGIN_KEPT)
    inside = ((hit.start, hit.end),)
    window = scene.text[max(0, hit.start - 24) : hit.start]
    if match := re.search(
        r"(?i)\s*,?\s*\b(?:d['’]origine|de nationalité|de confession|d['’]obédience)\s+$", window
    ):
        return Edit(hit.start - len(match[0]), hit.end, "ORIGINE", "", _ORIGIN, inside)
    if match := re.search(r"(?i)\bparl(?:e|ait|ant)(?: que| uniquement)?\s+$", window):
        return Edit(hit.start, hit.end, "ORIGINE", "une autre langue", _ORIGIN, inside)
    if window.endswith(", ") and re.match(r"[,.;)\n]|$", scene.text[hit.end : hit.end + 1]):
        return Edit(hit.start - 2, hit.end, "ORIGINE", "", _ORIGIN, inside)
    left = read_left(scene.text, hit.start)
    if left.preposition == "en" and not left.article:
        return Edit(left.start, hit.end, "ORIGINE", "dans une autre langue", _ORIGIN, inside)
    if left.article in {"un", "une", "le", "la", "ce", "cet", "cette", "l'"}:
        person = Noun("personne", True)
        phrase = person.a if left.article in {"un", "une"} else person.the
        words = capital_if(join(left.preposition, phrase), wanted=opens_sentence(scene.text, left.start))
        return Edit(left.start, hit.end, "ORIGINE", words, _ORIGIN, inside)
    if re.search(r"[a-zà-ÿ][ \u00a0]$", window) and not re.search(
        r"(?i)\b(?:est|était|très|parle)\s$", window
    ):
        return Edit(hit.start - 1, hit.end, "ORIGINE", "", _ORIGIN, inside)
    return Edit(hit.start, hit.end, "ORIGINE", "[origine retirée]", _ORIGIN, inside)


_MANY = re.compile(
    r"(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)\s+(?P<who>enfants|fils|filles|freres|s(?:oe|œ)urs|"
    r"petits-enfants)"
)
_SPELLED = {"freres": "frères", "soeurs": "sœurs", "sœurs": "sœurs"}
_SIMPLER = (
    (re.compile(r"^famille de (?:\d+|\w+)$"), "famille"),
    (re.compile(r"^(?:jumeaux|triples|quadruples|jumelles)$"), "enfants"),
    (re.compile(r"^fratrie de (?:\d+|\w+)$"), "fratrie"),
)


def _family(scene: Scene, hit: Hit) -> Edit:
    inside = ((hit.start, hit.end),)
    said = scene.folded[hit.start : hit.end]
    if _needed("family_matters").search(scene.folded):
        return _kept(hit, _FAMILY_KEPT)
    words = "[situation familiale retirée]"
    if match := _MANY.search(said):
        many = f"plusieurs {_SPELLED.get(match['who'], match['who'])}"
        original = scene.words(hit)
        words = original[: match.start()] + many + original[match.end() :]
    for pattern, simpler in _SIMPLER:
        if pattern.search(said):
            words = simpler
    return Edit(
        hit.start,
        hit.end,
        "FAMILLE",
        capital_if(words, wanted=opens_sentence(scene.text, hit.start)),
        _FAMILY,
        inside,
    )


@cache
def _medical_event() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('circumstances', 'event_is_medicine')})")


def _event(scene: Scene, hit: Hit) -> Edit:
    inside = ((hit.start, hit.end),)
    if _medical_event().search(scene.folded[hit.start : hit.end]):
        return _kept(hit, _EVENT_KEPT)
    left = read_left(scene.text, hit.start)
    if left.article in {"le", "la", "l'", "un", "une", "ce", "cet", "cette"}:
        words = capital_if(
            join(left.preposition, "un événement"), wanted=opens_sentence(scene.text, left.start)
        )
        return Edit(left.start, hit.end, "EVENEMENT", words, _EVENT, inside)
    return Edit(hit.start, hit.end, "EVENEMENT", "[circonstance retirée]", _EVENT, inside)


def _rare(scene: Scene, hit: Hit) -> Edit:
    if not _needed("singular").search(scene.folded[hit.start : hit.end]):
        return _kept(hit, _RARE_KEPT)
    return Edit(hit.start, hit.end, "RARE", "[particularité retirée]", _RARE, ((hit.start, hit.end),))
