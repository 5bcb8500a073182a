"""CONF-1: a colleague or another carer is attacked in person. Critique of a method passes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import findings_of, is_name
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding, Role
from colloque.rulebook import Rulebook

ATTACKS = ("confraternity", "confraternity_images")
_CAPITAL = re.compile(r"[A-ZÉÈÀÂÎÔÇ]")
_NAMED = "confraternity.named"
_TRADE = "confraternity.one-named-by-trade"


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on confraternity.

    « Dr + name » needs a capital in the original when a title is followed by an ordinary word (« le
    professeur est fou » names nobody): such a passage is doubtful.
    """
    for match in (match for name in ATTACKS for match in cue_book(name).match(reading)):
        start, end = reading.span(match.start, match.end)
        if match.cue.id.startswith(_TRADE) and is_name(match, reading=reading):
            continue
        named = match.cue.id.startswith(_NAMED)
        vague = named and not _CAPITAL.search(reading.original, start + 1, end)
        yield from findings_of(
            [match],
            reading=reading,
            rulebook=rulebook,
            judge="confraternity",
            role=Role.COLLEAGUE,
            extra=("doubtful",) if vague else (),
        )
