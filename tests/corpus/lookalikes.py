"""Read ``eponyms.tsv``: what must not be found stands in braces, what must be found in ``[[LABEL|…]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from colloque.findings import DIRECT_LABELS, Span
from colloque.secrecy.hits import Hit

FILE = Path(__file__).with_name("eponyms.tsv")
PERSON = "person"
# Facts about a person, and ages: never identifiers by themselves.
_FACTS = frozenset({"RARE", "EVENEMENT"})
_MARK = re.compile(r"\{([^{}]+)\}|\[\[([A-Z_]+)\|([^][]+)\]\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of the list.

    Attributes:
        kind: What the name stands for here, ``person`` for someone.
        text: The sentence, n code points.
        lookalikes: Runs ``(start, end)`` that must not be found.
        identifiers: Spans that must be found.
    """

    kind: str
    text: str
    lookalikes: tuple[tuple[int, int], ...]
    identifiers: tuple[Span, ...]

    def wrong(self, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Identifiers announced that are none, and anything announced on a look-alike."""
        marked = {(span.start, span.end, span.label) for span in self.identifiers}
        return tuple(
            hit
            for hit in hits
            if (hit.label in DIRECT_LABELS and (hit.start, hit.end, hit.label) not in marked)
            or (
                hit.label not in _FACTS
                and any(hit.start < end and start < hit.end for start, end in self.lookalikes)
            )
        )

    def missed(self, hits: Sequence[Hit]) -> tuple[str, ...]:
        """Identifiers that no hit on an identifier covers, as written."""
        covers = [hit for hit in hits if hit.label in DIRECT_LABELS]
        return tuple(
            self.text[span.start : span.end]
            for span in self.identifiers
            if not any(hit.start <= span.start and span.end <= hit.end for hit in covers)
        )


def parse(kind: str, marked: str) -> Sentence:
    """Split a marked sentence.

    >>> parse("disease", "Un {Crohn} chez Mme [[NOM|Petit]]").identifiers
    (Span(start=18, end=23, label='NOM'),)
    """
    text, last = "", 0
    lookalikes, identifiers = [], []
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        run = match[1] or match[3]
        if match[1]:
            lookalikes.append((len(text), len(text) + len(run)))
        else:
            identifiers.append(Span(len(text), len(text) + len(run), match[2]))
        text, last = text + run, match.end()
    return Sentence(kind, text + marked[last:], tuple(lookalikes), tuple(identifiers))


def sentences(file: Path = FILE) -> Iterator[Sentence]:
    """Every line of the list, in its order."""
    lines = [line for line in file.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    for line in lines[1:]:
        kind, marked = line.split("\t")
        yield parse(kind, marked)
