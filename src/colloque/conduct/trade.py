"""PUB-2, INT-1, MED-1, INF-1, FEE-1: a word given when money is near. Declared ties and information pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import phrase_findings
from colloque.conduct.reading import Reading, read
from colloque.findings import Context, Finding, Place, Role, Why
from colloque.rulebook import Rulebook

SUBJECTS = ("endorsement", "paid_promotion", "medicines", "interests", "fees")
TIES = "INT-1"

_DECLARED = re.compile(r"liens? d'interets?|conflits? d'interets?|je declare|collaboration commerciale")
_MESSAGE = "La marque citée figure parmi vos liens déclarés, et le message n’en dit rien."


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on trade, then on the links of interest that the author declared and the text leaves out."""
    for subject in SUBJECTS:
        yield from phrase_findings(cue_book(subject), reading=reading, rulebook=rulebook)
    yield from declared_ties(reading, context=context, rulebook=rulebook)


def declared_ties(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Brands and firms of ``context.interests`` that a text names without saying the tie."""
    rule = rulebook.get(TIES)
    if rule is None or not context.interests or _DECLARED.search(reading.folded):
        return
    if context.place is Place.PROFILE:
        return  # where ties are declared
    for interest in context.interests:
        name = read(interest).folded.strip()
        if name.startswith("aucun"):
            continue  # «Aucun lien avec une entreprise de santé»
        found = re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", reading.folded) if name else None
        if found:
            start, end = reading.span(*found.span())
            yield rule.finding(
                start=start,
                end=end,
                message=_MESSAGE,
                detector="interests",
                conditions=("declared-tie",),
                why=Why(source="interests:declared", cues=(reading.original[start:end],), role=Role.AUTHOR),
            )
