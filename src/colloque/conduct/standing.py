"""TIT-1, USU-1, POL-1, EMO-1, FRD-1, CLI-1: who speaks, as whom, and to whose patients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from colloque.conduct.cues import cue_book
from colloque.conduct.phrases import phrase_findings
from colloque.conduct.reading import Reading
from colloque.findings import Context, Finding, Place, Role, Why
from colloque.rulebook import Rulebook

SUBJECTS = ("titles", "impersonation", "authority", "jokes", "relations", "patients_of_others")
TITLE = "TIT-1"

_STYLED = re.compile(r"(?<![^\W_])(?:dr|docteure?|medecin)(?![^\W_])")
_MESSAGE = "Ce profil porte le titre de médecin, et la vérification ne l’a pas reconnu."


def judge(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings on title, identity, authority, jokes and relations."""
    yield from unrecognised_title(reading, context=context, rulebook=rulebook)
    for subject in SUBJECTS:
        yield from phrase_findings(cue_book(subject), reading=reading, rulebook=rulebook)


def unrecognised_title(reading: Reading, *, context: Context, rulebook: Rulebook) -> Iterator[Finding]:
    """A profile that styles itself a physician while its account is known not to be one."""
    rule = rulebook.get(TITLE)
    if rule is None or context.place is not Place.PROFILE or context.author_is_physician is not False:
        return
    if found := _STYLED.match(reading.folded):
        start, end = reading.span(*found.span())
        why = Why(source="profile:title", cues=(reading.original[start:end],), role=Role.AUTHOR)
        yield rule.finding(
            start=start,
            end=end,
            message=_MESSAGE,
            detector="titles",
            conditions=("not-physician",),
            why=why,
        )
