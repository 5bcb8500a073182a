"""What to look for in a text, for one string or another to be in it: a word, a part of a word, a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
EDGE, ANYTHING = "\x00", "\x01"
# Nearly every text holds one: they tell nothing.
COMMON_SIGNS = frozenset(" .,'-:;/!\n")
# How many posts in a hundred hold a word, among the 1 409 of the development corpora: for the commonest.
_SHARES = {
    word: int(share) / 100
    for word, share in (
        pair.split(":")
        for pair in (
            "de:53 a:48 le:44 la:43 l:32 un:30 et:29 en:24 est:24 d:24 je:21 une:21 du:20 les:19 "
            "pas:17 pour:16 on:16 il:14 au:13 j:13 qui:12 des:12 ne:12 ai:12 c:11 par:11 vous:11 n:11 "
            "sur:11 que:11 dans:10 avec:8 ce:8 elle:8 ans:8 deux:8 m:7 mon:7 sans:7 plus:6 tout:6 qu:6 "
            "moi:6 son:5 ou:5 nous:5 ma:5 s:5 si:5 trois:4 sa:4 avant:4 mes:4 chez:4 meme:4 se:4 "
            "fait:4 h:3 lui:3 jour:3 depuis:3 patient:3 mois:3 ses:3"
        ).split()
    )
}
_PIECE = re.compile(r"[a-z]+|[^a-z\x00\x01]")
_BY_LENGTH = (1.0, 0.95, 0.5, 0.15, 0.06, 0.03)
_WHOLE_BY_LENGTH = (1.0, 0.04, 0.03, 0.02, 0.01, 0.01)
_SIGN = 0.15


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of small letters, or one sign.

    Attributes:
        text: The letters or the sign.
        begins: Whether no letter stands before the run.
        ends: Whether no letter stands after it.
    """

    text: str
    begins: bool = False
    ends: bool = False

    @property
    def is_sign(self) -> bool:
        """Whether it is a sign and not a run of letters."""
        return self.text not in LETTERS and len(self.text) == 1

    @property
    def cost(self) -> float:
        """About how often a text holds it, 0 to 1: the rarer, the more it tells."""
        if self.is_sign:
            return _SIGN
        if self.begins and self.ends:
            return _SHARES.get(self.text) or _WHOLE_BY_LENGTH[min(len(self.text), len(_WHOLE_BY_LENGTH) - 1)]
        return _BY_LENGTH[min(len(self.text), len(_BY_LENGTH) - 1)]


def rarest_of(string: str) -> Atom | None:
    r"""The atom of a string that tells most, None when it holds nothing but wildcards.

    >>> rarest_of("\x00rue\x00de")
    Atom(text='rue', begins=True, ends=True)
    """
    found: Atom | None = None
    for piece in _PIECE.finditer(string):
        start, end = piece.span()
        letters = piece[0][0] in LETTERS
        one = Atom(
            piece[0],
            letters and start > 0 and string[start - 1] != ANYTHING,
            letters and end < len(string) and string[end] != ANYTHING,
        )
        if found is None or one.cost < found.cost:
            found = one
    return found


def atoms_of(strings: Iterable[str]) -> frozenset[Atom] | None:
    """One atom of each string; None when a string holds none, so that nothing can be asked of a text."""
    atoms = [rarest_of(string) for string in strings]
    return None if None in atoms else frozenset(atom for atom in atoms if atom is not None)


def cost_of(atoms: Iterable[Atom]) -> float:
    """About how often a text holds one of them, 0 to 1."""
    absent = 1.0
    # Sorted: a product rounds by its order, and that of a set changes from one process to the next.
    for cost in sorted(atom.cost for atom in atoms):
        absent *= 1 - cost
    return 1 - absent
