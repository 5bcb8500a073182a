"""Rare diseases and singular features, when attributed to one person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from colloque.findings import Context, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import Pattern, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "rarities"
labels = frozenset({"RARE"})

_AREA = (
    r"(?:du|de la|de l'|de|en|dans le|dans la|au) (?:canton|village|commune|"
    r"departement|region|france|europe|monde|pays|vallee|ile|ville|secteur|"
    r"coin|bretagne|corse|[a-z-]{4,20})"
)
_PATTERNS = (
    Pattern(
        "rare.last",
        "RARE",
        (
            r"\b(?:le|la) (?:derniere?|seule?|unique) (?:du|de la|de l'|en|dans "
            r"le|dans la|au) (?:canton|village|commune|departement|region|france|"
            r"europe|monde|pays|vallee|ile|ville|secteur)\b"
        ),
        0.8,
    ),
    Pattern(
        "rare.first_case",
        "RARE",
        (
            rf"\b(?:(?:premier|1er) cas (?:francais|mondial|europeen|regional)\b|"
            rf"(?:premier|1er|seul|unique|deuxieme|2e|troisieme|3e) cas (?:francais "
            rf"|mondial |europeen |breton |regional )?(?:decrit |connu |rapporte "
            rf"|recense )?{_AREA})"
        ),
        0.75,
    ),
    Pattern(
        "rare.only",
        "RARE",
        (
            r"\b(?:seule?|unique) (?:patiente?|porteuse?|malade|progeria|femme|"
            r"homme) (?:suivie? |atteinte? |connue? )?(?:en|du|de la|de l'|dans "
            r"le|dans la) [a-z-]{4,20}"
        ),
        0.75,
    ),
    Pattern(
        "rare.few",
        "RARE",
        (
            r"\b(?:une? des|l'un des|l'une des) (?:\d{1,3}|deux|trois|quatre|"
            r"cinq|dix|rares|seuls) (?:cas|patients|malades|personnes) (?:en|"
            r"dans|au|du|connus|decrits)[a-z' ]{0,20}"
        ),
        0.75,
    ),
)
_GENERIC = (
    r"\b(?:essai|etude|registre|association|congres|journee|prevalence|filiere|"
    r"centre de reference|reco\w*|pnds|"
    r"depistage|traitement|revue|cours|definition|synonyme|gene|cohorte|mecanisme|modele|"
    r"question|qcm|les|des)\b[^.]{0,30}$"
)
_ATTRIBUTED = (
    r"(?:^|[.:!?\n] ?|\bd'une? |\bdiagnostic (?:de |d')|\bporteu\w+ (?:de |d'|d'une? )|"
    r"\bpar une? |\b(?:un|une|la meme|meme|la|sa|son) |"
    r", ?|\bpour une? )$"
)
# Asked about, not told of somebody: «Progeria : quel centre contacter ?»
_ASKED = (
    r"^ ?(?:: (?:definition|rappel|point|mise au point|quoi|qui|quel\w*|comment|quand|combien|vos|votre|"
    r"avis|conduite a tenir)\b|\?|chez (?:l'enfant|l'adulte|les))"
)
_HISTORY = (
    r"\b(?:siecle|histoire de|\d{4}|litterature)\b|premier cas (?:de|du|en) (?:cholera|peste|covid|grippe)"
)
_PERSON = (
    r"\b(?:patiente?|pte?|homme|femme|enfant|fille|garcon|il|elle|mon|"
    r"ma|son|sa|chez une?|monsieur|madame|mme|bebe|nourrisson|ans|suivi|"
    r"suivie|porteur|porteuse|atteinte?|mois)\b"
)


@cache
def _diseases() -> lexicons.Phrases:
    return lexicons.phrases("rare_diseases.tsv")


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield rare diseases in a sentence about a person, and words that say "the only one".

    >>> text = FoldedText.of("Situs inversus chez un prof d'anatomie")
    >>> [(h.start, h.end) for h in find(text, context=Context())]
    [(0, 14)]
    """
    singular = not text.vocabulary.isdisjoint(lexicons.gate("rarities"))
    for pattern in _PATTERNS if singular else ():
        for hit in pattern.hits(text, detector=name):
            if not compiled(_HISTORY).search(text.folded[hit.start : hit.end + 40]):
                yield hit
    for first, stop, _ in _diseases().find(text):
        start, end = text.starts[first], text.ends[stop - 1]
        near = before(text, start, 60) + "|" + text.folded[end : end + 60]
        if (
            _attributed(before(text, start, 40), text.folded[end : end + 30])
            or compiled(_PERSON).search(near)
            or compiled(r"^ ?\+|chez un").search(text.folded[end : end + 20])
        ):
            yield Hit(start, end, "RARE", name, 0.7, Why(source="lexicon:rare_diseases"))


def _attributed(lead: str, tail: str) -> bool:
    """Whether the disease is stated as a diagnosis, not discussed: no study, course or guideline beside."""
    return (
        compiled(_ATTRIBUTED).search(lead) is not None
        and compiled(_GENERIC).search(lead) is None
        and compiled(_ASKED).match(tail) is None
    )
