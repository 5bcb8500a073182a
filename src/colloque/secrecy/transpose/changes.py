"""What a transposition hands over: the new text, each change with its reason, and what was kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from colloque.findings import Finding
from colloque.secrecy.risk.roles import TRANSPOSED

MARK = f"{TRANSPOSED} "
"""Opens every text in which something was transposed: a reader must know (rule TRANS-1)."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of the original text and what stands in its place.

    Attributes:
        start: First code point, in the original text.
        end: One past the last code point, in the original text.
        label: Label of the design that called for the change.
        original: The words as written; may be wider than the identifier ("de Mme X").
        replacement: What stands there now; empty when the words are dropped.
        reason: One plain French sentence.
    """

    start: int
    end: int
    label: str
    original: str
    replacement: str
    reason: str

    @property
    def key(self) -> str:
        """Names this change from one call to the next, so that it can be refused.

        >>> Change(3, 9, "VILLE", "Nantes", "une grande ville", "").key
        '3-9'
        """
        return f"{self.start}-{self.end}"

    def as_json(self) -> dict[str, Any]:
        """The object of the contract, with the key and the reason besides."""
        return {
            "start": self.start,
            "end": self.end,
            "label": self.label,
            "original": self.original,
            "replacement": self.replacement,
            "reason": self.reason,
            "key": self.key,
        }


@dataclass(frozen=True, slots=True)
class Kept:
    """An identifier left as it is, and why.

    Attributes:
        start: First code point, in the original text.
        end: One past the last code point, in the original text.
        label: Label of the design.
        reason: One plain French sentence.
    """

    start: int
    end: int
    label: str
    reason: str

    def as_json(self) -> dict[str, Any]:
        """A JSON-ready object."""
        return {"start": self.start, "end": self.end, "label": self.label, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class SexChoice:
    """What became of the patient's sex.

    Attributes:
        before: ``F``, ``M``, or None when the text does not say or speaks of several patients.
        after: Likewise, in the transposed text.
        reason: One plain French sentence.
    """

    before: str | None
    after: str | None
    reason: str

    @property
    def changed(self) -> bool:
        """Whether the text was rewritten to the other sex."""
        return self.before != self.after

    def as_json(self) -> dict[str, Any]:
        """The object of the contract."""
        return {"from": self.before, "to": self.after, "changed": self.changed, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Transposed:
    """A transposed text; the mapping lives in ``changes`` only and is stored nowhere.

    Attributes:
        text: The text, opened by ``MARK`` when something changed.
        changes: Sorted by start, disjoint, offsets in the original text.
        kept: Identifiers left as they are, sorted by start.
        sex: What became of the patient's sex.
        mark: Words put before the text; empty when nothing changed or they were there already.
        risk_before: Re-identification risk of the original text, JSON-ready.
        risk_after: Re-identification risk of the transposed text, JSON-ready.
        residual: What the check of secrecy still finds in the transposed text.
    """

    text: str
    changes: tuple[Change, ...]
    kept: tuple[Kept, ...]
    sex: SexChoice
    mark: str
    risk_before: Mapping[str, Any]
    risk_after: Mapping[str, Any]
    residual: tuple[Finding, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of the contract, without its ``id``."""
        return {
            "text": self.text,
            "changes": [change.as_json() for change in self.changes],
            "kept": [kept.as_json() for kept in self.kept],
            "sex": self.sex.as_json(),
            "mark": self.mark,
            "risk_before": dict(self.risk_before),
            "risk_after": dict(self.risk_after),
            "residual": [finding.as_json() for finding in self.residual],
        }
