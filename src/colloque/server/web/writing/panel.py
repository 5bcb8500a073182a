"""The panel of findings: grouped by rule, heaviest first; the page and the live check show the same one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise

from colloque.server.engine.rules import current_rulebook

from ..library import cited, translated
from .fields import label_of
from .relecture import Placed, Relecture
from .repairs import repaired_whole, token_of, whole_repairs
from .risk_words import risk_sentence
from .wording import SEVERITIES, VERDICTS

_HEAVIEST_FIRST = list(SEVERITIES)


@dataclass(frozen=True, slots=True)
class FindingView:
    """One passage in plain French.

    Attributes:
        number: The one written beside the passage.
        field_label: Label of its field; empty on a page of one field, where it would say nothing.
        passage: The words concerned.
        message: What, and why it matters here.
        replacement: The words a tap puts there; None when no local repair exists.
        token: What the repair button sends; empty when there is none.
    """

    number: int
    field_label: str | Promise
    passage: str
    message: str
    replacement: str | None
    token: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The passages one rule finds, with the same weight and the same article: said once for all of them.

    Attributes:
        rule: Rule id.
        title: Title of the rule.
        url: Page of the rule.
        severity: ``block``, ``grave``, ``warn`` or ``info``.
        weight: The severity in words.
        citation: The article.
        why: What the rule protects.
        remedies: What to do, each once.
        findings: The passages, in reading order; at least one.
    """

    rule: str
    title: str
    url: str
    severity: str
    weight: str | Promise
    citation: str
    why: str
    remedies: Sequence[str]
    findings: Sequence[FindingView]


@dataclass(frozen=True, slots=True)
class PanelView:
    """What a relecture says.

    Attributes:
        verdict: ``publish``, ``advise``, ``justify`` or ``block``.
        title: The verdict in words.
        sentence: What it asks.
        risk: How many people match the text; empty when it says nothing that counts.
        groups: The findings, by rule, heaviest first.
        repairs: How many passages «Tout réparer» would repair.
    """

    verdict: str
    title: str | Promise
    sentence: str | Promise
    risk: str
    groups: Sequence[GroupView]
    repairs: int


def panel_view(reading: Relecture | None) -> PanelView | None:
    """The panel of ``reading``; None before any check."""
    if reading is None:
        return None
    title, sentence = VERDICTS[reading.report.verdict.value]
    ordered = sorted(reading.placed, key=_rank)
    return PanelView(
        verdict=reading.report.verdict.value,
        title=title,
        sentence=sentence,
        risk=risk_sentence(reading.report.risk),
        groups=tuple(_group(reading, tuple(some)) for _, some in groupby(ordered, key=_kin)),
        repairs=len(whole_repairs(reading)),
    )


def panel_json(reading: Relecture) -> dict[str, Any]:
    """The report of the contract, with what a page needs to show it.

    Each finding also says its number, its field, its offsets there, its words and its rule's page. Beside
    them: ``panel``, the panel as HTML; ``repaired``, the texts «Tout réparer» would give, by field;
    ``asks``, what the verdict asks.
    """
    answer = reading.report.as_json()
    for placed, item in zip(reading.placed, answer["findings"], strict=True):
        item |= _place_json(reading, placed)
    view = panel_view(reading)
    fixed = repaired_whole(reading)
    changed = {placed.field for placed in whole_repairs(reading)}
    if answer["risk"]:
        said = {name: words for name in ("sentence", "forced") if (words := answer["risk"].get(name))}
        answer["risk"] |= {name: translated(words) for name, words in said.items()}
    return answer | {
        "asks": verdict_words(answer["verdict"]),
        "panel": render_to_string("writing/parts/relecture.html", {"panel": view}),
        "repaired": {name: getattr(fixed, name) for name in sorted(changed)},
        "risk_sentence": view.risk if view else "",
    }


def verdict_words(verdict: str) -> Mapping[str, str]:
    """Title and sentence of a verdict."""
    title, sentence = VERDICTS[verdict]
    return {"title": str(title), "sentence": str(sentence)}


def _kin(placed: Placed) -> tuple[int, str, str]:
    """What passages said together share: weight, rule, article."""
    finding = placed.finding
    return _HEAVIEST_FIRST.index(finding.severity.value), finding.rule, finding.citation


def _rank(placed: Placed) -> tuple[tuple[int, str, str], int]:
    return _kin(placed), placed.number


def _group(reading: Relecture, some: Sequence[Placed]) -> GroupView:
    first = some[0].finding
    rule = current_rulebook().get(first.rule)
    return GroupView(
        rule=first.rule,
        title=translated(rule.title) if rule else first.rule,
        url=reverse("rule", args=[first.rule]),
        severity=first.severity.value,
        weight=SEVERITIES[first.severity.value][0],
        citation=cited(first.citation),
        why=translated(rule.explanation) if rule else "",
        remedies=tuple(dict.fromkeys(translated(placed.finding.remedy) for placed in some)),
        findings=tuple(_finding(reading, placed) for placed in some),
    )


def _finding(reading: Relecture, placed: Placed) -> FindingView:
    several = reading.form.kind in {"question", "article"} and len(reading.form.parts()) > 1
    return FindingView(
        number=placed.number,
        field_label=label_of(reading.form.kind, placed.field) if placed.field and several else "",
        passage=_passage(reading, placed),
        message=translated(placed.finding.message),
        replacement=placed.finding.replacement,
        token=token_of(placed),
    )


def _passage(reading: Relecture, placed: Placed) -> str:
    return getattr(reading.form, placed.field)[placed.start : placed.end] if placed.field else ""


def _place_json(reading: Relecture, placed: Placed) -> dict[str, Any]:
    rule = current_rulebook().get(placed.finding.rule)
    return {
        "number": placed.number,
        "title": translated(rule.title) if rule else placed.finding.rule,
        "message": translated(placed.finding.message),
        "remedy": translated(placed.finding.remedy),
        "url": reverse("rule", args=[placed.finding.rule]),
        "field": placed.field,
        "field_start": placed.start,
        "field_end": placed.end,
        "passage": _passage(reading, placed),
        "token": token_of(placed),
    }
