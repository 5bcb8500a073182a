"""French communes, where the words around speak of a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from colloque.findings import Context, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.gazetteer import communes
from colloque.secrecy.detectors.naming import in_eponym, is_capital, is_upper
from colloque.secrecy.detectors.patterns import after, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "towns"
labels = frozenset({"VILLE"})

_PLACED = (
    r"(?:\b(?:a|vers|sur|depuis|habite|habitant|vit a|cote de|cote|pres "
    r"de|hauteur de|sortie de|secteur|direction|entre|jusqu'a|"
    r"quitte|quitter|rejoindre|arrive de|venant de|vient de|originaire "
    r"de|maire de|mairie de|cure de|juge de|prefecture de|tribunal de|"
    r"parquet de|prison de|maison d'arret de|faculte de|fac de|universite de|ville de|commune "
    r"de|village de|gare de|aeroport de|port de|marche de|"
    r"cabinet de|lycee de|college de|ecole de|banlieue de|region de|nord "
    r"de|sud de|est de|ouest de|centre de|quartier de|quartier|rejoint|"
    r"pompiers de|gendarmerie de|gendarmes de|commissariat de|police "
    r"de|regulation de|equipe de|collegues de|confreres? de|medecin de|"
    r"boulanger de|pharmacien de|pharmacie de|infirmiere de|infirmier "
    r"de|liberale? de|vigneronne? de|paysan de|agriculteur de|"
    r"stade de|match de|foire de|fete de|port de|ile de|plage de|baie "
    r"de|lac de|foret de|station de|usine de|mine de|a cote de|loin de|"
    r"autour de|soigne) )$"
)
_LOOSE = r"(?:\b(?:de|d'|du|pour|par|et|en|ou|via|,|-|\() ?|, |\(|: |\n|/ ?|#)$"
_NOT_A_PLACE = (
    r"\b(?:scores?|echelle|classification|criteres?|consensus|conference|"
    r"congres|journees?|cohorte|virus|syndrome|maladie|fievre|etude|essai|"
    r"accords?|convention|declaration|charte|protocole|regle|index|indice|"
    r"test|souche|variant|grippe|recommandations?|colloque|"
    r"symposium|sommet|forum|salon|universite d'ete|dme|diu|savon|eau|"
    r"huile|jambon|saucisse|moutarde|porcelaine|fromage|edit|traite|"
    r"bouton|bleu|gateau|galette|fracture|revue) (?:[a-z-]{1,14} )?(?:de |d'|du |a )?$"
)
_MEETING = r"\b(?:congres|colloque|symposium|seminaire|formation)\b[^.;\n]{0,40}$"
_POSTCODE = (
    r"\b(?:rue|place|avenue|boulevard|quai|impasse|allee|chemin|route) "
    r"[^.;\n]{2,40}, $|\b(?:\d{2} ?\d{3}|2[ab] ?\d{3})[ ,\n]{1,3}$"
)
_CAPITAL = r"[A-ZÀ-Þ](?:[\wß-ÿ'’-]*\w)?"
_AFTER_POSTCODE = re.compile(
    r"(?<![\w.,/+-])(?:\d{2} ?\d{3}|2[AB] ?\d{3}),?[ \n]{1,3}"
    rf"(?P<id>{_CAPITAL}(?: (?:(?:sur|sous|en|de|du|des|la|le|les|lès) )?{_CAPITAL}){{0,4}})"
)
_SMALL, _CITY, _LARGE = 1500, 40_000, 100_000


@cache
def _is_name_or_word(word: str) -> bool:
    return (
        word in lexicons.words("ambiguous_communes.tsv")
        or word in lexicons.first_names()
        or word in lexicons.words("everyday_words.tsv")
        or word in lexicons.words("acronyms.tsv")
        or word in lexicons.words("eponyms.tsv")
        or len(word) < 4
    )


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield communes.

    >>> text = FoldedText.of("notaire à Perros-Guirec, score de Lille")
    >>> [(h.start, h.end) for h in find(text, context=Context())]
    [(10, 23)]
    """
    for first, stop, population in communes().find(text):
        start, end = text.starts[first], text.ends[stop - 1]
        score = _score(text, first, stop, int(population))
        if (
            score
            and not in_eponym(text, first)
            and text.folded[end : end + 1] != "@"
            and text.folded[max(0, start - 1) : start] not in {"@", "_", "."}
        ):
            yield Hit(start, end, "VILLE", name, score, Why(source="lexicon:communes"))
    yield from _author_town(text, context)
    if text.is_sheet:
        for match in _AFTER_POSTCODE.finditer(text.original):
            yield Hit(match.start("id"), match.end("id"), "VILLE", name, 0.75, Why(source="town.postcode"))


