"""Nationality, religion, language and community, when the words are about a person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from colloque.findings import Context, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import after, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "origins"
labels = frozenset({"ORIGINE"})

_PERSON = (
    r"\b(?:patiente?s?|pte?|hommes?|femmes?|famille|couple|enfants?|mere|"
    r"pere|maman|papa|jeunes?|dame|monsieur|madame|fille|fils|"
    r"garcon|bebe|mari|epouse|epoux|parents?|migrante?s?|refugiee?s?|"
    r"etudiante?|touriste|religieuse|communaute|grand-mere|gamine?|"
    r"nourrisson|origine|nationalite|religion|confession|langue|obedience|est|sont)"
)
_BEFORE = _PERSON + (
    r"(?: [a-z]{1,12})?,? $|\b(?:d'origine|parle(?:nt)?(?: que| pas| "
    r"bien)?(?: le| l')?|en|interprete(?: en)?|traduct\w*|moitie) ?$"
)
_LANGUAGE_BEFORE = r"\ben $"
_LANGUAGE_AFTER = r"^ (?:avec|par|via|au telephone|google|sans interprete|uniquement)"
_AFTER = r"^,? (?:de \d|\d|ag[ée]|parlant|pratiquante?|tres croyant|d'origine)"
_NOT = (
    r"\b(?:etude|essai|equipe|cohorte|societe|grippe|fievre|syndrome|"
    r"registre|recommandations?|college|medecine|ecole|langue|reseau|"
    r"droit|loi|systeme)s? (?:[a-z]{1,14} )?$"
)
_MAJORITY = frozenset({"francais", "francaise", "catholique", "catholiques", "anglais", "anglaise"})


# "en soninké", "l'inuktitut", "consultation en drehu": the language of somebody, whatever stands beside.
_SPOKEN = (
    r"\b(?:en|l'|le|du|que|parl\w+|interprete|traduct\w+|langue|maternelle|ni|et) ?(?:le |l')?$|"
    r"\b(?:maternelle|langue) [a-z]{0,2} ?$"
)
_NAMED = r"(?:^|[.!?\n] ?)[a-z-]{3,15}, $"


@cache
def _languages() -> lexicons.Phrases:
    return lexicons.phrases("languages.tsv")


@cache
def _occupations() -> frozenset[str]:
    """Last words of the occupations: "calligraphe iranienne", "second capitaine philippin"."""
    return frozenset(lexicons.key(row["name"])[-1] for row in lexicons.rows("professions.tsv"))


@cache
def _phrases() -> lexicons.Phrases:
    return lexicons.phrases("origins.tsv")


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield words of origin beside a word for a person.

    >>> [h.start for h in find(FoldedText.of("Patient polonais. Une étude polonaise."), context=Context())]
    [8]
    """
    for first, stop, _ in _languages().find(text):
        start = text.starts[first]
        if compiled(_SPOKEN).search(before(text, start, 30)) and not text.is_capital(start):
            yield Hit(start, text.ends[stop - 1], "ORIGINE", name, 0.75, Why(source="lexicon:languages"))
    for first, stop, _ in _phrases().find(text):
        start, end = text.starts[first], text.ends[stop - 1]
        lead, tail = before(text, start, 45), after(text, end, 25)
        in_language = compiled(_LANGUAGE_BEFORE).search(lead)
        if in_language and not compiled(_LANGUAGE_AFTER).match(tail):
            continue
        strong = stop - first > 1 or _beside_somebody(text, first, lead, tail)
        if not strong and text.words[first] in _MAJORITY and "origine" not in lead[-12:]:
            continue
        if not strong and (
            compiled(_NOT).search(lead)
            or not (compiled(_BEFORE).search(lead) or compiled(_AFTER).match(tail))
        ):
            continue
        yield Hit(start, end, "ORIGINE", name, 0.75, Why(source="lexicon:origins"))


def _beside_somebody(text: FoldedText, first: int, lead: str, tail: str) -> bool:
    """Whether an occupation or a bare name stands just before, as in "Calligraphe iranienne"."""
    if text.is_capital(text.starts[first]):
        return False
    if first and text.words[first - 1] in _occupations() and lead.endswith(" "):
        return True
    return compiled(_NAMED).search(lead) is not None and tail[:1] in {",", "."}
