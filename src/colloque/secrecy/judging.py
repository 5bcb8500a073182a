"""From hits to findings: whom the words are about, what they add up to, under which rule and how heavily.

Direct identifiers of a patient fall under SEC-1, names in files under SEC-7; a moment with a place under
SEC-3; rare diseases and events under SEC-4; the other facts add up to the mosaic of SEC-2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from colloque.findings import Context, Finding, Role
from colloque.rulebook import Rulebook
from colloque.secrecy.detection import find
from colloque.secrecy.detectors.patterns import after, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.mosaic import Mosaic, add_up, is_authority, is_moment, live_cue
from colloque.secrecy.presence import role_of, speaks_of_patient
from colloque.secrecy.wording import message, remedy, replacement

_DIRECT = frozenset(
    [
        "NOM",
        "PRENOM",
        "INITIALES",
        "DATE_NAISSANCE",
        "ADRESSE",
        "TEL",
        "MAIL",
        "SECU",
        "IPP",
        "NDA",
        "RPPS",
        "AUTRE_ID",
        "COMPTE",
        "URL",
    ]
)
_NUMBERS = frozenset({"SECU", "IPP", "NDA", "DATE_NAISSANCE"})
_FILE = "other.file_name"
_PATIENT_NEAR = (
    r"\b(?:patiente?|pte?|malade|il (?:poste|signe)|elle (?:poste|signe)|"
    r"son compte|sa page|mari|femme|fille|fils|mere|pere)\b"
)
_SURE = 0.7
_SHORT_NAME = 3


@dataclass(frozen=True)
class _Case:
    """Everything a judgement looks at."""

    text: FoldedText
    hits: tuple[Hit, ...]
    context: Context
    rulebook: Rulebook
    patient: bool
    mosaic: Mosaic

    @cached_property
    def says_more_than_initials(self) -> bool:
        """Whether anything besides initials points at somebody."""
        return any(hit.label in _DIRECT and hit.label != "INITIALES" for hit in self.hits)

    @cached_property
    def names(self) -> Mapping[int, frozenset[str]]:
        """The names of the text, folded, of more than three letters, by length."""
        found: dict[int, set[str]] = {}
        for hit in self.hits:
            if hit.label in {"NOM", "PRENOM"} and hit.end - hit.start > _SHORT_NAME:
                found.setdefault(hit.end - hit.start, set()).add(self.text.folded[hit.start : hit.end])
        return {length: frozenset(names) for length, names in found.items()}


def judge(text: str, *, context: Context, rulebook: Rulebook) -> tuple[Finding, ...]:
    """Judge what identifies someone in a text.

    Args:
        text: Any string.
        context: Place, audience, author.
        rulebook: Rules with their severities.

    Returns:
        Findings sorted by start; offsets in ``text``; each with a message, a remedy and a repair.

    >>> from colloque.rulebook import load_rulebook
    >>> found = judge("Mme Le Goff, chute hier", context=Context(), rulebook=load_rulebook())
    >>> [(f.rule, f.severity.value) for f in found]
    [('SEC-1', 'block'), ('SEC-3', 'warn')]
    """
    folded = FoldedText.of(text)
    return judge_hits(folded, find(folded, context=context), context=context, rulebook=rulebook)


def judge_hits(
    text: str | FoldedText, hits: tuple[Hit, ...], *, context: Context, rulebook: Rulebook
) -> tuple[Finding, ...]:
    """Judge a text whose identifiers are already found; see `judge`.

    >>> from colloque.rulebook import load_rulebook
    >>> judge_hits("Vu ce jour", (), context=Context(), rulebook=load_rulebook())
    ()
    """
    folded = FoldedText.of(text)
    if not hits and live_cue(folded) is None:
        return ()
    patient = speaks_of_patient(folded, hits)
    case = _Case(folded, hits, context, rulebook, patient, add_up(hits, folded, context))
    found = [*_direct(case), *(_facts(case) if patient else ())]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))


def _finding(
    case: _Case, rule_id: str, hit: Hit, conditions: tuple[str, ...], *, role: Role = Role.UNKNOWN
) -> Iterator[Finding]:
    """One finding, or none when the rulebook has no such rule: its authors decided that nothing is wrong."""
    rule = case.rulebook.get(rule_id)
    if rule is None:
        return
    known = role if role is not Role.UNKNOWN else hit.why.role
    yield rule.finding(
        start=hit.start,
        end=hit.end,
        message=message(hit.label, known),
        remedy=remedy(hit.label, known),
        detector=hit.detector,
        score=hit.score,
        label=hit.label,
        conditions=conditions,
        why=hit.why if known is hit.why.role else replace(hit.why, role=known),
        replacement=replacement(hit, case.text.original),
    )


def _direct(case: _Case) -> Iterator[Finding]:
    for hit in case.hits:
        if hit.label not in _DIRECT:
            continue
        role = role_of(hit, case.text, case.context)
        if hit.label in {"COMPTE", "URL"} and not _leads_to_patient(case, hit):
            continue
        rule = "SEC-7" if hit.why.source == _FILE else "SEC-1"
        yield from _finding(case, rule, hit, _conditions(case, hit, role), role=role)


def _conditions(case: _Case, hit: Hit, role: Role) -> tuple[str, ...]:
    """What lightens a direct identifier; nothing when a patient is meant."""
    if hit.why.source == _FILE:
        return ()
    if role in {Role.COLLEAGUE, Role.AUTHOR, Role.PUBLIC_FIGURE}:
        return (role.value,)
    if hit.label in _NUMBERS:
        return () if hit.score >= _SURE else ("doubtful",)
    if hit.label in {"TEL", "ADRESSE"} and not case.patient:
        return ("doubtful",)
    if not case.patient:
        return ("no_patient",)
    if hit.label == "INITIALES" and not case.says_more_than_initials:
        return ("alone",)
    return ("doubtful",) if hit.score < _SURE or hit.why.source == "other.named_place" else ()


def _leads_to_patient(case: _Case, hit: Hit) -> bool:
    """Whether a handle is said to be a patient's, or a link repeats a name of the text."""
    if hit.label == "COMPTE":
        near = before(case.text, hit.start, 30) + "|" + after(case.text, hit.end, 30)
        return case.patient and compiled(_PATIENT_NEAR).search(near) is not None
    address = case.text.folded[hit.start : hit.end]
    return any(
        address[at : at + length] in names
        for length, names in case.names.items()
        for at in range(len(address) - length + 1)
    )


def _facts(case: _Case) -> Iterator[Finding]:
    moment = live_cue(case.text)
    if moment is not None and not any(hit.overlaps(moment) for hit in case.hits):
        for found in _finding(case, "SEC-3", moment, _moment_conditions(case)):
            yield replace(found, replacement="Il y a quelque temps,")
    for hit in case.hits:
        if hit.label in _DIRECT or is_authority(hit, case.text):
            continue
        if is_moment(hit, case.text):
            yield from _finding(case, "SEC-3", hit, _moment_conditions(case))
        elif hit.label in {"RARE", "EVENEMENT"}:
            lonely = hit.score < 0.75 and case.mosaic.count < 2
            yield from _finding(case, "SEC-4", hit, ("alone",) if lonely else ())
        else:
            yield from _finding(case, "SEC-2", hit, case.mosaic.conditions)


def _moment_conditions(case: _Case) -> tuple[str, ...]:
    return () if case.mosaic.placed else ("alone",)


def facts_of(hits: Sequence[Hit]) -> tuple[tuple[str, str], ...]:
    """Kinds of indirect facts, for ``Context.earlier_facts``: (label, "") pairs, no word of the text."""
    return tuple(sorted({(hit.label, "") for hit in hits if hit.label not in _DIRECT}))
