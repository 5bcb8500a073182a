"""What the doors hand in: a declaration as typed, and the identity that will be sealed."""

from __future__ import annotations

from dataclasses import dataclass

NAME_LIMIT = 80  # code points
HANDLE_LIMIT = 120
MOST_ALIASES = 30
REASON_LEAST, REASON_LIMIT = 20, 1000


@dataclass(frozen=True, slots=True)
class Identity:
    """Who bears a pseudonym. Never printed: its ``repr`` says nothing.

    Attributes:
        family_name: Name of practice, 1 to 80 code points.
        given_names: 1 to 80 code points.
        rpps: 11 digits.
    """

    family_name: str
    given_names: str
    rpps: str

    def __repr__(self) -> str:
        """Nothing: a name in a traceback would be a name in a log.

        >>> Identity("Durand", "Alice", "89900000000")
        Identity(…)
        """
        return "Identity(…)"


@dataclass(frozen=True, slots=True)
class AliasDraft:
    """One account elsewhere, as typed."""

    network: str
    handle: str


@dataclass(frozen=True, slots=True)
class DeclarationDraft:
    """A whole declaration as typed.

    Attributes:
        council: Department of the council, as ``44`` or ``2A``.
        family_name: Name of practice.
        given_names: Given names.
        rpps: RPPS number.
        aliases: Every other account that bears the pseudonym, at most 30; this one is added by itself.
    """

    council: str
    family_name: str
    given_names: str
    rpps: str
    aliases: tuple[AliasDraft, ...] = ()

    def __repr__(self) -> str:
        """Nothing, as for ``Identity``."""
        return "DeclarationDraft(…)"
