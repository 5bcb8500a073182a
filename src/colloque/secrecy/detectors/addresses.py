"""Postal addresses: numbered streets, named residences and buildings."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy.detectors.patterns import Pattern, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "addresses"
labels = frozenset({"ADRESSE"})

_WAY = (
    r"(?:rue|r\.|avenue|ave|av\.?|boulevard|bvd|bd\.?|bld|place|pl\.?|"
    r"impasse|imp\.?|allees?|all\.|chemin|che\.|route|rte|quai|cours|"
    r"square|passage|ruelle|sentier|lotissement|lot\.?|faubourg|fbg|fg|"
    r"hameau|cite|esplanade|villa|venelle|montee|traverse|"
    r"rond-point|voie|clos|promenade|sente|residence|domaine|parvis|mail|"
    r"galerie|cour|levee|lieu-dit|lieu dit|rampe|chaussee|ch\.|corniche|escaliers|"
    r"quartier|port|mas|ferme|zac|za|zi)"
)
_TAIL = r"(?P<tail>(?: ?[a-z0-9œ'.-]{1,25}){1,8})"
_NUMBERED = Pattern(
    "address.numbered",
    "ADRESSE",
    (
        rf"(?<![\w.,/])(?P<id>\d{{1,4}}(?: ?[-/] ?\d{{1,4}})?(?: ?(?:bis|ter|"
        rf"quater|[a-d](?=[ ,])))?,? {{0,2}}{_WAY} {_TAIL})"
    ),
    0.95,
    least_digits=1,
)
_WORDED = Pattern(
    "address.worded",
    "ADRESSE",
    rf"\b(?P<id>(?:(?:deux |trois |quatre )?cents? )?(?:un|deux|trois|quatre|cinq|six|sept|"
    rf"huit|neuf|dix|onze|"
    rf"douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|"
    rf"(?:vingt|trente|quarante|cinquante|soixante|quatre-vingt)s?(?:[ -](?:et[ -])?(?:une?|"
    rf"deux|trois|quatre|cinq|"
    rf"six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize))?)(?: bis| ter)?,? "
    rf"(?:rue|avenue|boulevard|bd|impasse|allee|chemin|quai|place|route|square|passage) {_TAIL})",
    0.85,
)
_FLAT = (
    r"[ ,]{1,3}(?:\d{1,2}(?:er|e|eme) (?:gauche|droite|etage|face)|(?:appt?|appartement|"
    r"studio|bat|batiment|esc|escalier|porte|etage|etg|chambre|bte|boite|bp|emplacement)\.? ?"
    r"(?:n[°o] ?)?[\w-]{1,4})(?!\w)"
)
_STREET = Pattern(
    "address.street",
    "ADRESSE",
    rf"\b(?P<id>(?:rue|avenue|boulevard|bd|impasse|allee|quai|venelle|faubourg|ruelle|"
    rf"chemin|chaussee|esplanade|sente) (?:de la |de l'|des |du |de |d')?{_TAIL})",
    0.8,
)
# Before a comma and a town, or after one: "place du Foirail, Nogaro"; elsewhere "la place du scanner".
_SQUARE = Pattern(
    "address.square",
    "ADRESSE",
    rf"(?:[,(:\n] ?|\b(?:habite|domiciliee?|loge|cabinet|demeurant) (?:au |"
    rf"a )?)(?P<id>(?:place|square|route|cours|"
    rf"passage|montee|traverse|ch\.|promenade|lieu-dit) (?:de la |de l'|des |du |de |d'){_TAIL})",
    0.8,
)
# As in Belgium and Switzerland, the number last.
_NUMBER_LAST = Pattern(
    "address.number_last",
    "ADRESSE",
    r"\b(?P<id>(?:rue|avenue|av\.|boulevard|bd|chaussee|chemin|ch\.|route|rte|place|quai|impasse|allee) "
    r"(?:de la |de l'|des |du |de |d')?[a-z][\w'-]{2,20}(?: [a-z][\w'-]{1,20}){0,2},? \d{1,3}[a-d]?"
    r"(?:,? (?:bte|boite|app\.?|b)\.? ?\w{1,3})?)(?=[,;\n)]| -|$)",
    0.9,
    least_digits=1,
)
_BUILDING = Pattern(
    "address.building",
    "ADRESSE",
    (
        r"\b(?P<id>(?:residence|cite|lotissement|hlm|foyer|tour|immeuble|aire d'accueil|"
        r"camping|domaine|internat) "
        r"(?:[a-z'-]{1,20} ){0,5}?[a-z'-]{2,20},? (?:bat(?:iment)?\.?|esc(?:alier)?\.?|"
        r"apt|appt|appartement|etage|etg|chambre|emplacement|lot|porte|studio|mobil-home) ?\w{1,4})\b"
    ),
    0.9,
)
_LIVES = Pattern(
    "address.residence",
    "ADRESSE",
    (
        r"\b(?:habite|domiciliee?|loge|vit) (?:a |au |dans |de )?(?:la |le "
        r"|l')?(?P<id>(?:residence|cite|lotissement|hameau|lieu-dit) (?:des? "
        r"|du |de la |les |la |le )?[a-z'-]{3,25}(?:[ -][a-z'-]{3,20})?)"
    ),
    0.8,
)
_HAMLET = Pattern(
    "address.hamlet",
    "ADRESSE",
    (
        r"\blieu-?dit :? ?(?P<id>[a-z][\w'-]{2,25}(?: [a-z]\w{2,20})?)(?=[,.;\n]|"
        r"$)"
    ),
    0.85,
)
_PARTICLES = frozenset(
    ["de", "du", "des", "la", "le", "les", "l", "d", "et", "au", "aux", "en", "sur", "sous", "lès"]
)
_STOP = (
    r"(?: (?:et|a|au|ou|avec|pour|qui|car|mais|il|elle|est|plus|pres|derriere|apres|avant|"
    r"juste|merci|svp|stp|code|tel|depuis|"
    r"chez|je|on|dans|sans|vit|c'est|son|sa) )|(?: -)|(?:\. )|[,;:!?()\n]|"
    r"(?: \d{5}\b)"
)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield addresses, from the number to the last word of the street's name.

    >>> [(h.start, h.end) for h in find(FoldedText.of("au 4 impasse du Lavoir, code"), context=Context())]
    [(3, 22)]
    """
    for match in _NUMBERED.matches(text):
        yield _trimmed(text, match.start("id"), match.start("tail"), match.end("id"), _NUMBERED)
    for match in _WORDED.matches(text):
        hit = _trimmed(text, match.start("id"), match.start("tail"), match.end("id"), _WORDED)
        if " a l'autre" not in match[0] and not compiled(r"\bd'$").search(before(text, hit.start, 3)):
            yield hit
    for match in _STREET.matches(text):
        hit = _trimmed(text, match.start("id"), match.start("tail"), match.end("id"), _STREET)
        if _has_capital(text, match.start("tail"), hit.end) and not compiled(
            r"(?<![\d./-])\d{1,4} ?(?:bis|ter)?,? ?$"
        ).search(before(text, hit.start, 14)):
            yield hit
    for match in _SQUARE.matches(text):
        hit = _trimmed(text, match.start("id"), match.start("tail"), match.end("id"), _SQUARE)
        if text.is_capital(match.start("tail") + (text.folded[match.start("tail")] == " ")):
            yield hit
    for match in _NUMBER_LAST.matches(text):
        if _has_capital(text, match.start("id") + 4, match.end("id")):
            yield _NUMBER_LAST.hit(match, detector=name)
    yield from _BUILDING.hits(text, detector=name)
    for match in _HAMLET.matches(text):
        if text.is_capital(match.start("id")):
            yield _HAMLET.hit(match, detector=name)
    yield from _LIVES.hits(text, detector=name)


