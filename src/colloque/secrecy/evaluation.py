"""How well a finder does on annotated texts: recall before precision, and documents rather than words.

A file holds one JSON object a line, ``{"text": …, "entities": [{"start", "end", "label"}, …]}``; other fields
are ignored, offsets are half-open code points. *Strict* means same offsets and same label. A *token* is a run
of word characters, found when a code point of it lies in a hit of any label. A post is *fully redacted* when
every token of every direct identifier is found. *Over-redaction* is the share of posts without any direct
identifier in which a direct identifier is announced all the same.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from colloque.findings import DIRECT_LABELS, INDIRECT_LABELS, LABELS, Span
from colloque.secrecy.errors import AnnotationError

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and the spans a person marked in it, sorted by start."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` out of ``total``, with its 95 % Wilson interval.

    >>> Share(9, 10).text
    '90.0 % [59.6; 98.2] (9/10)'
    """

    hits: int
    total: int

    @property
    def value(self) -> float:
        """Proportion from 0 to 1; 1 when there was nothing to find."""
        return self.hits / self.total if self.total else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound of the 95 % Wilson score interval (E. B. Wilson, 1927)."""
        if not self.total:
            return 0.0, 1.0
        z, n, p = 1.96, self.total, self.value
        centre, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        low, high = (centre - spread) / (1 + z * z / n), (centre + spread) / (1 + z * z / n)
        return max(0.0, low), min(1.0, high)

    @property
    def text(self) -> str:
        """Percentage, interval and counts."""
        low, high = self.interval
        return f"{100 * self.value:.1f} % [{100 * low:.1f}; {100 * high:.1f}] ({self.hits}/{self.total})"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one label, or of several together.

    Attributes:
        right: Announced spans that are strictly right.
        announced: Announced spans.
        marked: Spans marked by a person.
        tokens_found: Marked tokens found under any label.
        tokens: Marked tokens.
    """

    right: int = 0
    announced: int = 0
    marked: int = 0
    tokens_found: int = 0
    tokens: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.announced + other.announced,
            self.marked + other.marked,
            self.tokens_found + other.tokens_found,
            self.tokens + other.tokens,
        )

    @property
    def precision(self) -> float:
        """Strict precision; 1 when nothing was announced."""
        return self.right / self.announced if self.announced else 1.0

    @property
    def recall(self) -> float:
        """Strict recall; 1 when nothing was marked."""
        return self.right / self.marked if self.marked else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of strict precision and recall.

        >>> Score(right=1, announced=2, marked=1).f1
        0.6666666666666666
        """
        return 2 * self.right / (self.announced + self.marked) if self.announced + self.marked else 1.0

    @property
    def token_recall(self) -> Share:
        """Marked tokens found under any label."""
        return Share(self.tokens_found, self.tokens)


@dataclass(frozen=True)
class Evaluation:
    """All figures of one run.

    Attributes:
        posts: Number of texts read.
        words: Number of tokens read.
        by_label: Score of each label that was marked or announced.
        fully_redacted: Posts with a direct identifier of which no token of one was missed.
        over_redacted: Posts without direct identifier in which one was announced.
        token_precision: Announced tokens that were marked, whatever the label.
    """

    posts: int
    words: int
    by_label: dict[str, Score]
    fully_redacted: Share
    over_redacted: Share
    token_precision: Share

    def together(self, labels: Iterable[str]) -> Score:
        """Micro sum over ``labels``."""
        wanted = set(labels)
        return sum((score for label, score in self.by_label.items() if label in wanted), Score())

    def table(self) -> str:
        """The figures as a plain text table, one line a label, then the sums and the shares."""
        lines = [
            (
                f"{'label':<16}{'marked':>7}{'found':>7}{'P':>7}{'R':>7}{'F1':>7} "
                f" token recall (any label), 95 %"
            )
        ]
        rows = [(label, self.by_label[label]) for label in sorted(self.by_label)]
        rows += [
            ("direct", self.together(DIRECT_LABELS)),
            ("indirect", self.together(INDIRECT_LABELS)),
            ("all", self.together(LABELS)),
        ]
        for label, s in rows:
            figures = f"{100 * s.precision:>7.1f}{100 * s.recall:>7.1f}{100 * s.f1:>7.1f}"
            lines.append(f"{label:<16}{s.marked:>7}{s.announced:>7}{figures}  {s.token_recall.text}")
        lines.append(f"fully redacted posts (direct)  {self.fully_redacted.text}")
        lines.append(f"over-redacted posts            {self.over_redacted.text}")
        lines.append(f"token precision (any label)    {self.token_precision.text}")
        lines.append(f"{self.posts} posts, {self.words} words")
        return "\n".join(lines)


def read_annotated(lines: Iterable[str]) -> Iterator[Annotated]:
    """Read a corpus line by line; blank lines are skipped.

    Raises:
        AnnotationError: not JSON, a missing or wrong field, an offset outside the text; names the line.

    >>> line = '{"text": "Vu Léa", "entities": [{"start": 3, "end": 6, "label": "PRENOM"}]}'
    >>> next(read_annotated([line])).spans
    (Span(start=3, end=6, label='PRENOM'),)
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(line, number)


