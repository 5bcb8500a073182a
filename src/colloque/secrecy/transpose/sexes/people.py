"""The people of a text, named or not: who they are, of which sex, their mentions, the words each governs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from colloque.secrecy.transpose.sexes.forms import words_of
from colloque.secrecy.transpose.sexes.words import Word

PATIENT, PARTNER, RELATIVE, CARER, AUTHOR, OTHER = (
    "patient",
    "conjoint",
    "proche",
    "soignant",
    "auteur",
    "autre",
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person of a text.

    Attributes:
        role: ``patient``, ``conjoint``, ``proche``, ``soignant``, ``auteur`` or ``autre``.
        sex: ``F``, ``M``, or None when no word tells.
        mentions: ``(start, end)`` of the nouns and pronouns that name them, in order.
        governed: ``(start, end)`` of the words that agree with them, mentions included, in order.
    """

    role: str
    sex: str | None
    mentions: tuple[tuple[int, int], ...]
    governed: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class People:
    """Who governs which word.

    Attributes:
        words: The words of the text, read.
        owner: For each word, the rank of the person it agrees with; absent when none.
        roles: Role of each person.
        sexes: ``F``, ``M`` or None.
        doubts: Indexes of words whose person the text does not settle.
        several: Whether more than one patient is told of.
    """

    words: list[Word]
    owner: dict[int, int] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    sexes: list[str | None] = field(default_factory=list)
    doubts: list[int] = field(default_factory=list)
    several: bool = False

    @property
    def patient(self) -> int | None:
        """Rank of the patient; None when the text has none."""
        return self.roles.index(PATIENT) if PATIENT in self.roles else None

    def governed(self, person: int) -> list[int]:
        """Indexes of the words a person governs."""
        sides = words_of("sides")
        return sorted(
            at for at, owner in self.owner.items() if owner == person and self.words[at].low not in sides
        )

    def spread(self) -> None:
        """Each agreeing word goes to the person of its governor."""
        for at, word in enumerate(self.words):
            seen, i = {at}, word.governor
            while i >= 0 and i not in self.owner and self.words[i].governor not in seen:
                seen.add(i)
                i = self.words[i].governor
            if i >= 0 and i in self.owner:
                self.owner.setdefault(at, self.owner[i])

    def table(self) -> tuple[Somebody, ...]:
        """One row a person."""
        rows = []
        for rank, role in enumerate(self.roles):
            governed = self.governed(rank)
            mentions = [at for at in governed if self.words[at].governor == at or self.words[at].joined]
            rows.append(Somebody(role, self.sexes[rank], self._spans(mentions), self._spans(governed)))
        return tuple(rows)

    def _spans(self, indexes: Sequence[int]) -> tuple[tuple[int, int], ...]:
        return tuple((self.words[at].start, self.words[at].end) for at in indexes)
