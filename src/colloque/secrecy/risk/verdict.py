"""From facts to a level, one sentence a physician understands, and what to remove next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from colloque.findings import Context
from colloque.secrecy.hits import Hit
from colloque.secrecy.risk.cues import told
from colloque.secrecy.risk.estimate import GREEN_FROM, anchored, best_to_remove, count, level
from colloque.secrecy.risk.facts import Fact
from colloque.secrecy.risk.reading import read_facts
from colloque.secrecy.risk.telling import Telling

_DIRECT = {
    "NOM": "nom",
    "TEL": "téléphone",
    "MAIL": "adresse électronique",
    "SECU": "numéro de sécurité sociale",
    "IPP": "numéro de dossier",
    "NDA": "numéro de séjour",
    "ADRESSE": "adresse",
    "DATE_NAISSANCE": "date de naissance",
    "COMPTE": "compte",
    "AUTRE_ID": "identifiant",
}
_SINGULAR = "Le texte dit un cas unique ou connu du public : aucun calcul ne peut rassurer."
_RARE = "Une maladie ou une particularité rare est citée : aucun calcul ne peut rassurer."
_EVENT = "Un événement connu ou hors du commun est cité : il suffit à retrouver la personne."


@dataclass(frozen=True, slots=True)
class Reader:
    """What one kind of reader is left with.

    Attributes:
        name: ``stranger``, who has the text and the public profile; ``acquaintance``, who also knows where
            the author practises and when the post was written.
        k: People who match for that reader, the patient included; None when a singular fact defies counting.
        k_low: Low estimate.
        k_high: High estimate.
        level: ``red``, ``amber`` or ``green``.
    """

    name: str
    k: float | None
    k_low: float | None
    k_high: float | None
    level: str

    @classmethod
    def counting(cls, name: str, facts: Sequence[Fact]) -> Reader:
        """The reader who knows these facts.

        >>> Reader.counting("stranger", ()).level
        'green'
        """
        counted = count(facts)
        colour = level(counted, is_anchored=anchored(facts))
        return cls(name, counted.k, counted.low, counted.high, colour)

    def as_json(self) -> dict[str, Any]:
        """A JSON-ready object, without the name."""
        return {
            "k": _rounded(self.k),
            "k_low": _rounded(self.k_low),
            "k_high": _rounded(self.k_high),
            "level": self.level,
        }


@dataclass(frozen=True, slots=True)
class Risk:
    """How many people of France match a text, for the sharper of the two readers: the acquaintance.

    Attributes:
        k: People expected to match, the patient included; None when a singular fact defies counting.
        k_low: Low estimate, at least 1; the level is decided on it.
        k_high: High estimate.
        level: ``red``, ``amber`` or ``green``.
        facts: What was counted.
        forced: Why the level is red whatever the count; None when it is counted.
        sentence: All this in one French sentence.
        remove_next: Names of the facts whose removal gains most, and k without each and those before it;
            at most two.
        readers: The stranger, then the acquaintance.
    """

    k: float | None
    k_low: float | None
    k_high: float | None
    level: str
    facts: tuple[Fact, ...]
    forced: str | None
    sentence: str
    remove_next: tuple[tuple[str, float], ...] = ()
    readers: tuple[Reader, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of the contract, with the sentence and what to remove next besides."""
        return {
            "k": _rounded(self.k),
            "k_low": _rounded(self.k_low),
            "k_high": _rounded(self.k_high),
            "level": self.level,
            "facts": [fact.as_json() for fact in self.facts],
            "forced": self.forced,
            "sentence": self.sentence,
            "remove_next": [{"name": name, "k": _rounded(k)} for name, k in self.remove_next],
            "readers": {reader.name: reader.as_json() for reader in self.readers},
        }


def _rounded(k: float | None) -> float | None:
    return None if k is None else round(k, 1)


def judge_facts(telling: Telling, *, context: Context, department: str | None, date: dt.date | None) -> Risk:
    """Count the facts of a text and say what it means; see `colloque.secrecy.risk.estimate_risk`."""
    facts = read_facts(telling, context=context, department=department, date=date)
    if telling.is_about_someone and (direct := _direct(telling.own)):
        reason = f"Un identifiant direct est présent ({direct}) : une personne au moins est reconnaissable."
        return _forced(1.0, facts, reason)
    if singular := _singular(telling):
        return _forced(None, facts, singular)
    stranger = Reader.counting("stranger", [fact for fact in facts if not fact.close])
    near = Reader.counting("acquaintance", facts)
    removable = best_to_remove(facts)
    sentence = _sentence(near.k or 1, facts, removable)
    return Risk(
        near.k, near.k_low, near.k_high, near.level, facts, None, sentence, removable, (stranger, near)
    )


def _forced(k: float | None, facts: tuple[Fact, ...], reason: str) -> Risk:
    """Red for everybody, whatever the arithmetic."""
    readers = tuple(Reader(name, k, k, k, "red") for name in ("stranger", "acquaintance"))
    return Risk(k, k, k, "red", facts, reason, reason, (), readers)


def _direct(own: Sequence[Hit]) -> str | None:
    """The kind of the first direct identifier of a patient or a relative."""
    return next(
        (_DIRECT[hit.label] for hit in own if hit.label in _DIRECT),
        None,
    )


def _singular(telling: Telling) -> str | None:
    labels = {hit.label for hit in telling.hits}
    if "EVENEMENT" in labels:
        return _EVENT
    if "RARE" in labels:
        return _RARE
    return _SINGULAR if telling.is_about_someone and told("singular", telling.text) else None


def _sentence(k: float, facts: Sequence[Fact], removable: Sequence[tuple[str, float]]) -> str:
    if not facts:
        return "Le texte ne dit rien qu’on puisse compter d’un patient."
    people = f"{spoken(k)} de personnes" if k >= 1_000_000 else f"{spoken(k)} personnes"
    said = (
        "Une seule personne en France correspond" if k < 1.5 else f"Environ {people} en France correspondent"
    )
    if not removable:
        return f"{said} encore."
    # One fact is enough when it leaves a crowd; where it does not, the second is said as well.
    chosen = removable[: 1 if removable[0][1] >= GREEN_FROM else 2]
    names = " et ".join(_THE.get(name, name) for name, _ in chosen)
    return f"{said} encore ; retirer {names} en laisse {spoken(chosen[-1][1])}."


_THE = {
    "commune": "la commune",
    "établissement": "l’établissement",
    "code postal": "le code postal",
    "territoire": "le territoire",
    "taille de commune": "la taille de la commune",
    "âge": "l’âge",
    "âge d’un proche": "l’âge des proches",
    "date": "la date",
    "métier": "le métier",
    "origine": "l’origine",
    "famille": "la situation familiale",
    "initiales": "les initiales",
    "grossesse": "la grossesse",
    "retraite": "la retraite",
    "veuvage": "le veuvage",
    "EHPAD": "le lieu de vie",
}


def spoken(k: float) -> str:
    """A count as one says it: two significant digits, thousands apart, millions in words.

    >>> spoken(14.2), spoken(738), spoken(12840), spoken(3_400_000)
    ('14', '740', '13\u202f000', '3,4 millions')
    """
    if k >= 1_000_000:
        return f"{k / 1_000_000:.1f} million{'s' if k >= 1_950_000 else ''}".replace(".", ",").replace(
            ",0 ", " "
        )
    digits = max(0, len(str(int(k))) - 2)
    return f"{int(round(k, -digits)):,}".replace(",", "\u202f")