def _author_town(text: FoldedText, context: Context) -> Iterator[Hit]:
    """The town of the author's profile, known to the lexicon or not."""
    town = lexicons.key(context.author_town or "")
    if not town:
        return
    for first, stop, _ in lexicons.Phrases.of([(" ".join(town), "")]).find(text):
        if is_capital(text, first) or len(town) > 1:
            yield Hit(
                text.starts[first], text.ends[stop - 1], "VILLE", name, 0.9, Why(source="context:author_town")
            )


def _score(text: FoldedText, first: int, stop: int, population: int) -> float:
    """0 when the words around do not speak of a place."""
    start = text.starts[first]
    lead = before(text, start, 45)
    if (
        _joined_to_more(text, first, stop)
        or compiled(_NOT_A_PLACE).search(lead)
        or compiled(_MEETING).search(lead)
    ):
        return 0.0
    capital = text.original[start].isupper()
    placed = (
        compiled(_PLACED).search(lead) is not None
        or lead.rstrip().endswith("📍")
        or compiled(_POSTCODE).search(lead) is not None
    )
    article = text.words[first] in {"le", "la", "les", "l"}
    whole = " ".join(text.words[first:stop])
    long = stop - first > 1 and whole not in lexicons.words("ambiguous_communes.tsv")
    doubtful = not long and _is_name_or_word(whole)
    if not capital:
        if doubtful:
            large = placed and population >= _LARGE and lead.endswith(("a ", "sur ", "vers "))
            return 0.7 if large and whole not in lexicons.words("everyday_words.tsv") else 0.0
        return (
            0.75
            if (placed and (population >= _SMALL or long)) or (long and _distinct(text, first, stop))
            else 0.0
        )
    if is_upper(text, first) and not long and not placed:
        return 0.0
    if article and stop - first > 1 and not text.is_capital(text.starts[first + 1]):
        return 0.0
    if doubtful and population >= _CITY and whole not in lexicons.first_names():
        placed = placed or compiled(r"(?:\b(?:de|d'|pour|via)|,|-) ?$").search(lead) is not None
    if doubtful:
        return 0.7 if placed and not _after_verb(text, stop) else 0.0
    if placed or long:
        return 0.9
    if population >= 20000:
        return 0.85 if not _starts_sentence(lead) or compiled(_LOOSE).search(lead) else 0.6
    loose = compiled(_LOOSE).search(lead) is not None and not lead.endswith("\n")
    surname = lexicons.surnames().get(text.words[first]) in {"", "word"}
    return 0.7 if loose and not surname and not _starts_sentence(lead) else 0.0


def _joined_to_more(text: FoldedText, first: int, stop: int) -> bool:
    """Whether the name is glued by a hyphen to a longer word that is no commune."""
    return text.gap(stop - 1) == "-" or (first > 0 and text.gap(first - 1) == "-")


def _starts_sentence(lead: str) -> bool:
    stripped = lead.rstrip()
    return not stripped or stripped[-1] in ".!?…\n"


def _distinct(text: FoldedText, first: int, stop: int) -> bool:
    return any(len(word) > 5 for word in text.words[first:stop]) or stop - first > 2


def _after_verb(text: FoldedText, stop: int) -> bool:
    """A person acts, a place does not: ``à Rose qui``, ``à Florentin, qui``."""
    return compiled(r"^ (?:qui|m'a|me|dit|a dit)").match(after(text, text.ends[stop - 1], 8)) is not None
