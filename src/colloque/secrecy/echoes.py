"""Names said again: once ``Mme Costa`` is found, a later ``Costa`` is the same person."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from colloque.findings import Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.naming import PARTICLES, is_capital, is_common
from colloque.secrecy.detectors.patterns import after, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

_LEAST_LETTERS, _LEAST_SCORE = 4, 0.75
_NO_PERSON = (
    r"\b(?:maladie|syndrome|sd|signe|score|test|echelle|classification|manoeuvre|reflexe|phenomene|criteres?|"
    r"indice|operation|technique|methode|tumeur|canal|ligament|loi|sonde|pince|bacille|fracture|hopital|clinique|"
    r"chu|ch|ehpad|rue|avenue|boulevard|place|universite|fondation|institut|lycee|college|ecole|prix|pharmacie|"
    r"cabinet|residence)s? (?:de |d'|du |des |la |le |l')?(?:[a-z-]{1,20} )?$"
)


def echoes(text: FoldedText, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the words of names already found wherever else they stand with a capital.

    Args:
        text: The text.
        hits: What the detectors found, disjoint.

    >>> text = FoldedText.of("Mme Costa va bien. Costa sort")
    >>> [(h.start, h.end) for h in echoes(text, [Hit(4, 9, "NOM", "titled_names", 0.95)])]
    [(19, 24)]
    """
    said = _said(text, hits)
    if not said or len(text.vocabulary) == len(text.words):
        return
    covered = _covered(text, hits)
    for at, word in enumerate(text.words):
        source = said.get(word)
        start, end = text.starts[at], text.ends[at]
        if source is None or at in covered or not is_capital(text, at):
            continue
        if not _elsewhere(text, start, end):
            why = Why(source="names.echo", cues=source.why.cues, role=source.why.role)
            yield Hit(start, end, source.label, source.detector, 0.75, why)


def _covered(text: FoldedText, hits: Sequence[Hit]) -> frozenset[int]:
    """Numbers of the words that a hit already holds, even in part."""
    return frozenset(
        at
        for hit in hits
        for at in range(bisect_right(text.ends, hit.start), bisect_left(text.starts, hit.end))
    )


def _said(text: FoldedText, hits: Sequence[Hit]) -> dict[str, Hit]:
    """Each word of the sure names, with the hit it comes from."""
    said: dict[str, Hit] = {}
    for hit in hits:
        if hit.label not in {"NOM", "PRENOM"} or hit.score < _LEAST_SCORE:
            continue
        at = text.word_at(hit.start)
        while at is not None and at < len(text.words) and text.starts[at] < hit.end:
            word = text.words[at]
            if len(word) >= _LEAST_LETTERS and word not in PARTICLES and not _is_word(word):
                said.setdefault(word, hit)
            at += 1
    return said


def _is_word(word: str) -> bool:
    if is_common(word) or word in lexicons.words("eponyms.tsv"):
        return True
    return "word" in {lexicons.surnames().get(word), lexicons.first_names().get(word)}


def _elsewhere(text: FoldedText, start: int, end: int) -> bool:
    """Whether the word stands in an eponym, an address, an institution or a longer joined word."""
    joined = text.folded[max(0, start - 1) : start] in {"-", "@", "_", "."} or after(text, end, 1) in {
        "-",
        "@",
        "_",
    }
    return joined or compiled(_NO_PERSON).search(before(text, start, 45)) is not None
