"""Surnames alone, after words that only a person's name follows: ``le bébé Lemoine``."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.gazetteer import communes
from colloque.secrecy.detectors.naming import head_word, is_common, read_unit
from colloque.secrecy.detectors.patterns import Pattern
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "surnames"
labels = frozenset({"NOM"})

_CUE = Pattern(
    "names.after_cue",
    "NOM",
    r"\b(?P<cue>(?:bebe|le petit|la petite|les epoux|la famille|l'enfant|le jeune|la jeune)|"
    r"(?:dossier(?: medical)?|resultats?|biologie|bilan|scanner|irm|ordonnance|sortie|deces|enterrement|"
    r"fille|fils|petite-fille|petit-fils|veuve|femme|mari|mere|pere|frere|soeur|niece|neveu|visite)"
    r" (?:de|du|d')|patiente? ?\() ?(?=\w)",
    0.8,
)
_KIN = frozenset({"bebe", "famille", "epoux"})


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield known surnames written with a capital after such words.

    >>> [(h.start, h.end) for h in find(FoldedText.of("Le bébé Lemoine est né"), context=Context())]
    [(8, 15)]
    """
    for match in _CUE.matches(text):
        at = text.word_at(match.end())
        unit = read_unit(text, at) if at is not None else None
        if unit is None:
            continue
        head = head_word(text, unit)
        surname = " ".join(text.words[unit.first : unit.stop])
        if not text.is_capital(text.starts[head]) or not _is_surname(surname, text.words[head]):
            continue
        if communes().at(text, unit.first) is None or _KIN & set(match["cue"].split()):
            yield _CUE.hit_at(text.starts[unit.first], text.ends[unit.stop - 1], detector=name)


def _is_surname(surname: str, head: str) -> bool:
    known = lexicons.surnames()
    if is_common(head) or head in lexicons.words("acronyms.tsv") or head in lexicons.words("eponyms.tsv"):
        return False
    return (surname in known or head in known) and head not in lexicons.first_names()
