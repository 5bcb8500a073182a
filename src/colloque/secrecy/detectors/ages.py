"""Exact ages of persons: years, also written in full, months and weeks of small children.

Durations, thresholds, follow-up times and terms of pregnancy pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy.detectors.patterns import Pattern, after, before, compiled, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "ages"
labels = frozenset({"AGE"})

_TENS = (
    r"(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|"
    r"nonante|quatre-vingts?|quatre-vingt)"
)
_UNITS = (
    r"(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|"
    r"treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf)"
)
_IN_WORDS = rf"(?:{_TENS}(?:[ -](?:et[ -])?{_UNITS})?|{_UNITS})"
_NUMBER = rf"(?:1[01]\d|\d{{1,2}}|{_IN_WORDS})"
_HALF = r"(?: ?(?:½|1/2)| et demie?)?"
_CHILD = (
    r"(?:bebe|nourrisson\w*|enfant|nouveau-ne|nouveau ne|fille|garcon|"
    r"fillette|garconnet|petite?|prema\w*|age|agee|"
    r"fils|jumeaux|jumelles|bb|loulou\w*|puce)"
)
_PATTERNS = (
    Pattern(
        "age.years",
        "AGE",
        (
            rf"(?<![\w,.+/-])(?:{_NUMBER}{_HALF}(?:, | et | & |,)){{0,4}}{_NUMBER} "
            rf"?ans?{_HALF}(?![\w-])(?: (?:et (?:demi\b|\d{{1,2}} mois)|½))?"
        ),
        0.9,
        words=frozenset({"an", "ans"}),
    ),
    Pattern(
        "age.short",
        "AGE",
        r"(?<![\w,.+/-])\d{1,3} ?(?:a|yo)(?= ?[,.;:)\n]|$)(?!\w)",
        0.6,
        words=frozenset({"a", "yo"}),
        least_digits=1,
    ),
    Pattern(
        "age.sex",
        "AGE",
        (
            r"(?<![\w/.-])(?<!\d )(?<!\ba )(?:[hf]|homme|femme|hme|fme|pte?|patiente?) ?(?P<id>\d{2})(?= "
            r"?(?:a\b|,|\.(?!\d)|;|:| (?:avec|sous|qui|pour|atcd)))"
        ),
        0.7,
        least_digits=2,
    ),
    Pattern(
        "age.aged",
        "AGE",
        rf"\bagee?s? de (?P<id>{_NUMBER})(?! ?(?:ans|mois|jours|semaines|a |et|,|\d|%))\b",
        0.7,
        "age",
    ),
    Pattern(
        "age.child",
        "AGE",
        (
            rf"\b{_CHILD}(?: (?:de|d'|a))? ?(?:de |d')?(?P<id>(?:\d{{1,2}}|{_IN_WORDS}){_HALF} "
            rf"?(?:mois|semaines|sem|jours|m)(?: et demi)?)\b(?! (?:de traitement|"
            rf"d'evolution|plus))"
        ),
        0.85,
        words=frozenset({"mois", "semaines", "sem", "jours", "m"}),
    ),
)
_BABY = Pattern(
    "age.baby",
    "AGE",
    r"(?<=[a-z], )(?P<id>\d{1,2} (?:mois|semaines|jours))(?=[,.(])",
    0.8,
    words=frozenset({"mois", "semaines", "jours"}),
    least_digits=1,
)
_SAID = Pattern(
    "age.said",
    "AGE",
    r"\b(?:(?:il|elle) en a|(?:mere|pere|mari|femme|s(?:oe|œ)ur|frere|epouse|epoux|tante|oncle) de) "
    r"(?P<id>1[01]\d|\d\d)(?=[,.;:)?!])(?![.,]\d)",
    0.75,
)
_SPRINGS = Pattern("age.said", "AGE", rf"{_NUMBER} (?:printemps|balais|berges|piges)\b", 0.75)
_DURATION = (
    r"(?:\bdepuis|\bil y a|\by a|\bpendant|\bdurant|\bdans|\ben|\btous "
    r"les|\btoutes les|\bsur|\bapres|\bavant|\bd'ici|"
    r"\bau bout de|\bdes|\bles|\bplus de|\bplus d'|\bmoins de|\bmoins "
    r"d'|\bau-dessus de|\bau dessus de|\bau-dessous de|"
    r"\ba partir de|\bjusqu'a|\bpres de|\benviron|\bvoici|\bvoila|\bbientot|"
    r"\bca fait|\bcela fait|\bfait|[<>≥≤+]|\bpour|"
    r"\bdure|\btoutes? les|\bprend|\bprendre|\bdelai de|\bduree de|\bsurvie "
    r"a|\brecul de|\bsuivi|\bsuivi de|\bsuivi a|"
    r"\bprescrit|\ba pris|\bnos|\bmes|\bentre|\bpar|\bquelques|\baurait|\baurait eu|\bdeja|"
    r"\bminimum|\bmaximum|\bfois|\bde \d{1,2} a|\d ?-|\d a)"
    r" ?(?:les |plus de |presque |environ |au moins |plus d'|pres de |moins de |ses |mes )?$"
)
_FAR = (
    r"\b(?:survie|benefice|efficacite|resultats?|deces|devenir|effet|"
    r"mortalite|recidive|risque|score|depistage|vaccin\w*|"
    r"rappel|recommand\w*|suivi|recul)\b[^.,;\n]{0,25}\ba $"
)
_GENERIC = (
    r"(?:\b(?:service|cabinet|association|equipe|hopital|maternite|clinique|reseau|revue|club|societe|centre|"
    r"ecole|groupe|compte|blog|congres|unite|pole) [^.\n]{0,25}\b(?:fet\w+|celebr\w+|souffl\w+) (?:ses|les)|"
    r"\b(?:retraite|depart|partir|bilan) a) $"
)
_GENERIC_AFTER = r"^,? (?:on|nous|l'on|chacun|tout le monde|les gens|c'est|personne)\b"
_AFTER = (
    r"^ ?(?:a compter|"
    r"d(?:e |')(?!sexe|origine|age)|plus tard|plus tot|apres|avant|auparavant|d'evolution|d'exp|"
    r"d'exercice|de suivi|de recul|de metier|de carriere|"
    r"de mariage|de vie|de tournee|de traitement|de congres|de prison|"
    r"de reclusion|de pratique|de consult|de galere|d'attente|"
    r"d'etudes|de medecine|de fac|d'internat|d'installation|durant|pour|"
    r"qu'|que je|d'essai|et plus|ou plus|et \+|\+|de moins|de plus|de "
    r"garde|"
    r"a [a-z]{2,12}(?:er|ir|re)\b|, et on |"
    r"d'anciennete|de diabete|de maladie|d'amitie|de service|d'intervalle|"
    r"d'ecart|ferme|de tabac|d'abstinence|de these|minimum|maximum)"
)
_PERSON = (
    r"\b(?:patiente?s?|pt|pte|femme|homme|fille|fils|garcon|monsieur|"
    r"madame|mme|mr|dame|agee?|enfant|jeune|gamine?|ado|[hf]) ?(?:de "
    r"|d')?$"
)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield exact ages.

    >>> [h.start for h in find(FoldedText.of("Femme de 52 ans, HTA depuis 10 ans"), context=Context())]
    [9]
    """
    yield from _SAID.hits(text, detector=name)
    yield from _SPRINGS.hits(text, detector=name)
    for match in _BABY.matches(text):
        word = compiled(r"[a-z-]+, $").search(before(text, match.start(), 25))
        if word and text.is_capital(match.start() - len(word[0])):
            yield _BABY.hit(match, detector=name)
    for pattern in worth_trying(_PATTERNS, text):
        for match in pattern.matches(text):
            if pattern.name in {"age.child", "age.sex", "age.aged"} or not _is_duration(text, match):
                yield pattern.hit(match, detector=name)


def _is_duration(text: FoldedText, match: re.Match[str]) -> bool:
    lead = before(text, match.start(), 60)
    if compiled(_PERSON).search(lead):
        return False
    return bool(
        compiled(_DURATION).search(lead)
        or compiled(_FAR).search(lead)
        or compiled(_GENERIC).search(lead)
        or (lead.endswith("a ") and compiled(_GENERIC_AFTER).match(after(text, match.end(), 25)))
        or compiled(_AFTER).match(after(text, match.end(), 25))
    )
