"""A risk as a row of figures: each figure more, ten times more people who match the text."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .risk_words import round_k

# France holds more than ten million people and fewer than a hundred: eight figures are everyone.
FIGURES = 8
_LEVELS: Mapping[str, str | Promise] = {
    "red": gettext_lazy("Reconnaissable"),
    "amber": gettext_lazy("Encore fragile"),
    "green": gettext_lazy("Dans la foule"),
}


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many people match a text, to see at a glance.

    Attributes:
        level: ``red``, ``amber`` or ``green``.
        word: The level in a word or two.
        count: How many people, in words.
        places: Left edge of each of the eight figures, in units of the drawing, and whether it stands.
    """

    level: str
    word: str | Promise
    count: str
    places: tuple[tuple[int, bool], ...]


def crowd_of(risk: Mapping[str, Any] | None) -> Crowd | None:
    """The crowd of a risk of the contract; None when the text says nothing that counts.

    >>> crowd = crowd_of({"k": 650_661.2, "level": "green", "facts": [{"name": "âge"}], "forced": None})
    >>> sum(stands for _, stands in crowd.places), crowd.level
    (6, 'green')
    >>> crowd_of({"k": 1.0, "level": "red", "facts": [], "forced": None}) is None
    True
    """
    if not risk or not (risk.get("facts") or risk.get("forced")):
        return None
    k = max(1.0, float(risk["k"] or 1))
    standing = min(FIGURES, 1 + int(math.log10(k)))
    level = str(risk["level"])
    places = tuple((number * 18, number < standing) for number in range(FIGURES))
    return Crowd(level=level, word=_LEVELS[level], count=_count(k), places=places)


_READERS: Mapping[str, Promise] = {
    "stranger": gettext_lazy("Pour un inconnu"),
    "acquaintance": gettext_lazy("Pour qui sait où et quand vous exercez"),
}


def readers_of(risk: Mapping[str, Any] | None) -> tuple[tuple[str | Promise, str], ...]:
    """Who reads, and how many people match for that reader; nothing where both are left with the same.

    >>> readers_of({"readers": {"stranger": {"k": 90.0}, "acquaintance": {"k": 90.0}}})
    ()
    """
    readers = (risk or {}).get("readers") or {}
    counts = [(name, readers[name]["k"]) for name in _READERS if name in readers]
    if len({k for _, k in counts}) < len(_READERS):
        return ()
    return tuple((_READERS[name], _count(float(k or 1))) for name, k in counts)


def _count(k: float) -> str:
    rounded = round_k(k)
    if rounded <= 1:
        return _("peut-être une seule personne")
    return _("environ %(shown)s personnes") % {
        "shown": number_format(rounded, force_grouping=True).replace("\u00a0", "\u202f")
    }
