"""A simulated France to measure the estimate against: who lives where, drawn from what is published.

Each commune draws its people from the pyramid of its département, tilted towards the young or the old: no
public table that could be shipped gives the ages of each commune, so the size of the tilt is an assumption.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colloque.secrecy import lexicons
from colloque.secrecy.risk.population import share_of

YEARS = 105
"""Ages 0 to 104, in completed years."""
_MIDDLE = 42


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of the table.

    Attributes:
        name: As written.
        department: Code.
        people: Legal population.
    """

    name: str
    department: str
    people: int


@dataclass(frozen=True, slots=True)
class Lot:
    """The communes of one département and who lives in them.

    Attributes:
        communes: m communes.
        true: People by commune, sex (men, women) and year of age; shape (m, 2, 105).
        shares: Share of the département that the estimate uses for each sex and year; shape (2, 105).
    """

    communes: tuple[Commune, ...]
    true: NDArray[np.int64]
    shares: NDArray[np.float64]

    def by(self, years: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """True counts and λ of each commune × sex × window of ``years``; both shape (m, 2, 105 / years).

        Raises:
            ValueError: 105 is no multiple of ``years``.
        """
        if YEARS % years:
            raise ValueError("a window must divide 105 years")
        size = np.array([commune.people for commune in self.communes], dtype=np.float64)
        windows = self.shares.reshape(2, -1, years).sum(axis=2)
        true = self.true.reshape(len(self.communes), 2, -1, years).sum(axis=3)
        return true, size[:, None, None] * windows[None]


def simulated_france(*, seed: int, tilt: float) -> Iterator[Lot]:
    """Yield the people of each département.

    Args:
        seed: Same seed, same France.
        tilt: Standard deviation, between communes, of the change in log share for one more year of age.
    """
    chance = np.random.default_rng(seed)
    for code, communes in _by_department().items():
        shares = np.array(
            [[share_of(sex=sex, low=age, high=age, within=(code,)) for age in range(YEARS)] for sex in "MF"]
        )
        lean = np.exp(chance.normal(0, tilt, len(communes))[:, None] * (np.arange(YEARS) - _MIDDLE))
        likely = (shares[None] * lean[:, None, :]).reshape(len(communes), -1)
        likely /= likely.sum(axis=1, keepdims=True)
        people = [commune.people for commune in communes]
        true = chance.multinomial(people, likely).reshape(len(communes), 2, YEARS)
        yield Lot(tuple(communes), true, shares / shares.sum())


def _by_department() -> Mapping[str, list[Commune]]:
    found: dict[str, list[Commune]] = {}
    wanted = ("name", "department", "population")
    for name, code, people in lexicons.columns("communes.tsv", *wanted):
        if int(people):
            found.setdefault(code, []).append(Commune(name, code, int(people)))
    return found
