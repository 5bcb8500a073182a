"""An occupation becomes its family, unless the work is the cause of the illness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from colloque.secrecy.folding import fold
from colloque.secrecy.hits import Hit
from colloque.secrecy.transpose.cast import sex_around
from colloque.secrecy.transpose.french import Noun, capital_if, join, opens_sentence
from colloque.secrecy.transpose.leftward import read_left
from colloque.secrecy.transpose.scene import Edit, Scene
from colloque.secrecy.transpose.wording import alternation, table

_REASON = "Le métier exact fait reconnaître ; sa famille garde le contexte."
_CAUSAL = "Ici le métier peut être la cause de la maladie : il est gardé."
_FEMININE = re.compile(r"(?:^femme|euse|trice|iere|ienne|ere|elle|ante|ee|ive|onne|ine|cate|esse|eresse)$")


def plan_occupations(scene: Scene) -> Iterator[Edit]:
    """Yield one edit for each occupation, in order.

    >>> text = "Son mari, notaire, et un couvreur."
    >>> hits = (Hit(10, 17, "PROFESSION", "x", 1.0), Hit(25, 33, "PROFESSION", "x", 1.0))
    >>> [edit.words for edit in plan_occupations(Scene(text, hits))]
    ['professionnel du droit', 'un travailleur du bâtiment']
    """
    causal = _causal().search(scene.folded) if scene.of("PROFESSION") else None
    for hit in scene.of("PROFESSION"):
        if causal:
            yield Edit(hit.start, hit.end, "PROFESSION", None, _CAUSAL, ((hit.start, hit.end),))
        else:
            yield _edit(scene, hit)


def _edit(scene: Scene, hit: Hit) -> Edit:
    said = scene.words(hit)
    noun = family_of(said, feminine=_is_feminine(scene, hit))
    inside = ((hit.start, hit.end),)
    left = read_left(scene.text, hit.start)
    if left.article in {"mon", "ma", "notre", "les"} or not (left.article or left.preposition == "de"):
        words = capital_if(noun.words, wanted=said[:1].isupper() and opens_sentence(scene.text, hit.start))
        return Edit(hit.start, hit.end, "PROFESSION", words, _REASON, inside)
    if not left.article:
        start, words = left.start, join("de", noun.words)
    else:
        phrase = {"un": noun.a, "une": noun.a, "ce": noun.this, "cet": noun.this, "cette": noun.this}
        start, words = left.start, join(left.preposition, phrase.get(left.article, noun.the))
    words = capital_if(words, wanted=opens_sentence(scene.text, start))
    return Edit(start, hit.end, "PROFESSION", words, _REASON, inside)


def family_of(said: str, *, feminine: bool) -> Noun:
    """The family of an occupation; an unknown one is only « salarié ».

    >>> family_of("ancienne dentellière", feminine=True).words, family_of("xylophile", feminine=False).words
    ('ancienne artisane', 'salarié')
    """
    folded = fold(said)
    key = "f" if feminine else "m"
    words = str(table("occupations")["other"][key])
    for pattern, family in _families():
        if pattern.search(folded):
            words = str(family[key])
            break
    former = re.match(r"(?:ancien|ancienne|ex)[ -]", folded)
    if former:
        words = f"{'ancienne' if feminine else 'ancien'} {words}"
    return Noun(words, feminine)


@cache
def _families() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    families = table("occupations")["family"]
    return tuple((_any_of(fold(family["words"]).split()), family) for family in families)


def _any_of(stems: Sequence[str]) -> re.Pattern[str]:
    """One of the stems at the head of a word; a hyphen of the table also stands for a space."""
    return re.compile(rf"\b(?:{'|'.join(stem.replace('-', '[ -]') for stem in stems)})")


@cache
def _causal() -> re.Pattern[str]:
    words = alternation("occupations.causal", "words").replace("-", "[ -]")
    return re.compile(rf"\b(?:{words})\b|\bmaladie pro\b|\baccident du travail\b")


def _is_feminine(scene: Scene, hit: Hit) -> bool:
    """From the article, then the word itself, then the people around."""
    article = read_left(scene.text, hit.start).article
    if article in {"une", "la", "cette", "ma"}:
        return True
    if article in {"un", "le", "ce", "cet", "mon"}:
        return False
    words = re.findall(r"[a-zœ]+", fold(scene.words(hit)))
    head = next((word for word in words if word not in {"ancien", "ancienne", "ex", "aide", "vice"}), "")
    if _FEMININE.search(head):
        return True
    epicene = re.search(r"(?:aire|iste|logue|re|te|que|de|prof)$", head)
    return bool(epicene) and sex_around(scene, hit.start, hit.end) == "F"
