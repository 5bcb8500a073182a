"""Départements, regions and countries of residence or travel, and département numbers after "dans le"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from colloque.findings import Context, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import Pattern, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "departments"
labels = frozenset({"DEPARTEMENT"})

_NUMBER = Pattern(
    "department.number",
    "DEPARTEMENT",
    (
        r"\b(?:dans le|departement|sur le|du) (?P<id>0[1-9]|[1-8]\d|9[0-5]|"
        r"2[ab]|97[1-6])(?=[ ,.;:!?)\n]|$)(?! ?(?:/|%|mg|ml|j\b|janv|fev|"
        r"mars|avr|mai|juin|juil|aout|sept|oct|nov|dec|au |et |ans|h\b|min\b))(?!\.\d)"
    ),
    0.6,
)
_SMALL = Pattern(
    "department.small_place",
    "DEPARTEMENT",
    r"\b(?:village|hameau|lieu-dit|lieu dit|commune|bourg|bourgade|ile|vallee|ecole) d(?:e |')"
    r"(?:\d{1,3}|[a-z]+(?:-[a-z]+){0,3}) (?:habitants|ames|maisons|eleves|foyers)\b",
    0.75,
)
_PLACED = (
    r"(?:\b(?:en|dans|dans le|dans la|dans les|dans l'|du|de la|de l'|"
    r"des|au|aux|de|d'|retour de|retour du|voyage en|plein|la|le|l'|nord|"
    r"sud|est|ouest|fin fond|vers|sejour en|sejour au|via|centre|coeur) "
    r"?|[(#,] ?)$"
)
_NOT = (
    r"\b(?:virus|fievre|grippe|variant|score|ars|region|journal|revue|"
    r"ambassade|hymne|equipe|college|societe|ordre|universite|banque|"
    r"president|gouvernement|tour|coupe|made in|sante publique|assurance) "
    r"(?:de la |de l'|de |du |des |d')?$"
)
_ALONE = r"(?:^|[.!?\n] ?)$"
_SIDE = r"^[ -](?:nord|sud|est|ouest|interieure?|profonde?)\b"
_RESIDENCE = (
    r"\b(?:retour|voyage|sejour|revient|rentre|vient|venu|venue|arrive|"
    r"arrivee|originaire|vit|vivait|vecu|habite|ne|nee|parti|partie|exile|"
    r"vacances|"
    r"expatrie\w*|travaill\w+|servi|sillonn\w+|appelle|fils|fille|frere|s(?:oe|œ)ur|mere|"
    r"pere|cousine?|etudes|"
    r"marie|mariee|touriste|avion|migrant\w*|fui|rapatrie\w*|trek|mission|"
    r"famille|vacancier)\b[^.\n]{0,25}$"
)


@cache
def _places() -> lexicons.Phrases:
    # Paris is a commune first.
    departments = [
        (row["name"], "department") for row in lexicons.rows("departments.tsv") if row["name"] != "Paris"
    ]
    regions = [(row["region"], "region") for row in lexicons.rows("departments.tsv")]
    return lexicons.Phrases.of(
        [*departments, *regions, *((r["name"], r["kind"]) for r in lexicons.rows("areas.tsv"))]
    )


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield areas wider than a commune.

    >>> [(h.start, h.end) for h in find(FoldedText.of("en plein Finistère nord"), context=Context())]
    [(9, 23)]
    """
    for first, stop, kind in _places().find(text):
        start, end = text.starts[first], text.ends[stop - 1]
        lead = before(text, start, 45)
        alone = kind == "department" and compiled(_ALONE).search(lead) and text.folded[end : end + 1] == "."
        if (
            not text.original[start].isupper()
            or not (alone or compiled(_PLACED).search(lead))
            or compiled(_NOT).search(lead)
        ):
            continue
        if kind == "country" and not compiled(_RESIDENCE).search(lead):
            continue
        if (stop - first == 1 and text.gap(first) == "-") or text.folded[max(0, start - 1) : start] in {
            "-",
            "@",
        }:
            continue
        side = compiled(_SIDE).match(text.folded[end:])
        yield Hit(
            start, end + (len(side[0]) if side else 0), "DEPARTEMENT", name, 0.75, Why(source="lexicon:areas")
        )
    yield from _SMALL.hits(text, detector=name)
    for match in _NUMBER.matches(text):
        if not compiled(
            r"\b(?:monsieur|dame|patiente?|madame|lit|chambre|box|nuit|garde|reunion) du $"
        ).search(text.folded[max(0, match.start("id") - 20) : match.start("id")]) and not match[0].startswith(
            "du "
        ):
            yield _NUMBER.hit(match, detector=name)
