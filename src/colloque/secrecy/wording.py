"""What a finding says, in French, and the words that repair it in one tap.

A repair never leads to the same finding again: placeholders in brackets and bands of age are not detected.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from colloque.findings import Role
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.gazetteer import population_of
from colloque.secrecy.folding import fold
from colloque.secrecy.hits import Hit

_LARGE, _MEDIUM, _SMALL = 100_000, 20_000, 2_000
_UNITS = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_TENS = "vingt trente quarante cinquante soixante septante huitante nonante"
_NUMBERS = {
    **{word: value for value, word in enumerate(_UNITS.split())},
    **{word: 20 + 10 * ten for ten, word in enumerate(_TENS.split())},
    "vingts": 20,
}
_FUTURE = ("demain", "apres-demain", "prochain", "dans ", "ce soir")


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text(encoding="utf-8"))


def message(label: str, role: Role = Role.UNKNOWN) -> str:
    """The sentence for a label, about a person in this role.

    >>> message("AGE")
    'Un âge exact précise le portrait ; une tranche suffit presque toujours.'
    >>> message("NOM", Role.COLLEAGUE)
    'Le nom d’un confrère ou d’un collègue situe le lieu des soins.'
    """
    return _said(label, role).get("message", _sentences()[label]["message"])


def remedy(label: str, role: Role = Role.UNKNOWN) -> str | None:
    """A remedy more precise than the rule's, for a person in this role; None when the rule's will do.

    >>> remedy("NOM") is None, remedy("NOM", Role.AUTHOR) is None
    (True, False)
    """
    return _said(label, role).get("remedy")


def _said(label: str, role: Role) -> Mapping[str, str]:
    return _sentences().get(f"{label}.{role.value}", {})


def replacement(hit: Hit, text: str) -> str:
    """The words that repair a hit of ``text``.

    >>> replacement(Hit(9, 15, "AGE", "ages", 0.9), "Femme de 52 ans")
    '50-59 ans'
    """
    written, lead = text[hit.start : hit.end], fold(text[max(0, hit.start - 12) : hit.start])
    special = {
        "AGE": lambda: age_band(written),
        "DATE": lambda: _date(fold(written), lead),
        "VILLE": lambda: _town(written),
        "HOPITAL": lambda: _facility(written, lead),
        "NOM": lambda: _surname(hit, lead),
        "PRENOM": lambda: _first_name(hit, written),
    }.get(hit.label)
    return special() if special else _sentences()[hit.label]["replacement"]


def age_band(written: str) -> str:
    """The band of an age: five years below 20, ten years up to 89, then "plus de 90 ans".

    >>> age_band("9 ans"), age_band("quarante-deux ans"), age_band("109 ans"), age_band("3 mois")
    ('5-9 ans', '40-49 ans', 'plus de 90 ans', 'moins d’un an')
    """
    folded = fold(written)
    if re.search(r"mois|sem|jour|\bm\b", folded) and "an" not in folded:
        return "moins d’un an"
    digits = re.findall(r"\d+", folded)
    years = int(digits[-1]) if digits else _in_words(folded)
    if years < 1:
        return "[âge]"
    if years >= 90:
        return "plus de 90 ans"
    width = 5 if years < 20 else 10
    low = years // width * width
    return f"{max(low, 1)}-{low + width - 1} ans"


def _in_words(folded: str) -> int:
    total = 0
    for word in re.findall(r"[a-z]+", folded):
        value = _NUMBERS.get(word, 0)
        total = total * value if value == 20 and total == 4 else total + value
    return total


def _date(folded: str, lead: str) -> str:
    if re.search(
        r"\d|noel|paques|reveillon|toussaint|janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec", folded
    ):
        return "[date retirée]"
    if lead.endswith(("le ", "la ", "du ", "de ", "depuis ", "jusqu'a ")):
        return "[date retirée]"
    return "prochainement" if any(word in folded for word in _FUTURE) else "récemment"


def _town(written: str) -> str:
    population = population_of(written) or 0
    if population >= _LARGE:
        return "[grande ville]"
    if population >= _MEDIUM:
        return "[ville moyenne]"
    return "[petite ville]" if population >= _SMALL else "[petite commune]"


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    """Folded start of a facility's name to the kind that stays of it, longest first."""
    pairs = ((row["start"], row["kind"]) for row in lexicons.rows("facility_kinds.tsv"))
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _facility(written: str, lead: str) -> str:
    folded = fold(written)
    kind = next((kind for start, kind in _kinds() if re.match(rf"{start}(?![a-z])", folded)), None)
    if kind:
        return kind
    contracted = re.search(r"\b(?:du|au|le|l'|la|ce|notre|mon|un) ?$", lead)
    return "centre hospitalier" if contracted or folded.startswith(("ch ", "centre ")) else "un hôpital"


def _surname(hit: Hit, lead: str) -> str:
    if hit.why.source == "names.pair":
        return "anonyme"
    return (
        "Unetelle"
        if re.search(r"\b(?:mme|madame|mlle|mademoiselle|melle|nee|patiente)\.? ?$", lead)
        else "Untel"
    )


def _first_name(hit: Hit, written: str) -> str:
    if hit.why.source == "names.civility":
        return "anonyme"
    sexes = lexicons.first_name_sexes().get(
        " ".join(lexicons.key(written))
    ) or lexicons.first_name_sexes().get(lexicons.key(written)[0] if lexicons.key(written) else "", "")
    return {"F": "une patiente", "M": "un patient"}.get(sexes, "une personne")
