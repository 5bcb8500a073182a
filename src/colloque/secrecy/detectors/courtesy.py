"""What follows a civility and is no name: an office (``Monsieur le Préfet``), a new sentence."""

from __future__ import annotations

from functools import cache

from colloque.secrecy import lexicons
from colloque.secrecy.detectors.naming import Unit, is_capital, is_common
from colloque.secrecy.folding import FoldedText

_ARTICLES = frozenset({"le", "la", "l", "les"})
_ABBREVIATED = frozenset(
    {"m", "mr", "mme", "mlle", "melle", "mmes", "dr", "drs", "dre", "pr", "prs", "pre", "me", "pt", "pte"}
)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        name
        for name, is_kind in lexicons.columns("not_after_civility.tsv", "name", "kind")
        if is_kind == kind
    )


def opens_sentence(word: str) -> bool:
    """Whether a folded word starts a sentence and is no name, even with a capital.

    >>> opens_sentence("bonne"), opens_sentence("petit")
    (True, False)
    """
    return word in _words("opener")


def is_title(text: FoldedText, unit: Unit, civility: str) -> bool:
    """Whether an article and an office follow: ``Mme la directrice``, but not ``M. Le Maire``.

    >>> text = FoldedText.of("Monsieur le Préfet")
    >>> is_title(text, Unit(1, 3), "monsieur")
    True
    """
    if unit.stop - unit.first < 2 or text.words[unit.first] not in _ARTICLES:
        return False
    if text.words[unit.first + 1] not in _words("title"):
        return False
    return not is_capital(text, unit.first) or civility not in _ABBREVIATED


def is_surname(word: str, *, capital: bool) -> bool:
    """Whether a folded word right after a civility can be a surname, everyday words included.

    >>> is_surname("petit", capital=True), is_surname("bonne", capital=True)
    (True, False)
    """
    if opens_sentence(word):
        return False
    if not is_common(word):
        return True
    return len(word) > 2 and word in lexicons.surnames() and (capital or word not in _words("title"))


def ends_sentence(civility: str, gap: str) -> bool:
    """Whether the stop after a civility written in full ends its sentence: ``Merci Docteur. Prochain…``.

    >>> ends_sentence("docteur", ". "), ends_sentence("m", ". ")
    (True, False)
    """
    return gap.startswith(".") and civility not in _ABBREVIATED
