"""How much one persona looks like another: what is told side by side, with what it weighs."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from .persona import Persona
from .pictures import is_same_picture
from .skeleton import plain, skeleton

_CLOSE_NAME, _CLOSE_HANDLE = 0.93, 0.92
_SHORTEST = 4  # characters of a skeleton below which "close" means nothing
_TEXT_LENGTH, _SAME_TEXT, _NEAR_TEXT = 25, 85.0, 65.0


class Sign(enum.StrEnum):
    """One thing that two personas share, or that parts them; shown to people as a sentence."""

    NAME = "name"
    NAME_CLOSE = "name_close"
    NAME_DISGUISED = "name_disguised"
    HANDLE = "handle"
    HANDLE_OF_NAME = "handle_of_name"
    HANDLE_CLOSE = "handle_close"
    HANDLE_DISGUISED = "handle_disguised"
    PICTURE = "picture"
    TEXT = "text"
    TEXT_NEAR = "text_near"
    LINK = "link"
    SPECIALTY = "specialty"
    TOWN = "town"
    TAKES_THE_PLACE = "takes_the_place"
    TITLE = "title"
    OTHER_SPECIALTY = "other_specialty"
    OTHER_TOWN = "other_town"
    OLDER = "older"
    PLAYS = "plays"
    NAMESAKES = "namesakes"


# What each sign weighs. Found on the development half of tests/server/watch/impersonation/pairs/;
# ``python benchmarks/impersonation.py`` prints what they are worth on the half never looked at.
WEIGHTS = {
    Sign.NAME: 3.0,
    Sign.NAME_CLOSE: 2.2,
    Sign.NAME_DISGUISED: 5.0,
    Sign.HANDLE: 2.5,
    # The handle is the name written in one word: it tells no more than the name does.
    Sign.HANDLE_OF_NAME: 1.0,
    Sign.HANDLE_CLOSE: 1.5,
    Sign.HANDLE_DISGUISED: 3.5,
    Sign.PICTURE: 3.5,
    Sign.TEXT: 2.5,
    Sign.TEXT_NEAR: 1.2,
    Sign.LINK: 1.5,
    Sign.SPECIALTY: 0.8,
    Sign.TOWN: 0.8,
    Sign.TAKES_THE_PLACE: 2.0,
    Sign.TITLE: 1.0,
    Sign.OTHER_SPECIALTY: -1.5,
    Sign.OTHER_TOWN: -1.2,
    Sign.OLDER: -1.0,
    Sign.PLAYS: -4.0,
    Sign.NAMESAKES: -1.5,
}
TELL, HOLD = 4.5, 7.0
_MANY_NAMESAKES = 3


class Band(enum.StrEnum):
    """What is done: nothing, the referenced person is told, or a person decides first. Never a suspension."""

    NOTHING = "nothing"
    TELL = "tell"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one persona shares with the one it may imitate.

    Attributes:
        signs: What was seen, the heaviest first.
        score: Sum of the weights.
        band: What to do.
    """

    signs: tuple[Sign, ...]
    score: float
    band: Band


_NONE = Likeness((), 0.0, Band.NOTHING)


def likeness(referenced: Persona, other: Persona, *, namesakes: int = 1) -> Likeness:
    """Judge whether ``other`` may pass for ``referenced``.

    Args:
        referenced: Somebody known and to protect.
        other: An account seen here or elsewhere.
        namesakes: How many referenced people bear that name: the more, the less a name tells.

    A verified homonym, who has his own RPPS, and an account that the person says is his are never a likeness.

    >>> lucie = Persona("lucie_martin", "Dr Lucie Martin", specialty="cardiologie", is_verified=True)
    >>> fake = Persona("lucie_rnartin", "Dr Lucie Martin", "Compte officiel. Cardiologue.")
    >>> likeness(lucie, fake).band.value, likeness(lucie, Persona("lulu", "Lucie Martin")).band.value
    ('hold', 'nothing')
    """
    if other.is_verified or other.handle in referenced.own_accounts:
        return _NONE
    alike = [*_names(referenced, other), *_handles(referenced, other), *_pictures(referenced, other)]
    if not alike:
        return _NONE
    signs = [*alike, *_sayings(referenced, other), *_facts(referenced, other)]
    if namesakes > _MANY_NAMESAKES and Sign.NAME in signs:
        signs.append(Sign.NAMESAKES)
    signs.sort(key=lambda sign: (-abs(WEIGHTS[sign]), sign))
    score = sum(WEIGHTS[sign] for sign in signs)
    return Likeness(tuple(signs), score, band_of(score))