def _read_line(line: str, number: int) -> Annotated:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise AnnotationError(number, "JSON illisible") from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise AnnotationError(number, "champ « text » absent ou invalide")
    entities = data.get("entities")
    if not isinstance(entities, list):
        raise AnnotationError(number, "champ « entities » absent ou invalide")
    spans = tuple(sorted((_span(entity, number) for entity in entities), key=lambda span: span.start))
    if any(span.end > len(data["text"]) for span in spans):
        raise AnnotationError(number, "annotation hors du texte")
    return Annotated(data["text"], spans)


def _span(entity: Any, number: int) -> Span:
    try:
        return Span(int(entity["start"]), int(entity["end"]), entity["label"])
    except (TypeError, KeyError, ValueError) as error:
        raise AnnotationError(number, "annotation invalide") from error


def evaluate(corpus: Iterable[Annotated], finder: Callable[[str], Sequence[Any]]) -> Evaluation:
    """Score a finder on a corpus.

    Args:
        corpus: Annotated texts, read once.
        finder: Gives, for a text, objects with ``start``, ``end`` and ``label``; ``secrecy.find`` is one.

    Returns:
        The figures; the same corpus and finder always give the same.

    >>> evaluate([Annotated("Vu Léa", (Span(3, 6, "PRENOM"),))], lambda text: ()).fully_redacted.text
    '0.0 % [0.0; 79.3] (0/1)'
    """
    scores: defaultdict[str, Score] = defaultdict(Score)
    posts = words = 0
    redacted, over, precise = [0, 0], [0, 0], [0, 0]
    for item in corpus:
        hits = [Span(hit.start, hit.end, hit.label) for hit in finder(item.text)]
        tokens = [match.span() for match in _TOKEN.finditer(item.text)]
        posts, words = posts + 1, words + len(tokens)
        for label, score in _scores(item.spans, hits, tokens):
            scores[label] += score
        direct = [span for span in item.spans if span.label in DIRECT_LABELS]
        if direct:
            redacted[0] += all(_covered(token, hits) for token in tokens if _covered(token, direct))
            redacted[1] += 1
        else:
            over[0] += any(hit.label in DIRECT_LABELS for hit in hits)
            over[1] += 1
        announced = [token for token in tokens if _covered(token, hits)]
        precise[0] += sum(_covered(token, item.spans) for token in announced)
        precise[1] += len(announced)
    return Evaluation(posts, words, dict(scores), Share(*redacted), Share(*over), Share(*precise))


def _covered(token: tuple[int, int], spans: Sequence[Span]) -> bool:
    return any(span.start < token[1] and token[0] < span.end for span in spans)


def _scores(
    marked: Sequence[Span], hits: Sequence[Span], tokens: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, Score]]:
    right = set(marked)
    for hit in hits:
        yield hit.label, Score(right=int(hit in right), announced=1)
    for span in marked:
        inside = [token for token in tokens if _covered(token, (span,))]
        found = sum(_covered(token, hits) for token in inside)
        yield span.label, Score(marked=1, tokens_found=found, tokens=len(inside))
