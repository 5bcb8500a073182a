"""Dates: whole, partial ("en mars 2019", "le 18"), or near the day of the post ("hier").

Durations, protocol days, terms of pregnancy, habits ("le lundi") and years of guidelines pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import Pattern, after, before, compiled, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "dates"
labels = frozenset({"DATE", "DATE_NAISSANCE"})

_MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|"
    r"(?:janv?|fevr?|avr|juil|sept|oct|nov|dec)\b\.?)"
)
_DAY_NAME = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_DAY_SAID = rf"(?:{_DAY_NAME}|(?:lun|mar|mer|jeu|ven|sam|dim)[.,]{{0,2}})"
_YEAR = r"(?:19\d\d|20\d\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_FEAST = (
    r"(?:noel|paques|pentecote|toussaint|ascension|assomption|halloween|saint-sylvestre|st-sylvestre|"
    r"jour de l'an|nouvel an|saint-valentin|fete nationale|14[ -]juillet)"
)
_PART = (
    r"(?: (?:matin|soir|midi|apres-midi|aprem|au soir|au matin|dans la nuit|dernier|prochain|passe|"
    r"en huit|en quinze))?"
)

# As devices print it, and as some letters do: ``04-SEP-2025``, ``15.IX.25``.
_SHORT_MONTH = r"(?:jan|fe[bv]|mar|a[pv]r|ma[iy]|jun|jui|jul|aug|aou|sep|oct|nov|dec)[a-z]{0,4}\.?"
_ROMAN_MONTH = r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})"
_NO_AMOUNT = (
    r"(?![\w%°]|[.,/]\d| ?(?:%|mg|ml|g|kg|cm|mm|ans?|h|heures?|min|jours?|mois|semaines?|lits?|patients?|"
    r"fois|euros?|e|eme|points?|personnes?|visites?|malades?|entrees?|consultations?|passages?)\b)"
)

_PATTERNS = (
    Pattern(
        "date.day_named",
        "DATE",
        rf"\b{_DAY_NAME} {_DAY}(?:er)?(?: (?:au soir|au matin|matin|soir))?{_NO_AMOUNT}",
        0.85,
    ),
    Pattern(
        "date.printed",
        "DATE",
        rf"(?<![\w.,/+-]){_DAY}(?P<sep>[-/.])(?:{_SHORT_MONTH}|{_ROMAN_MONTH})(?P=sep)(?:{_YEAR}|\d\d)(?!\w)",
        0.93,
        least_digits=3,
    ),
    Pattern(
        "date.of_month",
        "DATE",
        rf"\b(?:le|du|au|les) (?P<id>{_DAY}(?:er)? "
        r"(?:du mois(?: (?:dernier|prochain|passe))?|de ce mois|courant))\b",
        0.85,
    ),
    Pattern(
        "date.week_of",
        "DATE",
        rf"\b(?:premiere|deuxieme|seconde|troisieme|derniere) (?:semaine|quinzaine) (?:de |d'){_MONTH}(?!\w)",
        0.85,
    ),
    Pattern(
        "date.days",
        "DATE",
        rf"\bdu (?P<id>{_DAY}(?:er)? au {_DAY}(?:er)?){_NO_AMOUNT}",
        0.7,
        least_digits=2,
    ),
    Pattern(
        "date.month",
        "DATE",
        rf"\b(?:{_DAY_SAID} )?{_DAY}(?:er)?(?: ?(?:au|et|-|/) ?{_DAY}(?:er)?)? ?{_MONTH}(?!\w)"
        rf"(?:,? ?{_YEAR}|(?<=[a-z.]) \d\d(?! ?[\w%]|[/.-] ?\d))?(?: (?:au soir|au matin))?",
        0.97,
    ),
    Pattern(
        "date.iso",
        "DATE",
        rf"(?<![\w./-]){_YEAR} ?[-/.] ?(?:0?[1-9]|1[0-2]) ?[-/.] ?{_DAY}(?![\d./-]\d|\d)",
        0.97,
    ),
    Pattern(
        "date.numeric",
        "DATE",
        (
            rf"(?<![\w/-])(?<!\d[.,]){_DAY} ?(?P<sep>[/.-]) ?(?:0?[1-9]|1[0-2]) "
            rf"?(?P=sep) ?(?:{_YEAR}|\d\d)(?!\w|[/.-]\d)"
        ),
        0.93,
    ),
    Pattern(
        "date.day_month",
        "DATE",
        (
            rf"\b(?:le|du|au|des le|depuis le|(?:{_DAY_NAME})) (?P<id>{_DAY}[/.](?:0?[1-9]|"
            rf"1[0-2]))(?![\w/%]|[.,]\d)(?! (?:interne|externe|sup|inf|moyen|proximal|distal))"
        ),
        0.9,
    ),
    Pattern(
        "date.range",
        "DATE",
        rf"(?<![\w/.-]){_DAY}/(?:0?[1-9]|1[0-2]) ?(?:au|-) ?{_DAY}/(?:0?[1-9]|1[0-2])(?![\w/])",
        0.93,
        least_digits=4,
    ),
    Pattern(
        "date.compact",
        "DATE",
        rf"\b(?:le|du|depuis le) (?P<id>(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:{_YEAR}|\d\d))"
        r"(?!\w|[.,]\d| ?\d)",
        0.85,
        least_digits=6,
    ),
    Pattern(
        "date.month_number", "DATE", rf"\b(?:en|depuis) (?P<id>(?:0[1-9]|1[0-2])[ /-]{_YEAR})(?!\w)", 0.85
    ),
    Pattern(
        "date.apart",
        "DATE",
        r"(?<![\w.,/+-])[0-3] ?\d ?(?P<sep>[/.-]) ?[01] ?\d ?(?P=sep) ?(?:1 ?9|2 ?0) ?\d ?\d(?!\w)",
        0.9,
        least_digits=8,
    ),
    Pattern("date.month_range", "DATE", rf"\b(?P<id>{_MONTH}) (?:a|au|et) {_MONTH}(?!\w)", 0.8),
    Pattern("date.month_year", "DATE", rf"\b{_MONTH} (?:{_YEAR}|\d\d(?=[ ,.;)]))(?!\w)", 0.9),
    Pattern(
        "date.in_month",
        "DATE",
        rf"\b(?:en|debut|fin|mi|courant|depuis|des|mois de|mois d'|jusqu'en|"
        rf"avant|apres)[ -](?P<id>{_MONTH})"
        r"(?! ?(?:\d|rose\b|bleu\b|sans tabac|ans?\b|mois\b|jours?\b|semaines?\b|h\b|fois\b))(?!\w)",
        0.85,
    ),
    Pattern(
        "date.feast",
        "DATE",
        rf"\b(?:depuis|avant|apres|pour|a|nuit de|soir de|jour de|reveillon "
        rf"de|weekend de|week-end de|lundi de|veille de)"
        rf" (?:la |l')?(?P<id>{_FEAST}(?: {_YEAR})?)\b|\b(?P<eve>reveillon(?: de {_FEAST})?(?: {_YEAR})?)\b",
        0.75,
    ),
    Pattern(
        "date.day_only",
        "DATE",
        (
            r"\b(?:le|jusqu'au) (?P<id>(?:0?[1-9]|[12]\d|3[01])(?:er)?(?: au (?:soir|matin))?)(?=$|"
            r"[,;:!?)…\n]|\.(?!\d)| (?:a |vers |pour |par |et |avec |en |dans "
            r"))"
        ),
        0.7,
        "",
    ),
    Pattern(
        "date.year",
        "DATE",
        (
            rf"\b(?:en|depuis|debut|fin|courant|annee|datant de|l'ete|l'hiver|mi|printemps|"
            rf"automne|des|jusqu'en)[ -](?P<id>{_YEAR})(?![\w/-]|[.,]\d)"
        ),
        0.75,
    ),
    Pattern(
        "date.relative",
        "DATE",
        r"\b(?:avant[ -]hier|hier(?: (?:matin|soir|midi|apres-midi|aprem|"
        r"dans la nuit))?|aujourd'?hui|ajd|auj|"
        r"ce (?:matin|soir|midi|jour(?! -?la)|week-?end|we|lundi|mardi|mercredi|"
        r"jeudi|vendredi|samedi|dimanche)|"
        r"cet(?:te)? (?:apres-midi|apres midi|aprem|nuit|semaine)|"
        r"apres-demain|demain(?: (?:matin|soir|midi|apres-midi))?|nuit (?:derniere|passee)|"
        r"semaine (?:derniere|prochaine|passee)|mois (?:dernier|prochain|passe)|"
        r"week-?end (?:dernier|prochain|passe)|"
        r"il y a (?:quelques|deux|trois|quatre|cinq|six|dix|une|un|\d|1\d|2\d) (?:jours?|semaines?)|"
        r"il y a (?:un mois|1 mois|une quinzaine)|dans (?:quelques|deux|trois|\d|1\d) (?:jours|semaines))\b",
        0.9,
    ),
    Pattern("date.day_name", "DATE", rf"\b{_DAY_NAME}(?:{_PART})\b", 0.85),
    Pattern(
        "date.spaced",
        "DATE_NAISSANCE",
        r"\b(?:nee? le|ddn|naissance)[ :]{1,3}(?P<id>\d(?:[ .]?\d){7})(?!\d)",
        0.9,
    ),
)
_WORDED = tuple(
    pattern for pattern in _PATTERNS if pattern.name in {"date.feast", "date.relative", "date.day_name"}
)
_BIRTH = (
    r"(?:\bnee? [a-z][\w' -]{1,30} le |"
    r"(?:\bnee?s?|\bn\(e\)|\bne\(e\)|naissance|\bddn|\bdn|\bnaiss?\.?|\bdate de naiss\w*)[\s:(]{0,4}"
    r"(?:(?:le|en|au|:|a [\w' -]{2,30} le)[\s:]{0,3})?)$"
)
_PATIENT_LINE = r"patient(?:e)?\b[^\n.;]{2,50}\($"
_DOCUMENT = (
    r"\breco|guideline|congres|\bessai|\betude|publi|\bloi\b|decret|consensus|"
    r"conference|\barticle|classification|"
    r"\boms\b|\besc\b|\bhas\b|\bjama\b|nejm|lancet|\bet al|these de|arrete du|circulaire|\bmeta-?analyse"
)
_HABIT_AFTER = rf"^(?:s\b| au |(?:, | et | ou )(?:le )?{_DAY_NAME}| a (?:vendredi|dimanche))"
_HABIT_BEFORE = rf"\b(?:du|de|entre(?: le)?) {_DAY_NAME} (?:au|a|et(?: le)?) $"
_MEETING = r"\b(?:congres|colloque|symposium|seminaire|formation|inscriptions?)\b[^.;\n]{0,40}$"
_SCORED = r"\b(?:apgar|eva|acuite|glasgow|mmse?|bishop|ta|parinaud)\b[^.;]{0,12}$"
_HABIT = r"(?:\ble|\bles|\btous les|\bchaque|\bun|\bdu|\bjours?|\ba|,|-|/|\bet|\bou|\bque le) ?$"
_CALL = (
    r"\b(?:appel\w*|compos\w*|faire|faites|contact\w*|joindre|via|avec|"
    r"par|regul\w*|samu|pompiers)\b[^.\n]{0,12}$"
)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield dates; those announced by a birth word are dates of birth.

    >>> [h.label for h in find(FoldedText.of("né le 12/03/1958, vu hier"), context=Context())]
    ['DATE_NAISSANCE', 'DATE']
    """
    dated = text.digits > 0 or not text.vocabulary.isdisjoint(lexicons.gate("months"))
    for pattern in worth_trying(_PATTERNS if dated else _WORDED, text):
        for match in pattern.matches(text):
            if not _passes(text, pattern.name, match):
                yield _labelled(text, pattern, match)