def _has_capital(text: FoldedText, start: int, end: int) -> bool:
    return any(text.is_capital(at) for at in range(start, end))


def _trimmed(text: FoldedText, start: int, tail: int, end: int, pattern: Pattern) -> Hit:
    """Cut the name of the street at the first word that no longer belongs to it."""
    stop = compiled(_STOP).search(text.folded, tail, end)
    end = stop.start() if stop else end
    if _has_capital(text, tail, end):
        end = _last_capital_word(text, tail, end)
    else:
        words = list(compiled(r"[a-z0-9œ]+['-]?").finditer(text.folded, tail, end))
        named = [w for w in words if w[0].rstrip("'-") not in _PARTICLES][:2]
        end = named[-1].end() if named else end
    while end > tail + 1 and text.folded[end - 1] in " .'-":
        end -= 1
    flat = compiled(_FLAT).match(text.folded, max(end, tail + 1))
    return pattern.hit_at(start, flat.end() if flat else max(end, tail + 1), detector=name)


def _last_capital_word(text: FoldedText, tail: int, end: int) -> int:
    last, seen = end, False
    for word in compiled(r"[a-z0-9œ]+").finditer(text.folded, tail, end):
        plain = word[0] in _PARTICLES or len(word[0]) == 1
        if text.is_capital(word.start()) or word[0].isdigit():
            last, seen = word.end(), True
        elif not plain and seen:
            break
        elif not plain:
            last = word.end()
    return last
