"""Unusual family structures: multiple births, four children or more, unusual kinship."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import Pattern, before, compiled, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "families"
labels = frozenset({"FAMILLE"})

_MANY = r"(?:[4-9]|1\d|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)"
_KIN = (
    r"(?:fille|fils|s(?:oe|œ)ur|frere|mere|pere|femme|mari|epouse|epoux|"
    r"petite-fille|petit-fils|niece|neveu|cousine?)"
)
_PATTERNS = (
    Pattern(
        "family.multiple",
        "FAMILLE",
        (
            r"\b(?:vrais |vraies |faux |fausses )?(?:jumeaux|jumelles|triples|"
            r"triplees|quadruples|quintuples|siamois|siamoises)\b(?: (?:monozygotes?|"
            r"dizygotes?|homozygotes?|discordante?s?|dans la meme fratrie)){0,2}(?! (?:diagnostic|"
            r"maleficent|malefique))"
        ),
        0.75,
    ),
    Pattern(
        "family.twin",
        "FAMILLE",
        r"\b(?:son|sa|mon|ma|un|une) (?P<id>(?:frere |s(?:oe|œ)ur )?(?:jumeau|jumelle))\b",
        0.75,
    ),
    Pattern(
        "family.children",
        "FAMILLE",
        (
            rf"\b(?P<id>(?:(?:mere|pere|maman|papa) de )?{_MANY} (?:enfants|gosses|"
            rf"gamins|mioches|(?:demi-)?freres(?: et (?:demi-)?s(?:oe|œ)urs)?|demi-s(?:oe|œ)urs|filles|"
            rf"fils)(?: (?:sourds|aveugles|adoptes|places|en bas age|nes du meme donneur|de sang|"
            rf"dont (?:un|une|deux|trois|quatre|cinq) (?:atteinte?s?|malades?|decedee?s?|autistes?)))?)\b"
        ),
        0.65,
    ),
    Pattern(
        "family.of",
        "FAMILLE",
        rf"\b(?:famille|fratrie) de {_MANY}(?: (?:enfants|personnes|freres|s(?:oe|œ)urs))?\b",
        0.75,
    ),
    Pattern(
        "family.position",
        "FAMILLE",
        (
            r"\b(?:aine|ainee|premiere?|deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme|"
            r"huitieme|neuvieme|dixieme|cadet|cadette|benjamin|benjamine|dernier|derniere|"
            r"petite? derniere?) (?:d'une (?:fratrie|famille) de \w+|de (?:quatre|cinq|six|sept|"
            r"huit|neuf|dix|onze|douze))(?: enfants)?\b"
        ),
        0.75,
    ),
    Pattern(
        "family.kin_chain", "FAMILLE", rf"\b{_KIN}(?:, {_KIN})* et {_KIN} d(?:e |')[a-zœ-]{{3,20}}", 0.75
    ),
    Pattern(
        "family.crossed",
        "FAMILLE",
        (
            r"\b(?:deux|2|trois|3) (?:s(?:oe|œ)urs|freres|cousins|cousines) (?:mariees?s?|"
            r"qui ont epouse|en couple) (?:a|avec) (?:deux |2 |trois |3 )?(?:freres|"
            r"s(?:oe|œ)urs|cousins|cousines)\b"
        ),
        0.8,
    ),
    Pattern(
        "family.double_tie",
        "FAMILLE",
        (
            rf"\b(?:belle-|beau-|demi-|grand-)?{_KIN}(?: adoptif| adoptive)?(?: de (?:sa|son|leur) propre | "
            rf"et (?:le |la |l'|sa |son )?(?:sa |son )?)(?:belle-|beau-|demi-|grand-)?{_KIN}"
            rf" (?:de sa|adoptif|adoptive|biologique|ainee?|cadette?|jumelle|jumeau)\b(?: ainee?)?"
        ),
        0.8,
    ),
    Pattern(
        "family.of_blood",
        "FAMILLE",
        r"\b(?:deux|trois) (?:freres|s(?:oe|œ)urs|enfants) (?:de sang|adopte\w*|nes du meme donneur)\b",
        0.75,
    ),
    Pattern(
        "family.together",
        "FAMILLE",
        (
            rf"\b(?:\d{{1,2}}|{_MANY}|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt|trois) "
            r"(?:personnes|membres|cas|generations|paires de jumeaux|couples de jumeaux|adultes|enfants) "
            r"(?:dans (?:une?|la|le) meme (?:logement|famille|fratrie|appartement|maison|toit|chambre)|"
            r"(?:de|d'une|sous) (?:la |le |une? )?(?:meme )(?:famille|fratrie|toit|foyer))"
        ),
        0.75,
    ),
    Pattern(
        "family.long_married",
        "FAMILLE",
        r"\bmariee?s? depuis (?:[6-9]\d|soixante|soixante-\w+|quatre-vingts?(?:-\w+)?) ans\b",
        0.75,
    ),
    Pattern(
        "family.absent",
        "FAMILLE",
        (
            r"\b(?:papa|pere|maman|mere) en prison(?:, (?:papa|pere|maman|mere) "
            r"en prison)?(?:, [a-z' -]{3,40}?famille d'accueil(?: officielle)?)?"
        ),
        0.75,
    ),
    Pattern(
        "family.consanguineous",
        "FAMILLE",
        (
            r"\b(?:mariage consanguin|(?:grands-)?parents (?:consanguins|cousins(?: germains)?|"
            r"apparentes)|cousins germains|mere porteuse|deux mamans|deux papas|"
            r"ne sous x|nee sous x|pupille de l'etat|orpheline? de (?:pere et "
            r"de mere|ses deux parents))\b"
        ),
        0.7,
    ),
)
_GROUP = r"\b(?:entre|chez|parmi|sur|de|les|des|nos|mes|pour|seance de|groupe de) (?:les |ces )?$"


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield family structures that single out.

    >>> [h.label for h in find(FoldedText.of("et c'étaient des jumeaux"), context=Context())]
    ['FAMILLE']
    """
    if text.vocabulary.isdisjoint(lexicons.gate("families")):
        return
    for pattern in worth_trying(_PATTERNS, text):
        for match in pattern.matches(text):
            counted = pattern.name == "family.children"
            if not (counted and compiled(_GROUP).search(before(text, match.start(), 15))):
                yield pattern.hit(match, detector=name)
