"""Everybody of a text in the other sex: what the public test sets measure, where no person is the patient."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloque.secrecy.transpose.sexes.forms import words_of
from colloque.secrecy.transpose.sexes.impersonal import impersonal
from colloque.secrecy.transpose.sexes.people import OTHER, People
from colloque.secrecy.transpose.sexes.reading import read
from colloque.secrecy.transpose.sexes.rewriting import Swap, swaps_of
from colloque.secrecy.transpose.sexes.somebody import is_person_noun
from colloque.secrecy.transpose.sexes.words import Word

_PRONOUNS = frozenset("il elle ils elles lui eux lui-même elle-même eux-mêmes".split())
_SPEAKERS = {"j'": "je", "m'": "je", "me": "je", "moi": "je", "t'": "tu", "te": "tu", "toi": "tu"}


def rewrite_everybody(text: str, *, pointed: str = "", pronouns: bool = True) -> tuple[Swap, ...]:
    """Rewrite every person of a text, or the one that is pointed at, in the other sex.

    Args:
        text: French text.
        pointed: Words that name one person; empty for everybody.
        pronouns: Whether « il » and « elle » that no noun introduces change too.

    >>> [swap.words for swap in rewrite_everybody("Une avocate ravie.")]
    ['Un', 'avocat', 'ravi']
    """
    people = _crowd(text, pronouns=pronouns)
    chosen = _pointed(people, pointed) if pointed else list(range(len(people.roles)))
    return swaps_of(text, people, chosen)


def _crowd(text: str, *, pronouns: bool) -> People:
    people = People(read(text))
    known: dict[str, int] = {}
    for at, word in enumerate(people.words):
        if word.kind == "N" and word.governor == at and is_person_noun(word):
            if (pronouns or word.low not in words_of("sexed")) and _varies(word):
                _add(people, at)
        elif word.kind in "ST" and word.governor == at and word.low in _PRONOUNS:
            if not (word.low == "il" and impersonal(people.words, at)):
                owner = next(_before(people, at), None)
                if owner is not None:
                    people.owner[at] = owner
                elif pronouns:
                    _add(people, at)
        elif (
            word.kind in "SOT"
            and word.governor == at
            and word.low in (*_SPEAKERS, "je", "tu", "nous", "vous")
        ):
            low = _SPEAKERS.get(word.low, word.low)
            known[low] = known[low] if low in known else _add(people, at)
            people.owner[at] = known[low]
    people.spread()
    for rank in range(len(people.roles)):
        genders = [people.words[i].gender for i in people.governed(rank) if people.words[i].gender]
        people.sexes[rank] = "F" if "f" in genders else "M"
    return people


def _varies(word: Word) -> bool:
    if word.low in {"celui", "celle"}:
        return False
    return bool(word.other) or any(reading.gender == "e" for reading in word.readings)


def _add(people: People, at: int) -> int:
    people.roles.append(OTHER)
    people.sexes.append(None)
    people.owner[at] = len(people.roles) - 1
    return people.owner[at]


def _before(people: People, at: int) -> Iterator[int]:
    word = people.words[at]
    for i in range(at - 1, -1, -1):
        head = people.words[i]
        if (
            head.governor == i
            and head.kind in "NS"
            and head.gender == word.gender
            and head.number == word.number
        ):
            if i in people.owner:
                yield people.owner[i]
            return


def _pointed(people: People, pointed: str) -> list[int]:
    named = set(re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", pointed.lower().replace("’", "'")))
    named |= {word.partition("'")[2] for word in named if "'" in word}
    ranks = {
        people.owner[i] for i, word in enumerate(people.words) if word.low in named and i in people.owner
    }
    return sorted(ranks) if ranks else list(range(len(people.roles)))
