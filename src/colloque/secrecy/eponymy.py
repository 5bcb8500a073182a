"""Whether a name that was found is used for a disease, a sign, a score… rather than for someone.

The names are ``eponyms.tsv`` and ``eponym_places.tsv``; the words around them that decide are
``eponym_cues.tsv``. A name announced by a civility or a form never comes here: ``Mme Parkinson`` is a person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from colloque.secrecy import lexicons
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.lookalikes import is_lookalike, without_article

_LABELS = frozenset({"NOM", "PRENOM", "VILLE", "DEPARTEMENT", "PROFESSION", "HOPITAL", "AUTRE_ID"})
_ANNOUNCED = ("names.civility", "names.field")
_WIDTH = 60
# Up to this score a guess that an eponym is someone's name is none; civilities are the detectors' matter.
_DOUBTFUL, _PLACE_DOUBTFUL = 0.95, 0.75
_LINK = (
    r"(?: (?!chez|pour|avec|dans|par|sur|que|qui|et|a|petite?|jeune|pauvre|vieu|cher)[a-z]{3,16}|"
    r" \d[a-z]?| [ivx]+[abc]?)?"
)
_JOINT = r"(?:s|x)? ?:? ?(?:d'|de |du |des |de la |de l'|par |selon |a la |la |le |l')?"
_NO_SCORE = (
    r"(?![\w°€%]| ?(?:h|heures?|km|kilo\w*|ans?|mois|jours?|j|min\w*|enfants?|e|er|eme|fois|"
    r"semaines?|m|metres?|lits?|places?|euros?)\b)"
)
_MEASURE = (
    rf" ?(?:a |\(|[<>=] ?)?(?:\d{{1,2}}(?:[.,/]\d+)?|[ivx]{{1,4}}[abc]?|[b-d](?!')){_NO_SCORE}|"
    r", \d{1,4} (?:cc|ml)\b"
)
_AT_DAY = r" a [jhm]\d"
_ACTS = re.compile(
    r" (?:est(?! (?:positi|negati|a?normal|rare|libre|eleve|dilate|douteu))|a(?! (?:\d|droite|gauche|l'))|"
    r"etait|sera|avait|aura|va|ne|n'a|n'est|m'a|m'ont|lui a|s'est|se|fait|dit|veut|vit|habite|prend|refuse|"
    r"rappelle|revient|vient|demande|attend|sort|sortira|rentre|souffre|arrive|porte|pleure|tousse|vomit|"
    r"appelle|consulte|decede|accouche)\b"
)
# Who is called so is a person, whoever found the name.
_ANNOUNCES = re.compile(
    r"\b(?:m|mr|mm|mme|mmes|mlle|melle|dr|dre|drs|pr|pre|me|mgr|monsieur|madame|mademoiselle|docteur|docteure|"
    r"professeure?|maitre|nee?|le petit|la petite|le bebe|bebe|la famille|les epoux|famille|patiente?|"
    r"nom|prenom|s'appelle|appelee?)(?:\.| :|:)? ?$"
)
_ONE = re.compile(r"\b(?:une?|d'une?|son|sa|ce|cette|deux|trois|quel|quelle) $")
# A surname alone takes no article: "le Kounis" is a disease.
_A_THING = re.compile(r"\b(?:un|le|ce|d'un|du|au|son) $")
# "Berger : IgA mésangiales", "Pasteur et Koch": a trade is not written so.
_NO_TRADE = re.compile(r"(?: :| \+| et | ou |, )")
_ROMAN = re.compile(r"(?:i{2,3}|iv|vi{0,3}|ix|x)\b")
_SURER = {"any": {"any"}, "listed": {"any", "listed"}, "people": {"any", "listed", "people"}}
_A_FAMILY = re.compile(r"\b(?:une|des|deux|trois|quatre) familles? $")


def without_eponyms(text: FoldedText, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits that are no eponym where they stand, and no other look-alike the tagger fell for.

    Args:
        text: The text.
        hits: What the detectors found, offsets in ``text``.

    >>> text = FoldedText.of("Deauville 5 au TEP, elle rentre à Deauville")
    >>> hits = [Hit(0, 9, "VILLE", "towns", 0.7), Hit(34, 43, "VILLE", "towns", 0.9)]
    >>> [hit.start for hit in without_eponyms(text, hits)]
    [34]
    """
    for hit in hits:
        guessed = hit.why.source == "tagger" and (is_lookalike(text, hit) or _is_doubtful(text, hit))
        if not guessed and (hit.label not in _LABELS or not _is_eponym(text, hit)):
            yield hit


