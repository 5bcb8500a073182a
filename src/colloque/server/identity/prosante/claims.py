"""What Pro Santé Connect says of a person, read with care: every field may be absent or of another kind.

Source of the names: the published claims of Pro Santé Connect (``UITVersion`` 1.0): ``SubjectNameID`` is
the national identifier, «8» then the RPPS number; ``SubjectRefPro.exercices[]`` has a profession and a
category each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..registry.decisions import Practice, Quality, is_rpps, quality_of
from .errors import SignInRefused

_MOST = 50  # exercises read; nobody has so many
_NAME_LIMIT = 120  # code points


@dataclass(frozen=True, slots=True)
class ProfessionalIdentity:
    """Someone whom Pro Santé Connect vouches for.

    Attributes:
        rpps: 11 digits.
        family_name: As declared to the register; may be empty.
        given_name: Likewise.
        practices: Professions; None when ``SubjectRefPro`` is absent.
    """

    rpps: str
    family_name: str
    given_name: str
    practices: tuple[Practice, ...] | None

    @property
    def quality(self) -> Quality | None:
        """What the person is; None limits the account: nothing is known of the practice."""
        return quality_of(self.practices or ())


def identity_of(claims: Mapping[str, Any]) -> ProfessionalIdentity:
    """Read the claims of the identity, or of ``userinfo``.

    Raises:
        SignInRefused: ``no_number``: no RPPS number in it.

    >>> identity_of({"SubjectNameID": "889900000012"}).quality is None
    True
    >>> job = {"codeProfession": "10", "codeCategorieProfessionnelle": "E"}
    >>> identity_of({"SubjectNameID": "889900000012", "SubjectRefPro": {"exercices": [job]}}).quality
    <Quality.INTERN: 'intern'>
    """
    national = _text(claims, "SubjectNameID") or _text(claims, "preferred_username")
    if not (national.startswith("8") and is_rpps(national[1:])):
        raise SignInRefused("no_number")
    reference = claims.get("SubjectRefPro")
    practices = tuple(_practices(reference)) if isinstance(reference, Mapping) else None
    return ProfessionalIdentity(
        national[1:], _text(claims, "family_name"), _text(claims, "given_name"), practices
    )


def _practices(reference: Mapping[str, Any]) -> Iterator[Practice]:
    listed = reference.get("exercices")
    for exercise in listed[:_MOST] if isinstance(listed, list) else ():
        if isinstance(exercise, Mapping):
            yield Practice(
                _text(exercise, "codeProfession"),
                _text(exercise, "codeCategorieProfessionnelle"),
                active=bool(exercise.get("activities")),
            )


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    return value.strip()[:_NAME_LIMIT] if isinstance(value, str) else ""
