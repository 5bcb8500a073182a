"""What a passage must look like, by itself, to carry a label: the tagger hears, the form decides.

Three sieves follow one another: this one looks at the passage, ``secrecy.lookalikes`` at what stands around
it, ``secrecy.eponymy`` at whether the name is that of a disease or of someone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from colloque.secrecy import lexicons
from colloque.secrecy.folding import fold

_LETTERS = r"[^\W\d_]"
# Labels with a form that detectors read better: the tagger never adds one.
_NEVER = frozenset({"MAIL", "RPPS", "SECU", "URL"})
_NAME = re.compile(rf"^[^\d_]*{_LETTERS}{{2}}[^\d_]*$|{_LETTERS}\W{_LETTERS}\W{_LETTERS}|\d")
_FORMS = {
    "ADRESSE": re.compile(rf"{_LETTERS}{{3}}"),
    "AUTRE_ID": re.compile(r"\w{2}"),
    "COMPTE": re.compile(r"@\w{2}"),
    "DATE_NAISSANCE": re.compile(r"(?:19|20)\d{2}|\d{1,2}\W\d{1,2}\W\d{2}"),
    "EVENEMENT": re.compile(rf"{_LETTERS}{{4}}"),
    "FAMILLE": re.compile(rf"{_LETTERS}{{5}}"),
    "INITIALES": re.compile(rf"^{_LETTERS}{{1,3}}(?:[ .\-]{{0,3}}{_LETTERS}{{1,3}}){{0,3}}\.?$"),
    "IPP": re.compile(r"\d(?:\W?\w){2}"),
    "NDA": re.compile(r"\w(?:\W?\w){2}"),
    "NOM": _NAME,
    "PRENOM": _NAME,
    "ORIGINE": re.compile(rf"^\D*{_LETTERS}{{3}}\D*$"),
    "PROFESSION": re.compile(rf"^\D*{_LETTERS}{{3}}\D*$"),
    "TEL": re.compile(r"^\d{3,5}$|^\d \d{2} \d{2}$|^(?:\W?\d){9,13}$"),
    "VILLE": re.compile(rf"{_LETTERS}{{2}}"),
    "ZIP": re.compile(r"^\d{5}$|^[A-Z]{1,2}-?\d{4,5}$|^\d{4}$|^[A-Z]\d[A-Z] \d[A-Z]\d$"),
}
_ANY = re.compile(rf"{_LETTERS}{{3}}")
_LINKS = re.compile(r"https?://\S+|www\.\S+|\b10\.\d{4,9}/\S+|\b[LRD]\.? ?\d{3,4}(?:-\d+)+")
# Figures with a sign between them, years alone: detectors know which are dates.
_RATIO = re.compile(r"\d[\d\s]*[/.,-][\d\s/.,-]*|\d{3,}")
# ``50-59 ans``: a band is nobody's age.
_BAND = re.compile(r"\d ?(?:-|–|à|ou|et) ?\d")
_WHERE = {"word": r"\b{}\b", "start": r"\b{}", "end": r"{}\b", "part": "{}"}


def links(text: str) -> tuple[tuple[int, int], ...]:
    """Where links, digital object identifiers and articles of a code stand: nobody is named in them.

    >>> links("voir https://a.example/b et R. 4127-4")
    ((5, 24), (28, 37))
    """
    return tuple(match.span() for match in _LINKS.finditer(text))


def can_be(passage: str, label: str) -> bool:
    """Whether a passage has the look of its label.

    >>> can_be("66760", "ZIP"), can_be("3", "TEL")
    (True, False)
    """
    if not passage or label in _NEVER or passage.lower() in _never("*", "whole") | _never(label, "whole"):
        return False
    veto = _VETOES.get(label)
    return not (veto is not None and veto(passage)) and _has_form(passage, label)


def _is_civility(passage: str) -> bool:
    """``M.``, ``Mme``: they announce a name."""
    return fold(passage).rstrip(".") in lexicons.words("civilities.tsv")


def _is_acronym(passage: str) -> bool:
    letters = "".join(filter(str.isalpha, fold(passage)))
    return _is_civility(passage) or (". " not in passage and letters in lexicons.words("acronyms.tsv"))


def _is_kind_of_place(passage: str) -> bool:
    return _never("HOPITAL", "words").issuperset(lexicons.key(passage))


_VETOES: Mapping[str, Callable[[str], object]] = {
    "AGE": _BAND.search,
    "DATE": _RATIO.fullmatch,
    "HOPITAL": _is_kind_of_place,
    "INITIALES": _is_acronym,
    "NOM": _is_civility,
    "PRENOM": _is_civility,
}


def _has_form(passage: str, label: str) -> bool:
    told = _told_by_words(label)
    return (
        told.search(fold(passage)) is not None
        if told
        else _FORMS.get(label, _ANY).search(passage) is not None
    )


@cache
def _told_by_words(label: str) -> re.Pattern[str] | None:
    """A figure or one of the words that passages of the label hold, folded; None where letters are enough."""
    table = lexicons.columns("label_words.tsv", "label", "how", "name")
    words = [_WHERE[how].format(name) for said, how, name in table if said == label]
    return re.compile("|".join((r"\d", *words))) if words else None


@cache
def _never(label: str, how: str) -> frozenset[str]:
    found = lexicons.columns("never_labels.tsv", "label", "how", "name")
    return frozenset(name for said, way, name in found if (said, way) == (label, how))
