"""Retracted publications, by DOI: a file of Retraction Watch that the operator gives; none ships.

Source: the Retraction Watch database (Crossref), a CSV whose columns ``OriginalPaperDOI`` and
``RetractionNature`` are read; corrections and reinstatements are passed over.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from colloque.conduct.errors import CueError
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding, Why
from colloque.rulebook import Rulebook

RULE = "SCI-1"

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>«»]{1,200}")
_SAID = re.compile(r"retract\w{1,6}")
_COUNTED = frozenset({"retraction", "expression of concern"})
_MESSAGE = "La publication citée a été rétractée ou mise en doute par son éditeur : dites-le, ou retirez-la."


def read_retractions(path: Path) -> frozenset[str]:
    """DOIs of a CSV of Retraction Watch, in lower case; k DOIs for n lines, k ≤ n.

    Raises:
        CueError: the file cannot be read, or lacks its two columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
            rows = csv.DictReader(file)
            if not {"OriginalPaperDOI", "RetractionNature"} <= set(rows.fieldnames or ()):
                raise CueError(path.name, "OriginalPaperDOI", "colonne absente")
            return frozenset(
                row["OriginalPaperDOI"].strip().lower()
                for row in rows
                if (row["RetractionNature"] or "").strip().lower() in _COUNTED
                and (row["OriginalPaperDOI"] or "").startswith("10.")
            )
    except (OSError, csv.Error) as error:
        raise CueError(path.name, "(fichier)", "illisible") from error


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Retracted DOIs of ``context.retracted`` that a text cites without saying so."""
    rule = rulebook.get(RULE)
    if rule is None or not context.retracted or _SAID.search(reading.folded):
        return
    for found in _DOI.finditer(reading.folded):
        doi = found.group().rstrip(".,;:)]}'!?…")
        if doi in context.retracted:
            start, end = reading.span(found.start(), found.start() + len(doi))
            yield rule.finding(
                start=start,
                end=end,
                message=_MESSAGE,
                detector="retractions",
                conditions=("retracted",),
                why=Why(source="retraction-watch", cues=(doi,)),
            )
