"""Read annotated sentences written inline: ``"Vu <PHI label=NOM>Le Goff</PHI> hier"``."""

from __future__ import annotations

import re

from colloque.findings import Span

_OPEN = re.compile(r"<PHI label=([A-Z_]+)>(.*?)</PHI>", re.DOTALL)


def parse(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Split a marked sentence into its text and its spans.

    >>> parse("Vu <PHI label=PRENOM>Léa</PHI>.")
    ('Vu Léa.', (Span(start=3, end=6, label='PRENOM'),))
    """
    text, spans, last = "", [], 0
    for match in _OPEN.finditer(marked):
        text += marked[last : match.start()]
        spans.append(Span(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    return text + marked[last:], tuple(spans)
