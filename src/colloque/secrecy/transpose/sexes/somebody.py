"""Which nouns name people, which adjectives are said of them, which forms agree."""

from __future__ import annotations

from colloque.secrecy.transpose.sexes.forms import Reading, pairs, words_of
from colloque.secrecy.transpose.sexes.words import Word, closed


def is_person_noun(word: Word) -> bool:
    """Whether a noun names somebody: it varies with the sex, or is known to."""
    if word.low in words_of("things") or word.low.removesuffix("s") in words_of("things"):
        return False
    if word.low in pairs("feminine") or word.low in pairs("masculine"):
        return True
    if word.low in words_of("epicene") | words_of("patients") | words_of("kin") | words_of(
        "carers"
    ) | words_of("partners"):
        return True
    nouns = [r for r in word.readings if r.kind == "N"]
    if word.can("A") and word.low.rstrip("s").endswith(_MORE_ADJECTIVES):
        return False
    if nouns and all(r.gender == "e" for r in nouns) and not word.can("A") and len(word.low) > 4:
        return True
    if any(r.gender in "mf" and not r.other for r in nouns) and not any(r.gender == "e" for r in nouns):
        return False
    return any(
        r.other
        and (
            r.other != word.low
            or word.low.endswith(
                ("iste", "istes", "logue", "logues", "iatre", "naire", "naires", "taire", "taires")
            )
        )
        for r in nouns
    )


MOMENTS = frozenset(
    "jour jours matin soir nuit semaine semaines mois an ans année années fois heure heures minute minutes "
    "fin début".split()
)
_MORE_ADJECTIVES = (
    "al",
    "ale",
    "if",
    "ive",
    "eux",
    "euse-",
    "el",
    "elle",
    "ique",
    "aire",
    "able",
    "ible",
    "oire",
)


def word_opens(low: str, key: str) -> bool:
    """Whether a word belongs to a closed class."""
    return low in closed(key)


def is_finite(word: Word) -> bool:
    """Whether a form may be a verb in the third person."""
    return any(r.kind == "V" and (r.number == "3" or word.low.endswith("nt")) for r in word.readings)


def is_epicene(word: Word) -> bool:
    """Whether a noun serves both sexes with one form."""
    return any(r.kind == "N" and r.gender == "e" for r in word.readings) and not word.can("V")


def is_about_people(word: Word) -> bool:
    """Whether an adjective or a participle is said of people only."""
    person = words_of("person")
    stem = word.low.rstrip("s")
    return any(
        form in person
        for form in (
            word.low, stem, stem.removesuffix("e"), stem.removesuffix("ée") + "er",
            stem.removesuffix("é") + "er",
            stem.removesuffix("i") + "ir", stem.removesuffix("ie") + "ir", stem.removesuffix("u") + "re",
        )
    ) or any(r.other in person for r in word.readings)  # fmt: skip


def choose(found: list[Reading], kind: str, gender: str, number: str) -> Reading | None:
    """The best reading of a kind that fits a gender and a number; None when there is none at all."""
    ranked = sorted(found, key=lambda r: (r.kind != kind, not fits(r, gender, number), not r.other))
    return ranked[0] if ranked else None


def fits(reading: Reading, gender: str, number: str) -> bool:
    """Whether a reading may agree with a gender and a number; empty ones agree with all."""
    return (not gender or reading.gender in (gender, "e")) and (not number or reading.number in (number, "e"))


def agree(one: Word, other: Word) -> bool:
    """Whether two words may agree."""
    return (not one.gender or not other.gender or one.gender == other.gender) and (
        not one.number or not other.number or one.number == other.number
    )
