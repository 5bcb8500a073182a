"""What a rule is made of. Frozen; built by ``load.py`` from one TOML file a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from colloque.findings import Finding, Place, Severity, Why


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule is written.

    Attributes:
        text: Full name of the text, as ``Code de la santé publique``.
        article: Article, as ``R4127-4``.
        version_date: Day whose version of the text the rule refers to.
        link: Official address of that version.
        short: Usual abbreviation of the text, as ``CSP``.
    """

    text: str
    article: str
    version_date: dt.date
    link: str
    short: str

    @property
    def label(self) -> str:
        """Article and abbreviated text.

        >>> Citation("Code pénal", "226-13", dt.date(2026, 11, 23), "https://x.example", "CP").label
        '226-13 CP'
        """
        return f"{self.article} {self.short}"


@dataclass(frozen=True, slots=True)
class Raise:
    """A circumstance that sets another severity, heavier or lighter, and why."""

    when: str
    severity: Severity
    because: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the profession.

    Attributes:
        id: Stable id, as ``SEC-1``.
        title: A few French words.
        explanation: Two French sentences for the author of a draft.
        citations: Where it is written; the first is the one findings show.
        in_force_from: First day.
        in_force_until: Last day, None while it lasts.
        severity: When no raise applies.
        raises: Circumstances, in the order they are tried.
        remedy: What to do, in French, ready to use.
        applies_to: ``physician``, ``intern``, ``establishment``, ``staff``, ``anyone``.
        places: Where a text can breach it.
        sanctions: What the texts provide for, in French.
        breaches: Fictional texts that breach it; they run as tests.
        near_misses: Fictional texts that look like a breach and are none; they run as tests.
    """

    id: str
    title: str
    explanation: str
    citations: tuple[Citation, ...]
    in_force_from: dt.date
    in_force_until: dt.date | None
    severity: Severity
    raises: tuple[Raise, ...]
    remedy: str
    applies_to: tuple[str, ...]
    places: tuple[Place, ...]
    sanctions: tuple[str, ...]
    breaches: tuple[str, ...]
    near_misses: tuple[str, ...]

    @property
    def citation(self) -> str:
        """The article a finding shows, as ``R4127-4 CSP``."""
        return self.citations[0].label

    def in_force(self, date: dt.date) -> bool:
        """Whether the rule holds on ``date``, both ends included."""
        return self.in_force_from <= date and (self.in_force_until is None or date <= self.in_force_until)

    def severity_when(self, *conditions: str) -> Severity:
        """Severity under these conditions: the first raise of the file whose ``when`` is among them sets it.

        The order of the file is thus the order of precedence, and a raise may also lower (a colleague's
        name weighs less than a patient's). Conditions the rule does not know change nothing.

        >>> from colloque.rulebook.load import load_rulebook
        >>> rule = load_rulebook()["SEC-1"]
        >>> rule.severity_when().value, rule.severity_when("colleague").value
        ('block', 'info')
        """
        for rise in self.raises:
            if rise.when in conditions:
                return rise.severity
        return self.severity

    def finding(
        self,
        *,
        start: int,
        end: int,
        message: str,
        detector: str,
        score: float = 1.0,
        label: str | None = None,
        conditions: tuple[str, ...] = (),
        why: Why = Why(source=""),  # noqa: B008 - frozen, so one shared default is safe
        replacement: str | None = None,
        remedy: str | None = None,
    ) -> Finding:
        """A finding of this rule on ``[start, end)``: severity, remedy and citation come from the rule.

        Args:
            start: First code point concerned.
            end: One past the last.
            message: One plain French sentence.
            detector: Name of the detector or judge.
            score: Confidence, 0 to 1.
            label: Label of the design, None for conduct.
            conditions: Circumstances for ``severity_when``.
            why: Explanation for ``colloque explain``.
            replacement: One-tap repair of the passage, if there is one.
            remedy: A more precise remedy than the rule's.

        >>> from colloque.rulebook.load import load_rulebook
        >>> found = load_rulebook()["TON-1"].finding(start=0, end=4, message="…", detector="tone")
        >>> found.severity.value, found.citation
        ('grave', 'R4127-3 CSP')
        """
        return Finding(
            rule=self.id,
            severity=self.severity_when(*conditions),
            label=label,
            start=start,
            end=end,
            message=message,
            remedy=self.remedy if remedy is None else remedy,
            citation=self.citation,
            detector=detector,
            score=score,
            why=why,
            replacement=replacement,
        )

    def as_json(self) -> dict[str, Any]:
        """The rule as ``colloque rules --format json`` prints it; dates as ISO 8601."""
        return {
            "id": self.id,
            "title": self.title,
            "explanation": self.explanation,
            "citations": [
                {
                    "text": citation.text,
                    "article": citation.article,
                    "version_date": citation.version_date.isoformat(),
                    "link": citation.link,
                }
                for citation in self.citations
            ],
            "in_force_from": self.in_force_from.isoformat(),
            "in_force_until": self.in_force_until.isoformat() if self.in_force_until else None,
            "severity": self.severity.value,
            "raises": [
                {"when": rise.when, "severity": rise.severity.value, "because": rise.because}
                for rise in self.raises
            ],
            "remedy": self.remedy,
            "applies_to": list(self.applies_to),
            "places": [place.value for place in self.places],
            "sanctions": list(self.sanctions),
            "breaches": list(self.breaches),
            "near_misses": list(self.near_misses),
        }


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A dated set of rules.

    Attributes:
        name: As ``fr-cnom``.
        version: As ``2026.11``.
        title: French title for people.
        rules: By id, in the order of ids.
    """

    name: str
    version: str
    title: str
    rules: Mapping[str, Rule]

    @property
    def label(self) -> str:
        """Name and version, as a report shows them: ``fr-cnom 2026.11``."""
        return f"{self.name} {self.version}"

    def __getitem__(self, rule_id: str) -> Rule:
        return self.rules[rule_id]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, rule_id: str) -> Rule | None:
        """The rule, or None when this rulebook has no such id."""
        return self.rules.get(rule_id)

    def in_force(self, date: dt.date) -> tuple[Rule, ...]:
        """Rules that hold on ``date``, in the order of ids."""
        return tuple(rule for rule in self if rule.in_force(date))
