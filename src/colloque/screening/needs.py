"""What a text must hold for an expression to match, read from the expression itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from colloque.screening.atoms import Atom, atoms_of, cost_of
from colloque.screening.digits import digits_of
from colloque.screening.openings import Openings, openings_of
from colloque.screening.parsing import parsed
from colloque.screening.wildcards import spelling_of, spelling_of_word

MOST_CLAUSES = 3
MOST_DIGITS = 16
_USELESS = 0.98


@dataclass(frozen=True, slots=True)
class Needs:
    """What a text must hold for one expression to match.

    Attributes:
        clauses: Of each, one atom at least.
        digits: Decimal digits, at least.
        dense: Decimal digits without a letter between, at least.
        openings: Where matches begin, None when it may be anywhere.
    """

    clauses: tuple[frozenset[Atom], ...] = ()
    digits: int = 0
    dense: int = 0
    openings: Openings | None = None


def needs_of(source: str, words: Iterable[str] = ()) -> Needs:
    r"""Read what ``source`` needs, the most telling clauses first; no clause when any text may match.

    Args:
        source: The expression.
        words: Words of which one at least is asked for besides; ``arret*`` is every word so begun.

    >>> needs_of(r"\b(?:rue|quai) \d+").clauses == (
    ...     frozenset({Atom("rue", True, True), Atom("quai", True, True)}),
    ... )
    True
    """
    tree = parsed(source)
    if tree is None:
        return Needs()
    spelling, digits = spelling_of(tree), digits_of(tree)
    asked = frozenset(map(spelling_of_word, words))
    told = [atoms for clause in (asked, *spelling.clauses, spelling.strings) if (atoms := atoms_of(clause))]
    clauses = [atoms for atoms in dict.fromkeys(told) if cost_of(atoms) < _USELESS]
    clauses.sort(key=lambda atoms: (cost_of(atoms), len(atoms)))
    return Needs(
        tuple(clauses[:MOST_CLAUSES]),
        min(digits.total, MOST_DIGITS),
        min(digits.dense, MOST_DIGITS),
        openings_of(tree),
    )
