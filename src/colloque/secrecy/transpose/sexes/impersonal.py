"""The « il » that stands for nobody."""

from __future__ import annotations

from collections.abc import Sequence

from colloque.secrecy.transpose.sexes.forms import words_of
from colloque.secrecy.transpose.sexes.words import Word, closed


def impersonal(words: Sequence[Word], at: int) -> bool:
    """Whether an « il » stands for nobody: « il faut », « il y a », « il est possible de »."""
    following = [w.low for w in words[at + 1 : at + 8]]
    before = words[at - 1].low if at else ""
    if following[:1] == ["y"]:
        return following[1:2] in (["a"], ["avait"], ["eut"], ["aura"], ["aurait"], ["ait"])
    if any(low in closed("impersonal") for low in following[:1]) or following[:2] in (
        ["n'", "y"],
        ["ne", "faut"],
        ["s'", "agit"],
    ):
        return True
    if before in {"faut", "a"} and words[at].start == words[at - 1].end and before == "faut":
        return True
    if following:
        rest = following[1:]
        predicate = next((w for w in words[at + 2 : at + 6] if w.kind in "AP"), None)
        if (
            predicate is not None
            and predicate.low in _NEUTRAL_PREDICATES
            and {"de", "d'", "que", "qu'"} & set(rest)
        ):
            return True
    return False


_NEUTRAL_PREDICATES = frozenset(
    "possible impossible important nécessaire utile inutile urgent préférable souhaitable "
    "probable clair vrai rare "
    "fréquent difficile "
    "facile temps évident interdit conseillé recommandé prévu essentiel normal regrettable".split()
)


def verb_of_people(word: Word) -> bool:
    """Whether a verb is one whose subject is somebody."""
    person = words_of("person")
    return any(
        word.low.startswith(stem[:-2])
        for stem in person
        if stem.endswith(("er", "ir", "re")) and len(stem) > 5
    )
