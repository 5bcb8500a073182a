"""The words every part of Colloque shares: span, finding, severity, report, cleared text.

Nothing here knows a rule, a pattern or a database. All classes are frozen; offsets are half-open
``[start, end)`` code points of the original text.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

DIRECT_LABELS = frozenset(
    "NOM PRENOM INITIALES DATE DATE_NAISSANCE ADRESSE ZIP VILLE HOPITAL TEL MAIL SECU IPP NDA RPPS URL "
    "COMPTE AUTRE_ID".split()
)
INDIRECT_LABELS = frozenset("AGE PROFESSION ORIGINE FAMILLE EVENEMENT RARE DEPARTEMENT".split())
LABELS = DIRECT_LABELS | INDIRECT_LABELS


class Severity(enum.StrEnum):
    """How much a finding weighs, from the lightest to the heaviest.

    >>> max(Severity.WARN, Severity.BLOCK, key=lambda s: s.rank)
    <Severity.BLOCK: 'block'>
    """

    INFO = "info"
    WARN = "warn"
    GRAVE = "grave"
    BLOCK = "block"

    @property
    def rank(self) -> int:
        """Position from 0 (info) to 3 (block)."""
        return list(Severity).index(self)


class Verdict(enum.StrEnum):
    """What the worst finding asks of the author.

    >>> Verdict.of([Severity.INFO, Severity.GRAVE]), Verdict.of([])
    (<Verdict.JUSTIFY: 'justify'>, <Verdict.PUBLISH: 'publish'>)
    """

    PUBLISH = "publish"
    ADVISE = "advise"
    JUSTIFY = "justify"
    BLOCK = "block"

    @property
    def rank(self) -> int:
        """Position from 0 (publish) to 3 (block)."""
        return list(Verdict).index(self)

    @classmethod
    def of(cls, severities: Iterable[Severity]) -> Verdict:
        """The verdict of the worst severity; none or info means publish."""
        return list(cls)[max((severity.rank for severity in severities), default=0)]


class Role(enum.StrEnum):
    """Whom a piece of information is about, as far as the text says."""

    PATIENT = "patient"
    RELATIVE = "relative"
    COLLEAGUE = "colleague"
    AUTHOR = "author"
    PUBLIC_FIGURE = "public_figure"
    UNKNOWN = "unknown"


class Place(enum.StrEnum):
    """Where a text is about to appear: each can carry a secret, each is checked."""

    POST = "post"
    BOOST = "boost"
    REPLY = "reply"
    PROFILE = "profile"
    ALT_TEXT = "alt_text"
    POLL = "poll"
    GROUP_TITLE = "group_title"
    FILE_NAME = "file_name"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open run ``[start, end)`` of code points that carries a label of the design."""

    start: int
    end: int
    label: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or negative span [{self.start}, {self.end})")
        if self.label not in LABELS:
            raise ValueError(f"unknown label {self.label!r}")


@dataclass(frozen=True, slots=True)
class Why:
    """How a finding came about, for people: never the text itself beyond the words concerned.

    Attributes:
        source: Pattern or lexicon that fired, as ``tel.national`` or ``lexicon:communes``.
        cues: Context words, as written, that confirmed or raised it; at most a few.
        role: Whom the words are about.
    """

    source: str
    cues: tuple[str, ...] = ()
    role: Role = Role.UNKNOWN