def band_of(score: float) -> Band:
    """The band of a score.

    >>> [band_of(score).value for score in (0.0, TELL, HOLD)]
    ['nothing', 'tell', 'hold']
    """
    return Band.HOLD if score >= HOLD else Band.TELL if score >= TELL else Band.NOTHING


def _names(one: Persona, other: Persona) -> list[Sign]:
    mine, its = one.name_skeleton, other.name_skeleton
    if mine == its:
        return [Sign.NAME if _honest_words(one) <= _honest_words(other) else Sign.NAME_DISGUISED]
    if min(len(mine), len(its)) >= _SHORTEST and JaroWinkler.similarity(mine, its) >= _CLOSE_NAME:
        return [Sign.NAME_CLOSE]
    return []


def _honest_words(persona: Persona) -> set[str]:
    """The words of a name that are spelt as they look."""
    return set(persona.words) & set(plain(persona.name).split())


def _handles(one: Persona, other: Persona) -> list[Sign]:
    mine, its = one.handle_core, other.handle_core
    if min(len(mine), len(its)) < _SHORTEST:
        return []
    if mine == its:
        bare, drawn = plain(one.handle).replace(" ", ""), plain(other.handle).replace(" ", "")
        is_disguised = bare != drawn and skeleton(bare) == skeleton(drawn)
        if is_disguised:
            return [Sign.HANDLE_DISGUISED]
        return [Sign.HANDLE_OF_NAME if _is_name(other) else Sign.HANDLE]
    return [Sign.HANDLE_CLOSE] if JaroWinkler.similarity(mine, its) >= _CLOSE_HANDLE else []


def _is_name(persona: Persona) -> bool:
    words = [skeleton(word) for word in persona.words]
    return persona.handle_core in {"".join(words), "".join(reversed(words))}


def _pictures(one: Persona, other: Persona) -> list[Sign]:
    return [Sign.PICTURE] if is_same_picture(one.picture, other.picture) else []


def _sayings(one: Persona, other: Persona) -> list[Sign]:
    signs = []
    if min(len(one.bio), len(other.bio)) >= _TEXT_LENGTH:
        share = fuzz.token_sort_ratio(plain(one.bio), plain(other.bio))
        signs += [Sign.TEXT] if share >= _SAME_TEXT else [Sign.TEXT_NEAR] if share >= _NEAR_TEXT else []
    if other.takes_the_place:
        signs.append(Sign.TAKES_THE_PLACE)
    if other.plays:
        signs.append(Sign.PLAYS)
    elif other.claims_a_title:
        signs.append(Sign.TITLE)
    return signs


def _facts(one: Persona, other: Persona) -> list[Sign]:
    signs = []
    if not one.links.isdisjoint(other.links):
        signs.append(Sign.LINK)
    if one.specialty and other.specialty:
        signs.append(Sign.SPECIALTY if one.specialty == other.specialty else Sign.OTHER_SPECIALTY)
    if one.town and other.town:
        signs.append(Sign.TOWN if plain(one.town) == plain(other.town) else Sign.OTHER_TOWN)
    if one.opened_on is not None and other.opened_on is not None and other.opened_on < one.opened_on:
        signs.append(Sign.OLDER)
    return signs
