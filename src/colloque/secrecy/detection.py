"""From a text to its hits: undo disguises, fold, ask the detectors, let the tagger settle, hear echoes."""

from __future__ import annotations

from colloque.findings import Context
from colloque.secrecy.detectors import DETECTORS
from colloque.secrecy.echoes import echoes
from colloque.secrecy.eponymy import without_eponyms
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.overlap import resolve
from colloque.secrecy.tagger import settle
from colloque.secrecy.unveiling import unveil


def find(text: str | FoldedText, *, context: Context | None = None) -> tuple[Hit, ...]:
    """Find what could identify someone.

    Args:
        text: Any string of n code points, folded already or not.
        context: What is known besides the words.

    Returns:
        Disjoint hits sorted by start, offsets in ``text``. Nothing is judged here: colleagues, authors and
        public facts are hits too.

    >>> [(h.label, h.start, h.end) for h in find("Mme Le Goff, 78 ans, chute hier")]
    [('NOM', 4, 11), ('AGE', 13, 19), ('DATE', 27, 31)]
    """
    known = context or Context()
    written = text if isinstance(text, str) else text.original
    unveiled = unveil(written)
    folded = FoldedText.of(unveiled.text if unveiled.origin else text)
    hits = settle(folded, ruled(folded, context=known))
    hits = resolve((*hits, *echoes(folded, hits)))
    return resolve(unveiled.back(hit) for hit in hits) if unveiled.origin else hits


def ruled(text: FoldedText, *, context: Context) -> tuple[Hit, ...]:
    """What the detectors and the echoes of names find in a text without disguises, disjoint, sorted by start.

    >>> [hit.label for hit in ruled(FoldedText.of("chute hier"), context=Context())]
    ['DATE']
    """
    said = (hit for detector in DETECTORS for hit in detector.find(text, context=context))
    hits = resolve(without_eponyms(text, said), text=text.folded)
    return resolve((*hits, *echoes(text, hits)))