def _labelled(text: FoldedText, pattern: Pattern, match: re.Match[str]) -> Hit:
    groups = [group for group in ("id", "eve") if group in match.re.groupindex and match[group]]
    start, end = match.span(groups[0] if groups else 0)
    lead = before(text, start, 60)
    birth = compiled(_BIRTH).search(lead) or (
        pattern.name == "date.numeric" and compiled(_PATIENT_LINE).search(lead)
    )
    return pattern.hit_at(start, end, detector=name, label="DATE_NAISSANCE" if birth else None)


def _passes(text: FoldedText, source: str, match: re.Match[str]) -> bool:
    """Whether the words around say that this is no date of an event."""
    lead, tail = before(text, match.start(), 60), after(text, match.end(), 30)
    if compiled(_MEETING).search(lead):
        return True
    if source == "date.apart":
        return " " not in match[0]
    if source == "date.day_name":
        habit = compiled(_HABIT).search(lead) or compiled(_HABIT_BEFORE).search(lead)
        return bool(habit or compiled(_HABIT_AFTER).match(tail))
    if source == "date.day_only":
        return compiled(_CALL).search(lead) is not None
    if source in {"date.year", "date.month_year"}:
        return compiled(_DOCUMENT).search(lead) is not None
    if source == "date.numeric":
        return compiled(_SCORED).search(lead) is not None
    if source == "date.feast":
        return compiled(r"sapin|repas|vacances|marche de|conte|pere ").search(lead) is not None
    return False
