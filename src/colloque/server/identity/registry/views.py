"""What the register says of one professional: frozen, ready to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .decisions import Practice, Quality, quality_of


@dataclass(frozen=True, slots=True)
class Registered:
    """One professional of the register.

    Attributes:
        rpps: 11 digits.
        family_name: As written there.
        given_name: As written there; may be empty.
        civility: ``DR``, ``PR`` or nothing.
        practices: Professions and categories.
        specialities: Labels of the specialities of physicians, as the register words them.
        towns: Where an activity is declared, with its department, as ``("Valmorel", "24")``.
    """

    rpps: str
    family_name: str
    given_name: str
    civility: str
    practices: Sequence[Practice]
    specialities: Sequence[str]
    towns: Sequence[tuple[str, str]]

    @property
    def quality(self) -> Quality | None:
        """What this person is; None when the codes are unknown."""
        return quality_of(self.practices)
