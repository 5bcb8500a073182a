"""The sex of the patient rewritten: the words that change, or the reason why none does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from colloque.secrecy.transpose.sexes.casting import read_people
from colloque.secrecy.transpose.sexes.people import PARTNER, People
from colloque.secrecy.transpose.sexes.swapping import swaps


@dataclass(frozen=True, slots=True)
class Swap:
    """One run of words in the other gender.

    Attributes:
        start: First code point.
        end: One past the last.
        words: What stands there now.
    """

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class SexRewritten:
    """What a change of sex makes of a text.

    Attributes:
        before: ``F``, ``M``, or None when the text does not tell.
        swaps: Sorted, disjoint; empty when the sex is kept.
        doubt: Why it is kept, one French sentence; empty when it changes.
        people: Who is in the text.
    """

    before: str | None
    swaps: tuple[Swap, ...]
    doubt: str
    people: People


UNKNOWN = "Le texte ne dit pas clairement le sexe du patient : rien n’est changé."
SEVERAL = "Le texte parle de plusieurs patients ou se contredit sur le sexe : rien n’est changé."
UNSURE = "Le texte ne dit pas à qui se rapporte un mot accordé : le sexe est gardé."


def rewrite_sex(text: str) -> SexRewritten:
    """Rewrite a text with its patient in the other sex.

    Args:
        text: French text, n code points, vetoes already looked at.

    >>> done = rewrite_sex("Patiente hypertendue, vue par sa fille.")
    >>> [swap.words for swap in done.swaps]
    ['Patient', 'hypertendu', 'vu']
    """
    people = read_people(text)
    patient = people.patient
    sex = None if patient is None else people.sexes[patient]
    doubt = _doubt(people, sex)
    if doubt or patient is None:
        return SexRewritten(sex, (), doubt or UNKNOWN, people)
    return SexRewritten(sex, swaps_of(text, people, (patient, *_partners(people, sex))), "", people)


def _partners(people: People, sex: str | None) -> list[int]:
    return [
        r for r, role in enumerate(people.roles) if role == PARTNER and people.sexes[r] not in (None, sex)
    ]


def _doubt(people: People, sex: str | None) -> str:
    if people.several:
        return SEVERAL
    if sex is None:
        return UNKNOWN
    return UNSURE if people.doubts else ""


def swaps_of(text: str, people: People, persons: Sequence[int]) -> tuple[Swap, ...]:
    """The runs that change when these people change sex."""
    found: dict[int, Swap] = {}
    for person in persons:
        to = "F" if people.sexes[person] == "M" else "M"
        for start, end, words in swaps(
            text, people.words, people.governed(person), to=to, partner=people.roles[person] == PARTNER
        ):
            found[start] = Swap(start, end, words)
    return tuple(found[start] for start in sorted(found))


def applied(text: str, swaps: Sequence[Swap]) -> str:
    """The text with its swaps made.

    >>> applied("Vue hier.", [Swap(0, 3, "Vu")])
    'Vu hier.'
    """
    pieces, cursor = [], 0
    for swap in swaps:
        pieces += [text[cursor : swap.start], swap.words]
        cursor = swap.end
    return "".join([*pieces, text[cursor:]])
