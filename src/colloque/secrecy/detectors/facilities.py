"""Named care facilities: a kind and a name (``CH de Carhaix``), or a hospital's own name after "à"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from colloque.findings import Context
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.gazetteer import communes
from colloque.secrecy.detectors.naming import PARTICLES, is_common
from colloque.secrecy.detectors.patterns import Pattern, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "facilities"
labels = frozenset({"HOPITAL"})

_STRONG = (
    r"chu|chru|chr|chi|chic|chs|ghu|ghi|gh|gcs|ghr|hopita(?:l|ux)(?: "
    r"prive| universitaires?| militaire| intercommunal| psychiatrique)?|"
    r"clinique|"
    r"polyclinique|centre hospitalier(?: universitaire| regional| intercommunal|"
    r" general| specialise)*|ehpad|usld|hia|"
    r"maison de retraite|maison de naissance|maison de sante|maison medicale|centre de reeducation|"
    r"groupe hospitalier|institut|maternite|residence(?: autonomie)?|centre "
    r"anti-?cancereux|clcc|fam|mas|esat|epsm|epsan|cpn|cattp|ime|sessad|"
    r"csapa|centre de sante|itep|sanatorium"
)
_WEAK = (
    r"ch|urgences|rea|reanimation|smur|samu|sau|uhcd|ssr|smr|cmp|cmpp|"
    r"msp|usic|unv|hdj|samu-?\d\d|pmi|service|"
    r"crf|had"
)
_KIND = Pattern(
    "facility.kind",
    "HOPITAL",
    rf"(?<![\w-])(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))(?![a-z])",
    0.92,
)
_LINK = r"(?:[ \n\-](?:de la |de l'|des |du |de |d'|la |le |les |l'|a ))?[ \n\-]?(?=\w)"
_SMALLEST = 1000
_LOCAL = (
    r"(?:\b(?:a|de|vers|sur|pour|chez|depuis|par|entre|direction|du) "
    r"(?:l'|la |le |les )?$|\b(?:dermato|rea|urgences|geriatrie|onco|"
    r"neuro|cardio|pneumo|gyneco|chir|gastro|urgence|interne|externe|"
    r"chef|bloc|maternite|pediatrie|consult) (?:de |a )?$)"
)
_STAFF = (
    r"\b(?:chirurgien\w*|gyneco\w*|internes?|externes?|chefs?|equipe|"
    r"collegues?|confreres?|service|urgences|rea|bloc|"
    r"medecins?|pediatre|neurologue|cardiologue|urgentistes?|patron|staff|"
    r"consult\w*|sortie?|transfert|retour|venue?) de $"
)
_DISEASE = (
    r"\b(?:maladie|syndrome|signe|contracture|neoplasie|aponevrosite|"
    r"fracture|manoeuvre|point|score|classification|operation|"
    r"serologie|reaction|serodiagnostic|epreuve|coloration|technique|"
    r"critere\w*|phenomene|test|indice|loi|tumeur) (?:de |d'|du |des "
    r")?(?:la )?$"
)


@cache
def _names() -> lexicons.Phrases:
    return lexicons.phrases("facilities.tsv", value="mark")


def _is_common(word: str) -> bool:
    return word in lexicons.words("facility_common_words.tsv")


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield named care facilities, the town of their name included.

    >>> [(h.start, h.end) for h in find(FoldedText.of("à 50 min du CH de Carhaix."), context=Context())]
    [(12, 25)]
    """
    for match in _KIND.matches(text):
        link = compiled(_LINK).match(text.folded, match.end())
        end = _name_end(text, link.end(), weak=match["strong"] is None) if link else 0
        if not end and text.is_sheet and match[0].startswith(("hopital", "clinique", "chu")):
            end = _code_end(text, match.end())
        if end:
            yield _KIND.hit_at(match.start(), end, detector=name)
    for first, stop, mark in _names().find(text):
        start, end = text.starts[first], text.ends[stop - 1]
        named = text.original[start].isupper() or stop - first > 1
        if mark == "town":
            continue
        local = named and _is_local(before(text, start, 40), eponym=mark == "eponym")
        if local or (text.is_sheet and not mark and _is_written_out(text, first, stop)):
            yield _KIND.hit_at(start, end, detector=name)


def _is_written_out(text: FoldedText, first: int, stop: int) -> bool:
    """Whether a hospital's own name needs no other word in a sheet: two words, or one that is only that."""
    word = text.words[first]
    alone = word not in lexicons.first_names() and word not in lexicons.surnames() and not _is_common(word)
    return stop - first > 1 or (
        alone and len(word) > 5 and word not in lexicons.words("ambiguous_communes.tsv")
    )


def _is_local(lead: str, *, eponym: bool) -> bool:
    """Whether the words before a hospital's own name speak of a place; an eponym asks for more than "de"."""
    if compiled(_DISEASE).search(lead) or not compiled(_LOCAL).search(lead):
        return False
    return not eponym or not lead.endswith("de ") or compiled(_STAFF).search(lead) is not None


def _name_end(text: FoldedText, offset: int, *, weak: bool) -> int:
    """Offset one past the facility's own name that starts at ``offset``, 0 when what follows is no name."""
    at = text.word_at(offset)
    if at is None:
        return 0
    known = _lexicon_end(text, at)
    if (
        not known
        and len(text.words[at]) == 1
        and text.is_capital(text.starts[at])
        and at + 1 < len(text.words)
    ):
        known = _lexicon_end(text, at + 1)
    return known if weak else max(known, _capital_end(text, at))


def _code_end(text: FoldedText, offset: int) -> int:
    """Offset one past a hospital's short or misspelt name in a sheet (``Hôpital SAT``), 0 without one."""
    at = text.word_at(offset + 1)
    if at is None or text.folded[offset : offset + 1] != " " or not text.words[at].isalpha():
        return 0
    word = text.words[at]
    return 0 if _is_common(word) or is_common(word) or word in PARTICLES or len(word) < 2 else text.ends[at]


def _lexicon_end(text: FoldedText, at: int) -> int:
    for phrases in (_names(), communes()):
        found = phrases.at(text, at)
        if found and _is_name(text, at, *found):
            return text.ends[found[0] - 1]
    return 0


def _is_name(text: FoldedText, at: int, stop: int, value: str) -> bool:
    first = text.words[at]
    if stop - at > 1:
        return True
    if text.original[text.starts[at]].isupper():
        return not _is_common(first)
    if _is_common(first) or first in lexicons.words("ambiguous_communes.tsv") or len(first) < 4:
        return False
    return not value.isdigit() or int(value) >= _SMALLEST


def _capital_end(text: FoldedText, at: int) -> int:
    end, word, seen = 0, at, 0
    while word < len(text.words) and seen < 6:
        capital = text.original[text.starts[word]].isupper()
        plain = text.words[word]
        if capital and not (seen == 0 and _is_common(plain)) and plain not in lexicons.words("acronyms.tsv"):
            end, seen = text.ends[word], seen + 1
        elif seen and text.gap(word - 1) == "'":
            end = text.ends[word]
        elif not (plain in PARTICLES or plain in {"en", "sur", "sous", "et"}) or not seen:
            break
        if text.gap(word) == "." and len(plain) == 1:
            word += 1
            continue
        if text.gap(word) not in {" ", "-", "'", ". "} or (text.gap(word) == ". " and len(plain) > 2):
            break
        word += 1
    return end
