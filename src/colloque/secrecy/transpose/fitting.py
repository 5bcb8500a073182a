"""A moment fits the preposition before it: «depuis le 12 mars» is never «depuis il y a quelques mois»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from colloque.secrecy.folding import fold

_LEAD = re.compile(
    r"(?i)(?:\b(?P<lead>depuis|dès|à partir|jusqu['’]|avant|après|vers|pour|d['’]ici)\s*)?"
    r"(?:\b(?P<word>le|la|du|au|à la|à|en|mois de|de|des)\s+|(?<!\w)(?P<of>d['’]))?$"
)
_MONTH = re.compile(r"(?i)\b(?:au |du |le )?mois (?:de |d['’])$")
_REACH = 24


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a date and changes with it.

    Attributes:
        start: First code point of it; that of the date when nothing stands before.
        word: ``depuis``, ``des``, ``a partir``, ``jusqu'``, ``avant``, ``apres``, ``vers``, ``pour``,
            ``d'ici``, ``de`` (also for «du»), or empty (also for «le», «en», «au»).
    """

    start: int
    word: str


def lead_of(text: str, start: int) -> Lead:
    """Read the preposition and article that end at ``start``.

    >>> lead_of("depuis le 12 mars", 10), lead_of("à partir du 12", 12), lead_of("en mars", 3)
    (Lead(start=0, word='depuis'), Lead(start=0, word='a partir'), Lead(start=0, word=''))
    >>> lead_of("bilan du 12 mars", 9), lead_of("Vu hier", 3)
    (Lead(start=6, word='de'), Lead(start=3, word=''))
    """
    floor = max(0, start - _REACH)
    window = text[floor:start]
    if month := _MONTH.search(window):
        window = window[: month.start()] + ("du " if month[0].lower().startswith("du") else "")
        end = floor + month.start()
    else:
        end = start
    match = _LEAD.search(window)
    if match is None or not match[0].strip():
        return Lead(end, "")
    lead, word = fold(match["lead"] or ""), fold(match["word"] or match["of"] or "")
    if lead == "vers" and not word:
        return Lead(floor + match.start(), "vers")
    if word == "en":  # « après en 2001 »: an adverb, then the date
        return Lead(floor + match.start("word"), "")
    short = "de" if word in {"du", "de", "d'", "des"} else ""
    return Lead(floor + match.start(), lead or short)


_AGO = {
    "depuis": "depuis {span}",
    "de": "d’il y a {span}",
    "jusqu'": "jusqu’à il y a {span}",
    "avant": "auparavant",
    "apres": "par la suite",
    "d'ici": "d’ici peu",
}
_SEASONS = ("l’hiver", "le printemps", "l’été", "l’automne")


def ago(lead: str, span: str) -> str:
    """A vague moment of the past after a preposition.

    >>> ago("", "quelques mois"), ago("depuis", "quelques mois"), ago("des", "quelques mois")
    ('il y a quelques mois', 'depuis quelques mois', 'il y a quelques mois')
    >>> ago("jusqu'", "quelques mois"), ago("avant", "quelques mois")
    ('jusqu’à il y a quelques mois', 'auparavant')
    """
    return _AGO.get(lead, "il y a {span}").format(span=span)


def season(lead: str, month: int) -> str:
    """The season of a month (1 to 12) after a preposition, for diseases that have one.

    >>> season("", 1), season("depuis", 4), season("de", 8), season("jusqu'", 4)
    ('en hiver', 'depuis le printemps', 'de l’été', 'jusqu’au printemps')
    """
    name = _SEASONS[month % 12 // 3]
    if lead in {"", "vers", "pour"}:
        return "au printemps" if name == "le printemps" else f"en {name[2:]}"
    if lead in {"de", "a partir"}:
        said = "du printemps" if name == "le printemps" else f"de {name}"
        return said if lead == "de" else f"à partir {said}"
    if lead == "jusqu'":
        return "jusqu’au printemps" if name == "le printemps" else f"jusqu’à {name}"
    return f"{_SPELLED.get(lead, lead)} {name}"


_SPELLED = {"des": "dès", "apres": "après", "d'ici": "d’ici"}
_BEFORE_DAY = {
    "": "à {day}",
    "de": "de {day}",
    "a partir": "à partir de {day}",
    "jusqu'": "jusqu’à {day}",
    "d'ici": "d’ici {day}",
}


def on_day(lead: str, day: str, *, bare: bool) -> str:
    """A day counted from the first, as ``J3``, after a preposition; alone in brackets or a list.

    >>> on_day("", "J3", bare=False), on_day("", "J3", bare=True), on_day("jusqu'", "J3", bare=False)
    ('à J3', 'J3', 'jusqu’à J3')
    """
    if bare and not lead:
        return day
    return _BEFORE_DAY.get(lead, f"{_SPELLED.get(lead, lead)} {{day}}").format(day=day)


def later(lead: str, length: str, *, after: bool) -> str:
    """An interval in words after a preposition.

    >>> later("", "3 jours", after=True), later("depuis", "3 jours", after=True)
    ('3 jours plus tard', 'dès 3 jours plus tard')
    >>> later("avant", "3 jours", after=True), later("apres", "3 jours", after=True)
    ('moins de 3 jours plus tard', 'plus de 3 jours plus tard')
    """
    when = f"{length} plus {'tard' if after else 'tôt'}"
    if lead in {"depuis", "des", "a partir"}:
        return f"dès {when}"
    if lead in {"avant", "apres"}:
        return f"{'moins' if (lead == 'avant') is after else 'plus'} de {when}"
    if lead == "jusqu'":
        return f"jusqu’à {when}"
    return f"de {when}" if lead == "de" else when
