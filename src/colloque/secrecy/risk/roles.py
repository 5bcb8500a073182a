"""Hits that know whom they are about: the same reading for the risk, the transposition and the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from colloque.findings import Context, Role
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.presence import role_of, speaks_of_patient
from colloque.secrecy.risk.cues import told

ABOUT_OTHERS = frozenset({Role.COLLEAGUE, Role.AUTHOR, Role.PUBLIC_FIGURE})
"""Roles whose identifiers are not the patient's."""


TRANSPOSED = "Cas transposé."
"""How a transposed text opens."""


def with_roles(text: str, hits: Sequence[Hit], *, context: Context) -> tuple[Hit, ...]:
    """Write in each hit whom it is about, where the words around tell; else the hit's own role stays.

    >>> hit = Hit(12, 19, "NOM", "titled_names", 0.9)
    >>> with_roles("Merci au Dr Lefèvre", [hit], context=Context())[0].why.role
    <Role.COLLEAGUE: 'colleague'>
    """
    return roles_in(FoldedText.of(text), hits, context=context)


def roles_in(text: FoldedText, hits: Sequence[Hit], *, context: Context) -> tuple[Hit, ...]:
    """``with_roles`` for a text that is folded already."""
    return tuple(_with_role(hit, text, context) for hit in hits)


def _with_role(hit: Hit, text: FoldedText, context: Context) -> Hit:
    if hit.why.role in {Role.AUTHOR, Role.PUBLIC_FIGURE}:
        return hit
    role = role_of(hit, text, context)
    return hit if role is hit.why.role else replace(hit, why=replace(hit.why, role=role))


def is_about_someone(text: str, hits: Sequence[Hit]) -> bool:
    """Whether a text tells something of a person's care, and not only of a meeting or a rule.

    >>> is_about_someone("Congrès à Lyon le 12 mars", []), is_about_someone("Patiente qui tousse", [])
    (False, True)
    """
    own = [hit for hit in hits if hit.why.role not in ABOUT_OTHERS]
    return is_told_of_someone(FoldedText.of(text), own)


def is_told_of_someone(text: FoldedText, own: Sequence[Hit]) -> bool:
    """``is_about_someone`` for a folded text and the hits that are about patients and relatives."""
    if text.original.startswith(TRANSPOSED):
        return True  # a transposed case is a case, even where its bands of age are no longer identifiers
    return speaks_of_patient(text, own) or told("someone", text)