@dataclass(frozen=True, slots=True)
class Finding:
    """A signal with an article and a repair; never a verdict of guilt.

    Attributes:
        rule: Rule id, as ``SEC-1``.
        severity: Severity under the rulebook that judged.
        label: Label of the design for secrecy findings, None for conduct.
        start: First code point concerned.
        end: One past the last code point concerned.
        message: One plain French sentence: what, and why it matters here.
        remedy: What to do, in French, ready to use.
        citation: The article, as ``R4127-4 CSP``.
        detector: Name of the detector or judge.
        score: Confidence, 0 to 1.
        why: Explanation for ``colloque explain``.
        replacement: Text that repairs ``[start, end)`` in one tap; None when no local repair exists.
    """

    rule: str
    severity: Severity
    label: str | None
    start: int
    end: int
    message: str
    remedy: str
    citation: str
    detector: str
    score: float
    why: Why = field(default=Why(source=""))
    replacement: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The object of the contract, then what the composer needs besides."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "label": self.label,
            "start": self.start,
            "end": self.end,
            "message": self.message,
            "remedy": self.remedy,
            "citation": self.citation,
            "detector": self.detector,
            "score": round(self.score, 4),
            "replacement": self.replacement,
        }


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a text besides its words; every field may be left out.

    Attributes:
        place: Where the text will appear.
        audience: ``public``, ``unlisted``, ``private``, ``direct`` or ``physicians``.
        date: Day of publication, for relative dates and the risk.
        author_names: Names and surnames of the author, told apart from a patient's.
        author_town: Commune of practice, as the author's profile shows it.
        author_department: Two or three characters, as ``44`` or ``2A``.
        author_is_physician: Whether the author is a verified physician.
        author_is_pseudonymous: Whether the account shows a pseudonym.
        interests: Declared links of interest (brands, firms).
        retracted: DOIs of retracted publications, lower case (``conduct.read_retractions``).
        earlier_facts: Indirect facts the author already published (label, value), for the mosaic.
    """

    place: Place = Place.POST
    audience: str = "public"
    date: dt.date | None = None
    author_names: tuple[str, ...] = ()
    author_town: str | None = None
    author_department: str | None = None
    author_is_physician: bool | None = None
    author_is_pseudonymous: bool = False
    interests: tuple[str, ...] = ()
    earlier_facts: tuple[tuple[str, str], ...] = ()
    retracted: frozenset[str] = frozenset()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read the ``context`` object of the contract.

        Raises:
            ContextError: an unknown field, or a value of the wrong kind; the message names the field only.

        >>> Context.from_json({"place": "reply", "date": "2026-11-23"}).date
        datetime.date(2026, 11, 23)
        """
        known = {f.name for f in fields(cls)}
        values: dict[str, Any] = {}
        for name, value in data.items():
            if name not in known:
                raise ContextError(name)
            try:
                values[name] = _READERS.get(name, _text)(value)
            except (TypeError, ValueError, KeyError) as error:
                raise ContextError(name) from error
        return cls(**values)


class ContextError(ValueError):
    """A context field is unknown or has a value of the wrong kind; holds the field's name only."""

    def __init__(self, name: str) -> None:
        self.name = name if isinstance(name, str) and name.isidentifier() and len(name) <= 40 else "?"
        super().__init__(f"champ de contexte invalide : {self.name}")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _optional(value: Any) -> str | None:
    return None if value is None else _text(value)


def _flag(value: Any) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise TypeError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise TypeError
    return tuple(_text(item) for item in value)


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    return tuple((_text(label), _text(fact)) for label, fact in value)


_READERS: Mapping[str, Any] = {
    "place": Place,
    "date": lambda value: None if value is None else dt.date.fromisoformat(value),
    "author_names": _texts,
    "author_town": _optional,
    "author_department": _optional,
    "author_is_physician": _flag,
    "author_is_pseudonymous": lambda value: bool(_flag(value)),
    "interests": _texts,
    "earlier_facts": _pairs,
    "retracted": lambda value: frozenset(doi.lower() for doi in _texts(value)),
}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one check found, under one dated rulebook.

    Attributes:
        findings: Sorted by start, then end, then rule.
        rulebook: Version that judged, as ``fr-cnom 2026.11``.
        risk: Re-identification risk as a JSON-ready mapping, None when the text holds no fact to count.
    """

    findings: tuple[Finding, ...]
    rulebook: str
    risk: Mapping[str, Any] | None = None

    @property
    def verdict(self) -> Verdict:
        """Verdict of the worst finding."""
        return Verdict.of(finding.severity for finding in self.findings)

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of the rules that fired, sorted, each once: what may be logged of a report."""
        return tuple(sorted({finding.rule for finding in self.findings}))

    def as_json(self) -> dict[str, Any]:
        """The object of the contract, without its ``id``."""
        return {
            "verdict": self.verdict.value,
            "findings": [finding.as_json() for finding in self.findings],
            "risk": dict(self.risk) if self.risk is not None else None,
            "rulebook": self.rulebook,
        }


@dataclass(frozen=True, slots=True)
class ClearedText:
    """A text that has passed the check, and the report it passed with.

    Only ``checking.clear`` makes one (a house test keeps it so), and only a ClearedText becomes a post.

    Attributes:
        text: The text as it will appear.
        report: The report at the moment of clearing; its verdict is at most what was acknowledged.
        acknowledged: The worst verdict the author took upon himself; never ``block``.
    """

    text: str
    report: Report
    acknowledged: Verdict
