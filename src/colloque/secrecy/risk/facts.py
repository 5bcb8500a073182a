"""The facts of a text that can be counted: a place, a sex, an age, a day, a trade, a family, an origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

TERRITORY, SEX, AGE, DATE = "territory", "sex", "age", "date"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the text says of a person, and how many share it.

    Attributes:
        kind: Group of facts that are not multiplied together: ``territory``, ``sex``, ``age``, ``date``,
            ``occupation``, ``origin``, ``family``, ``relative``, ``initials``, ``pregnancy``, ``situation``,
            ``trait``.
        name: What it is, in French, as ``commune``.
        value: As the text says it.
        share: Share of the population of France it leaves, above 0 and at most 1.
        source: Where the share comes from, with the year.
        low: Youngest age in years, for ages; for ``sex``, 0.
        high: Oldest age in years.
        sex: ``F`` or ``M`` for a sex fact, else None.
        exact: Whether the fact is a place or a day precise enough to anchor the story.
        given: Whether it comes from the author's profile or the day of posting, not from the text.
        close: Whether only somebody who knows the author knows it.
        departments: Codes of the départements the place lies in; empty where the whole country may be meant.
        base: Share of the population that the fact can be true of at all (a trade: the working ages). What
            the age already says is not counted twice. At least ``share``.
    """

    kind: str
    name: str
    value: str
    share: float
    source: str
    low: int = 0
    high: int = 120
    sex: str | None = None
    exact: bool = False
    given: bool = False
    close: bool = False
    departments: tuple[str, ...] = ()
    base: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError("a share is above 0 and at most 1")
        if not self.share <= self.base <= 1:
            raise ValueError("a base is at least the share and at most 1")

    def as_json(self) -> dict[str, Any]:
        """The object of the contract."""
        return {"name": self.name, "value": self.value, "share": self.share, "source": self.source}
