"""Detectors and tagger settle what is found: what cannot be mistaken stays, the rest needs the tagger."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

import numpy as np

from colloque.findings import DIRECT_LABELS, LABELS, Why
from colloque.secrecy.eponymy import is_namesake, without_eponyms
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.overlap import resolve
from colloque.secrecy.tagger.context import context_of
from colloque.secrecy.tagger.edges import trimmed, whole
from colloque.secrecy.tagger.forms import can_be, links
from colloque.secrecy.tagger.network import REACH, Exact, Network, shipped
from colloque.secrecy.tagger.reading import Passage, Reading, read_scores
from colloque.secrecy.tagger.tokens import Tokens, tokens_of

NAME = "tagger"
# Forms with a shape or a key of their own, and circumstances told by their words: no context takes them back.
_CERTAIN = frozenset({"COMPTE", "EVENEMENT", "MAIL", "RARE", "RPPS", "SECU", "TEL", "URL"})
# Sources that know better than a context: what the author's profile says, a name in the name of a file.
_KNOWN = frozenset({"context:author_town", "other.file_name"})
# From which margin a label is heard, in logarithms of odds: a missed name costs more than a question.
# Ages have few ways of being written; where no detector reads one, the tagger must be sure.
_BARS = {
    "AGE": 2.5,
    "DEPARTEMENT": 0.5,
    "EVENEMENT": 2.0,
    "FAMILLE": 0.5,
    "ORIGINE": 0.5,
    "PROFESSION": 0.5,
    "RARE": 1.0,
}
# Direct identifiers come together: where one is told for sure, others are heard from further away.
_ALONE, _BESIDE, _TOLD = 0.0, -1.5, 0.95
_LEAST = {label: _BARS.get(label, _ALONE) for label in LABELS}
_LEAST_BESIDE = {label: _BARS.get(label, _BESIDE) for label in LABELS}
# A detector's find is dropped when the tagger is this sure, in logarithms of odds, that nothing is there.
_SILENT = 3.0
# Labels of numbers that only their surroundings tell apart.
_KIN = (frozenset({"DATE", "DATE_NAISSANCE"}), frozenset({"AUTRE_ID", "IPP", "NDA", "SECU", "TEL"}))
# Names that hold another name; a detector that is this sure knows where they end.
_PLACED, _PART_OF_PLACE, _SURE = frozenset({"ADRESSE", "HOPITAL"}), frozenset({"NOM", "PRENOM", "VILLE"}), 0.9
_AT_ONCE = 2_000


def settle(text: FoldedText, hits: Sequence[Hit], *, network: Network | None = None) -> tuple[Hit, ...]:
    """What is found once the tagger has read the text after the detectors.

    Args:
        text: The text without disguises.
        hits: What the detectors found, disjoint, sorted by start.
        network: The weights; those of the package when left out.

    Returns:
        Disjoint hits sorted by start.

    >>> settle(FoldedText.of("Rien à dire."), ())
    ()
    """
    network = shipped() if network is None else network
    tokens = tokens_of(text.original)
    scores = _all_scores(tokens, hits, network)
    reading = read_scores(tokens, scores, network=network, least=_LEAST)
    said = _said(text, reading)
    since = _told_since(said, tokens)
    if since is not None:
        nearer = read_scores(tokens, scores, network=network, least=_LEAST_BESIDE)
        earlier = tuple(hit for hit in said if hit.start < since)
        said = resolve((*earlier, *(hit for hit in _said(text, nearer) if hit.start >= since)))
    said = resolve(_widened(said, hits))
    kept = tuple(hit for hit in hits if is_namesake(text, hit) or _stays(hit, said, reading))
    return resolve((*kept, *(hit for hit in said if not _is_told(hit, kept))), text=text.folded)


def _said(text: FoldedText, reading: Reading) -> tuple[Hit, ...]:
    return resolve(without_eponyms(text, _hits(text, reading)))


def _told_since(said: Sequence[Hit], tokens: Tokens) -> int | None:
    """Where the first sentence begins in which a direct identifier is told for sure; None when none is."""
    for hit in said:
        if hit.label in DIRECT_LABELS and hit.score >= _TOLD:
            sentence = tokens.sentences[bisect_right(tokens.ends, hit.start)]
            return tokens.starts[bisect_left(tokens.sentences, sentence)]
    return None


def read(text: FoldedText, hits: Sequence[Hit], *, network: Network) -> Reading:
    """What the tagger says of a text and of the hits in it, with the bars of a passage that stands alone."""
    tokens = tokens_of(text.original)
    return read_scores(tokens, _all_scores(tokens, hits, network), network=network, least=_LEAST)


def _all_scores(tokens: Tokens, hits: Sequence[Hit], network: Network) -> Exact:
    """(n, t) scores of n tokens; memory is bounded, whatever the length."""
    # Numbers and signs without one word have no context to be heard in.
    if not any(key[-1].isalpha() for key in tokens.keys):
        silent = np.zeros((len(tokens), len(network.tags)), dtype=np.float32)
        silent[:, 0] = network.unit
        return silent
    around = context_of(tokens, hits)
    return np.concatenate([_scores(tokens, around, at, network) for at in range(0, len(tokens), _AT_ONCE)])


def _scores(tokens: Tokens, around: Sequence[tuple[str, ...]], at: int, network: Network) -> Exact:
    """Scores of the tokens from number ``at``, read with the few on each side that they can see."""
    first, stop = max(0, at - 2 * REACH), min(len(tokens), at + _AT_ONCE + 2 * REACH)
    scores = network.read(tokens.keys[first:stop], around[first:stop], tokens.sentences[first:stop])
    return scores[at - first : at - first + min(_AT_ONCE, len(tokens) - at)]


def _hits(text: FoldedText, reading: Reading) -> Iterator[Hit]:
    closed = links(text.original)
    for passage in reading.passages:
        start, end = reading.tokens.starts[passage.first], reading.tokens.ends[passage.stop - 1]
        start, end = trimmed(text.original, start, end, passage.label)
        if not can_be(text.original[start:end], passage.label):
            continue
        start, end = whole(text.original, start, end, passage.label)
        link = bisect_right(closed, start, key=itemgetter(1))
        if link < len(closed) and closed[link][0] < end:
            continue
        if not can_be(text.original[start:end], passage.label):
            continue
        score = round(1 / (1 + math.exp(-passage.margin)), 2)
        why = Why(source="tagger", cues=_cues(text, reading.tokens, passage))
        yield Hit(start, end, passage.label, NAME, score, why)


def _cues(text: FoldedText, tokens: Tokens, passage: Passage) -> tuple[str, ...]:
    """The word before and the word after, which weigh most after the passage itself."""
    around = (passage.first - 1, passage.stop)
    return tuple(
        text.folded[tokens.starts[at] : tokens.ends[at]]
        for at in around
        if 0 <= at < len(tokens) and tokens.keys[at].strip().isalpha()
    )


def _stays(hit: Hit, said: Sequence[Hit], reading: Reading) -> bool:
    """Whether a detector's find is kept: the tagger says no less, and does not deny it."""
    if hit.label in _CERTAIN or hit.why.source in _KNOWN:
        return True
    other = _beside(hit, said)
    if other is not None:
        if hit.label in _PLACED and hit.score >= _SURE and other.label in _PART_OF_PLACE:
            return True
        return other.label == hit.label and other.end - other.start <= hit.end - hit.start
    first = bisect_right(reading.tokens.ends, hit.start)
    stop = bisect_left(reading.tokens.starts, hit.end)
    return min(reading.silence[first:stop], default=0.0) < _SILENT


def _widened(said: Iterable[Hit], hits: Sequence[Hit]) -> Iterator[Hit]:
    """What the tagger hears inside a number or a date that a detector reads whole: all of it."""
    for hit in said:
        other = _beside(hit, hits)
        if other is not None and other.start <= hit.start and hit.end <= other.end and _are_kin(hit, other):
            yield replace(hit, start=other.start, end=other.end)
        else:
            yield hit


def _are_kin(one: Hit, two: Hit) -> bool:
    return one.label != two.label and any(one.label in kin and two.label in kin for kin in _KIN)


def _is_told(hit: Hit, kept: Sequence[Hit]) -> bool:
    """Whether a detector already says the same, and says why, or reads there what cannot be mistaken."""
    other = _beside(hit, kept)
    return other is not None and (other.label == hit.label or other.label in _CERTAIN)


def _beside(hit: Hit, others: Sequence[Hit]) -> Hit | None:
    """The first of some disjoint, sorted hits that shares a code point with ``hit``."""
    at = bisect_right(others, hit.start, key=_end)
    return others[at] if at < len(others) and others[at].start < hit.end else None


def _end(hit: Hit) -> int:
    return hit.end
