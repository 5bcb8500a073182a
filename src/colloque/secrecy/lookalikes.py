"""What the tagger takes for an identifier by the look of it, and is not: ratios, codes, germs, medicines."""

from __future__ import annotations

import re
from functools import cache

from colloque.secrecy import lexicons
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

_WIDTH = 40
_DAY = re.compile(r"\b(?:le|les|du|au|des|l'|et|ou|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) ?$")
# ``ce soir-là`` is told from another day, ``le lundi`` and ``du lundi au jeudi`` are habits.
_THEN = re.compile(r"-la\b")
_WEEKDAY = re.compile(r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?(?: (?:matin|midi|soir))?")
_HABIT = re.compile(r"\b(?:les?|du|des|au|chaque|tous les) $")
# ``de 50 à 74 ans``: a band is nobody's age.
_BAND_OPEN = re.compile(r"\d ?(?:-|–|a|ou|et) ?$")
_OF_TWO = re.compile(r"(\d{1,3}) ?/ ?(\d{1,3})")
_RATIO_BEFORE, _RATIO_AFTER = re.compile(r"\d ?/ ?$"), re.compile(r" ?/ ?\d")
_THRESHOLD = re.compile(
    r"\b(?:survie|suivi|recul|rappel|rappels|vaccinal|vaccin|surveillance|recidive|mortalite|controle|"
    r"revision|esperance|remission)\b[^.;\n]{0,20} a (?:\d{1,3}, ?)*$|\d, ?$"
)
_CODE = re.compile(
    r"\b(?:lpp|cip|ucd|ghm|ghs|ccam|acl|ean|amm|gtin|doi|pmid|nct|issn|isbn)(?: ?n ?° ?| |:| :)*$"
)
_MEASURE = re.compile(
    r"^(?:b ?hcg|hcg|psa|ace|tsh|crp|bnp|cpk|pct|hb|ferritine|ca ?\d+|afp|pth|inr|vs|pt|tp) ?:? ?[\d.,]+$"
)
_DISEASE_CODE = re.compile(r"[a-z]\d\d(?:\.\d{1,2})?")
_ARTICLE = re.compile(r"^(?:(?:le|la|les|de|du|des|un|une|au|l'|d')(?: |$|(?<=')))+")
_PLACED = re.compile(r"\b(?:a|au|aux|de|d'|du|sur|vers|pour|en|par|depuis|entre|et|chez|habite|-) ?$")
_LOCATED = re.compile(r"\b(?:a|sur|vers|pour|depuis|chez|habite|ville de|ne|nee|urgences de|chu de) ?$")


def is_lookalike(text: FoldedText, hit: Hit) -> bool:
    """Whether what surrounds a guess says that it is no identifier.

    Args:
        text: The text without disguises.
        hit: What the tagger says, offsets in ``text``.

    >>> is_lookalike(FoldedText.of("Apgar 10/10"), Hit(6, 8, "DATE", "tagger", 0.9))
    True
    """
    said = without_article(text.folded[hit.start : hit.end])
    lead = text.folded[max(0, hit.start - _WIDTH) : hit.start]
    if hit.label in {"DATE", "DATE_NAISSANCE"}:
        return _is_no_day(text, hit, said, lead)
    if hit.label == "AGE":
        banded = _BAND_OPEN.search(lead) is not None
        return banded or not re.search(r"\d|an", said) or _THRESHOLD.search(lead) is not None
    if hit.label in {"IPP", "NDA", "AUTRE_ID"}:
        coded = _CODE.search(lead) is not None or _MEASURE.match(said) is not None
        short = hit.label in {"IPP", "NDA"} and sum(sign.isdigit() for sign in said) < 4
        return (
            coded
            or short
            or _DISEASE_CODE.fullmatch(said) is not None
            or said in lexicons.words("eponyms.tsv")
        )
    if hit.label == "PROFESSION":
        return lead.endswith("-")
    if hit.label == "INITIALES":
        return len(said) == 1 and _follows_eponym(text, hit.start)
    if hit.label == "VILLE":
        if said in lexicons.words("eponyms.tsv"):
            return _LOCATED.search(lead) is None
        return not text.is_capital(hit.start) and _PLACED.search(lead) is None
    if hit.label == "HOPITAL":
        return said in lexicons.words("eponyms.tsv") and _PLACED.search(lead) is None
    return hit.label in {"NOM", "PRENOM"} and (said in _things() or _is_public(text, hit))


def without_article(words: str) -> str:
    """Folded words without the article or preposition they start with.

    >>> without_article("le mac burney"), without_article("la")
    ('mac burney', '')
    """
    return _ARTICLE.sub("", words)


def _is_no_day(text: FoldedText, hit: Hit, said: str, lead: str) -> bool:
    if hit.label == "DATE" and (_THEN.match(text.folded, hit.end) or _is_habit(text, hit, lead)):
        return True
    written = _OF_TWO.fullmatch(said)
    if written:
        return int(written[2]) > 12 or int(written[1]) > 31
    if not said.isdigit() or len(said) > 2:
        return False
    ratio = _RATIO_BEFORE.search(lead) or _RATIO_AFTER.match(text.folded, hit.end)
    return ratio is not None or _DAY.search(lead) is None


def _is_habit(text: FoldedText, hit: Hit, lead: str) -> bool:
    whole = text.folded[hit.start : hit.end]
    return _WEEKDAY.fullmatch(whole) is not None and _HABIT.search(lead) is not None


def _follows_eponym(text: FoldedText, start: int) -> bool:
    at = text.word_at(start)
    if not at:
        return False
    eponyms, before = lexicons.words("eponyms.tsv"), text.words[at - 1]
    return before in eponyms or f"{before} {text.words[at]}" in eponyms


def _is_public(text: FoldedText, hit: Hit) -> bool:
    """Whether the words belong to the name of someone whom everybody knows: ``Victor Hugo``."""
    at = text.word_at(hit.start)
    if at is None:
        return False
    known = lexicons.phrases("public_names.tsv")
    found = (known.at(text, begin) for begin in range(max(0, at - 2), at + 1))
    return any(end is not None and at < end[0] for end in found)


@cache
def _things() -> frozenset[str]:
    return lexicons.words("germs_and_brands.tsv")