def is_namesake(text: FoldedText, hit: Hit) -> bool:
    """Whether a hit is someone who bears the name of an eponym, told by more than the look of the name.

    The tagger, which has read many eponyms, must not take these back.

    >>> is_namesake(FoldedText.of("M. Norton tousse"), Hit(3, 9, "NOM", "titled_names", 0.95))
    True
    """
    if hit.why.source.startswith("namesakes."):
        return True
    first, stop = bisect_left(text.starts, hit.start), bisect_left(text.starts, hit.end)
    if hit.why.source in {"names.pair", "names.civility", "names.field"} and hit.label in {"NOM", "PRENOM"}:
        return not _listed().isdisjoint(text.words[max(0, first - 1) : stop + 1])
    whole = " ".join(text.words[first:stop])
    lead = text.folded[max(0, hit.start - _WIDTH) : hit.start]
    return hit.label in {"NOM", "PRENOM"} and whole in _listed() and _ANNOUNCES.search(lead) is not None


def is_person(text: FoldedText, end: int) -> bool:
    """Whether what follows offset ``end`` is said of people only: an age, ``mon patient``.

    >>> is_person(FoldedText.of("Claude Bernard, 71 ans"), 14)
    True
    """
    return _person_after().match(text.folded, end, end + _WIDTH) is not None


def is_subject(text: FoldedText, end: int) -> bool:
    """Whether a verb that is said of people follows offset ``end``.

    >>> is_subject(FoldedText.of("monsieur petit refuse"), 14)
    True
    """
    act = _ACTS.match(text.folded, end)
    # "Ballard à 34 semaines": the preposition folds to the verb.
    return act is not None and text.original[end + 1 : end + 2] not in {"à", "À"}


def is_announced_eponym(text: FoldedText, start: int, *, listed: bool) -> bool:
    """Whether the words before offset ``start`` announce an eponym: ``canal de``, ``spatules de``.

    Args:
        text: The text.
        start: Where the name starts.
        listed: Whether the name is one of the lexicon; an unknown one needs a surer word.
    """
    lead = text.folded[max(0, start - _WIDTH) : start]
    # "signé Mialy" folds to a sign.
    if text.original[max(0, start - 6) : start].lower() == "signé ":
        return False
    return _before("people" if listed else "any").search(lead) is not None or (
        listed and _article().search(lead) is not None
    )


def _is_eponym(text: FoldedText, hit: Hit) -> bool:
    lead = text.folded[max(0, hit.start - _WIDTH) : hit.start]
    families = _A_FAMILY.search(lead) is not None
    announced = hit.why.source.startswith(_ANNOUNCED) or _ANNOUNCES.search(lead) is not None
    if announced and not families:
        return False
    first, stop = bisect_left(text.starts, hit.start), bisect_left(text.starts, hit.end)
    if first >= stop or is_person(text, hit.end):
        return False
    end = _end_of_phrase(text, first, stop)
    if end is not None:
        return not is_person(text, text.ends[end - 1])
    if hit.label == "AUTRE_ID":
        return False
    whole = " ".join(text.words[first:stop])
    if _is_enumerated(text, first, stop):
        return True
    if _is_paired(text, hit, first):
        return _ROMAN.match(whole) is not None or _ROMAN.match(text.folded, hit.end + 1) is not None
    listed = whole in _listed() or whole.removeprefix("le ") in _listed()
    if hit.label == "HOPITAL":
        # "bilan de Bichat" is said of the hospital, "ablation du Bichat" is not.
        return listed and (_article().search(lead) or _before("listed").search(lead)) is not None
    if hit.label in {"VILLE", "DEPARTEMENT", "PROFESSION"} and not listed:
        return False
    if families or (hit.label == "PROFESSION" and _names_no_trade(text, first, stop)):
        return listed
    if hit.why.source == "tagger" and _is_guessed(text, hit, first, whole):
        return True
    if hit.label in {"VILLE", "DEPARTEMENT"}:
        # "le Morvan" is a region, "un Morvan" is not.
        announced = (_before("people").search(lead) or _ONE.search(lead)) is not None
    else:
        announced = is_announced_eponym(text, hit.start, listed=listed)
    return announced or (_after(listed).match(text.folded, hit.end, hit.end + _WIDTH) is not None)


