"""Ages become bands that no threshold of the text crosses: « 62 ans » to « 60-69 ans », or « 60-64 ans »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from colloque.secrecy.folding import fold
from colloque.secrecy.hits import Hit
from colloque.secrecy.transpose.french import capital_if, opens_sentence
from colloque.secrecy.transpose.scene import Edit, Scene
from colloque.secrecy.transpose.wording import table

_REASON = "L’âge exact resserre beaucoup ; la tranche garde le sens, sans franchir de seuil utilisé ici."
_NEWBORN = "Âge d’un nouveau-né : il commande la conduite, il est gardé."
_LIMIT = "C’est un seuil, non l’âge de quelqu’un."
_DURATION = "C’est une durée, non un âge : elle fait partie du cas."
_VAGUE = "Cet âge est déjà une tranche ou une approximation."
_YEARS = re.compile(r"(\d{1,3})(?:[.,]5)?\s?(?:½|1/2)?\s?(?:ans?\b|a\b|y\b)?")
_MONTHS = re.compile(r"(\d{1,2})\s?mois")
_DAYS = re.compile(r"(\d{1,3})\s?(?:jours?|j|semaines?|sem|h|heures?)\b")
_IN_YEARS = re.compile(r"\d\s?ans?\b")
_EDGES = (0, 2, 4, 6, 10, 15, 18, 30, 40, 50, 60, 70, 80, 90)
_MONTH_EDGES = (0, 3, 6, 12, 18, 24)
_ROUND = {30: "trentaine", 40: "quarantaine", 50: "cinquantaine", 60: "soixantaine"}


@dataclass(frozen=True, slots=True)
class Band:
    """Ages ``low`` to ``high``, both included, in years or months; ``high`` None means « plus de ».

    Attributes:
        low: Youngest age.
        high: Oldest age, or None.
        unit: ``ans`` or ``mois``.
    """

    low: int
    high: int | None
    unit: str = "ans"

    def after(self, word: str) -> str:
        """The band as French writes it after a word.

        >>> Band(60, 69).after("de"), Band(60, 64).after("a"), Band(85, None).after(",")
        ('d’une soixantaine d’années', 'entre 60 et 64 ans', 'plus de 85 ans')
        """
        if self.high is None:
            return f"{'de ' if word == 'de' else ''}plus de {self.low} {self.unit}"
        decade = _ROUND.get(self.low) if self.high == self.low + 9 else None
        if decade and word in {"de", "a"}:
            return f"{'d’' if word == 'de' else ''}une {decade} d’années"
        if decade and word == ",":
            return f"la {decade}"
        if word in {"de", "à", "a"}:
            return {"de": f"de {self.low} à {self.high}", "a": f"entre {self.low} et {self.high}"}.get(
                word, f"entre {self.low} et {self.high}"
            ) + f" {self.unit}"
        return f"{self.low}-{self.high} {self.unit}"


def plan_ages(scene: Scene) -> Iterator[Edit]:
    """Yield one edit for each age, in order.

    >>> text = "Patiente de 62 ans, CHA2DS2-VASc 3."
    >>> [edit.words for edit in plan_ages(Scene(text, (Hit(12, 18, "AGE", "x", 1.0),)))]
    ['de 60 à 64 ans']
    """
    thresholds = frozenset(table("ages")["always"]) | _used_thresholds(scene)
    for hit in scene.of("AGE"):
        inside = ((hit.start, hit.end),)
        said = fold(scene.words(hit))
        if _already_vague(scene, hit, said):
            yield Edit(hit.start, hit.end, "AGE", None, _VAGUE, inside)
        elif _is_threshold(scene, hit):
            yield Edit(hit.start, hit.end, "AGE", None, _LIMIT, inside)
        elif _is_duration(scene, hit):
            yield Edit(hit.start, hit.end, "AGE", None, _DURATION, inside)
        elif (band := band_of(said, thresholds)) is None:
            yield Edit(hit.start, hit.end, "AGE", None, _NEWBORN, inside)
        else:
            yield _edit(scene, hit, band)


def band_of(said: str, thresholds: frozenset[int] = frozenset()) -> Band | None:
    """The band of a folded age; None for days and weeks, where the exact age commands the conduct.

    >>> band_of("62 ans"), band_of("62 ans", frozenset({65}))
    (Band(low=60, high=69, unit='ans'), Band(low=60, high=64, unit='ans'))
    >>> band_of("94 ans"), band_of("8 mois"), band_of("3 j")
    (Band(low=85, high=None, unit='ans'), Band(low=6, high=11, unit='mois'), None)
    """
    if (match := _MONTHS.search(said)) and not _IN_YEARS.search(said):
        months = int(match[1])
        return (
            _between(months, _MONTH_EDGES, "mois") if months < 24 else _between(months // 12, _EDGES, "ans")
        )
    if _DAYS.search(said):
        return None
    match = _YEARS.search(said)
    if match is None:
        return None
    age = int(match[1])
    if age > 89:
        return Band(85, None)
    return _between(age, sorted({*_EDGES, *thresholds}), "ans")


def _between(age: int, edges: tuple[int, ...] | list[int], unit: str) -> Band:
    low = max(edge for edge in edges if edge <= age)
    higher = [edge for edge in edges if edge > age]
    return Band(low, higher[0] - 1 if higher else low + 9, unit)


def _already_vague(scene: Scene, hit: Hit, said: str) -> bool:
    near = scene.before(hit.start, reach=14)
    opens_band = r"\s?[-–]\s?\d" if "an" in said or "mois" in said else r"\s?(?:[-–]|a|et)\s?\d+ (?:ans|mois)"
    return bool(
        re.search(r"(?:plus|moins) de $|\bentre \d+ et $|\d\s?[-–]\s?$|\bde \d+ a $|[<>≥≤]\s?$", near)
        or re.search(r"aine|enaire|\d\s?[-–]\s?\d|plus de|moins de|entre \d", said)
        or re.match(opens_band, scene.after(hit.end))
    )


def _is_threshold(scene: Scene, hit: Hit) -> bool:
    """« seuil 65 ans », « dépistage dès 50 ans »: an age of everybody."""
    before = scene.before(hit.start, reach=24)
    return bool(
        re.search(r"\b(?:seuil|limite|cut-?off|a partir|des|jusqu'a)(?: d'age)?(?: de| a)?\s?:?\s*$", before)
    )


def _is_duration(scene: Scene, hit: Hit) -> bool:
    """« il y avait 3 ans », « 7 ans plus tard »: an interval of the story, that nothing may change."""
    before, after = scene.before(hit.start, reach=24), scene.after(hit.end, reach=24)
    return bool(
        re.search(
            r"\b(?:il y a(?:vait)?|depuis|pendant|durant|en|sur|tous les|apres|suivi)\s+(?:\w+\s+)?$", before
        )
        or re.match(
            r"\s+(?:plus t|d'evolution|apres|auparavant|avant|de suivi|de recul|de traitement)", after
        )
    )


def _edit(scene: Scene, hit: Hit, band: Band) -> Edit:
    window = scene.text[max(0, hit.start - 16) : hit.start]
    match = re.search(
        r"(?i)(?:\b(?P<de>de\s+|d['’])|\b(?P<ses>ses\s+)|\b(?P<at>à\s+)|(?P<has>\b(?:avait|aura)|(?:\b(?:il|elle|qui|on|patiente?)|n['’])\s+a)\s+|(?P<comma>,\s*))$",
        window,
    )
    kind = match.lastgroup if match else None
    start = hit.start
    if kind in {"de", "at"} and match:
        start -= len(match[0])
    word = {"de": "de", "at": "à", "has": "a", "comma": ","}.get(kind or "", "")
    words = band.after(word)
    capital = opens_sentence(scene.text, start)
    return Edit(start, hit.end, "AGE", capital_if(words, wanted=capital), _REASON, ((hit.start, hit.end),))


_THRESHOLD = re.compile(
    r"(?:seuil(?: de| a)?|plus de|moins de|apres|avant|au-dela de|a partir de|jusqu'a|des|"
    r">=?|<=?|≥|≤|sup(?:erieur)? a)"
    r"\s?(\d{1,3})\s?ans?\b"
)


def _used_thresholds(scene: Scene) -> frozenset[int]:
    """Ages the text itself relies on: « plus de 65 ans », a score, a screening programme."""
    own = {int(match[1]) for match in _THRESHOLD.finditer(scene.folded)}
    cued = {age for pattern, ages in _cues() if pattern.search(scene.folded) for age in ages}
    return frozenset(age for age in own | cued if age < 90)


@cache
def _cues() -> tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]:
    return tuple(
        (
            re.compile(rf"\b(?:{'|'.join(re.escape(fold(word)) for word in cue['words'])})\b"),
            tuple(cue["ages"]),
        )
        for cue in table("ages")["cue"]
    )