def _is_guessed(text: FoldedText, hit: Hit, first: int, whole: str) -> bool:
    """Whether the tagger took an eponym or a medicine for someone, and nothing around speaks of a person.

    The detectors ask for a reason before they call a listed name a person; the tagger goes by the look of it.
    """
    if hit.label not in {"NOM", "PRENOM"} or is_subject(text, hit.end):
        return False
    bare = without_article(whole)
    if not bare or bare in lexicons.words("eponyms.tsv") or bare in lexicons.words("drugs.tsv"):
        return True
    article = _A_THING.search(text.folded, max(0, hit.start - 6), hit.start)
    if article is not None and text.original[article.start() : hit.end].isupper():
        return False  # "LE GUENNEC"
    return article is not None and hit.label == "NOM" and whole not in lexicons.first_names()


def _is_doubtful(text: FoldedText, hit: Hit) -> bool:
    """Whether the tagger is not sure that a name which holds an eponym is someone's or that of a place."""
    eponyms, whole = lexicons.words("eponyms.tsv"), text.folded[hit.start : hit.end]
    if hit.label == "HOPITAL":
        return hit.score < _PLACE_DOUBTFUL and whole in eponyms
    if hit.label not in {"NOM", "PRENOM", "VILLE"} or hit.score > _DOUBTFUL:
        return False
    return whole in eponyms or any(word in eponyms for word in lexicons.key(whole))


def _is_enumerated(text: FoldedText, first: int, stop: int) -> bool:
    """Whether it stands in a list of three or more of which one can only be an eponym: ``Jobe, Ober``."""
    begin, end = first, stop
    while begin and text.gap(begin - 1) == ", " and text.is_capital(text.starts[begin - 1]):
        begin -= 1
    while end < len(text.words) and text.gap(end - 1) == ", " and text.is_capital(text.starts[end]):
        end += 1
    # "Lucas, Thomas, Léa" are children: a first name proves nothing of the others.
    if end - begin <= stop - first + 1:
        return False
    listed, names = _listed(), lexicons.first_names()
    return any(word in listed and word not in names for word in text.words[begin:end])


def _is_paired(text: FoldedText, hit: Hit, first: int) -> bool:
    """Whether a first name stands beside the surname: only eponyms of several words are written so."""
    if hit.why.source.startswith(("names.pair", "namesakes.")):
        return True
    beside = hit.label == "NOM" and first > 0 and text.gap(first - 1) == " "
    return (
        beside and text.words[first - 1] in lexicons.first_names() and text.is_capital(text.starts[first - 1])
    )


def _names_no_trade(text: FoldedText, first: int, stop: int) -> bool:
    gap = _NO_TRADE.match(text.folded, text.ends[stop - 1])
    if gap is None or not text.is_capital(text.starts[first]):
        return False
    after = gap.end()
    return gap[0] in {" :", " +"} or (after < len(text.original) and text.is_capital(after))


def _end_of_phrase(text: FoldedText, first: int, stop: int) -> int | None:
    """One past the last word of the eponym of several words that holds the words ``[first, stop)``."""
    eponyms = lexicons.phrases("eponyms.tsv")
    for begin in range(max(0, first - 3), first + 1):
        found = eponyms.at(text, begin)
        if found and found[0] >= stop and found[0] - begin > 1:
            return found[0]
    return None


@cache
def _listed() -> frozenset[str]:
    return lexicons.words("eponyms.tsv") | lexicons.words("eponym_places.tsv")


@cache
def _cues(side: str, makes: str, *, of: str = "people") -> str:
    """The cues of one kind as an alternation, longest first; those of the surer kinds as well."""
    found = {
        row["cue"]
        for row in lexicons.rows("eponym_cues.tsv")
        if row["side"] == side and row["makes"] == makes and row["of"] in _SURER[of]
    }
    return "|".join(sorted(map(re.escape, found), key=lambda cue: (-len(cue), cue)))


@cache
def _before(of: str) -> re.Pattern[str]:
    nouns = rf"(?:{_cues('before', 'eponym', of=of)}){_LINK}{_JOINT}"
    return re.compile(rf"\b{nouns}$")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_cues('article', 'eponym')}) $")


@cache
def _after(listed: bool) -> re.Pattern[str]:
    # Authors as they are cited: "Durand P, Moreau L, et al."
    others = r"(?:(?: [a-z]{1,2})?, [a-z-]{2,20}){0,5}(?: [a-z]{1,2})?,?"
    words = rf"{others} (?:{_cues('after', 'eponym', of='any')})\b"
    words = rf"{words}|,? (?:{_cues('after', 'eponym', of='people' if listed else 'any')})\b"
    return re.compile(f"{words}|{_MEASURE}|{_AT_DAY}" if listed else words)


@cache
def _person_after() -> re.Pattern[str]:
    cues = _cues("after", "person")
    return re.compile(rf"(?:,|:| \(|) ?(?:\d{{1,3}} ?|(?=m|n))(?:{cues})\b")
