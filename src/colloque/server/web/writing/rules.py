"""«Que dit le Code ?»: the rulebook as pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from colloque import Rule
from colloque.server.engine.rules import current_rulebook

from .wording import APPLIES_TO, FAMILIES, PLACES, SEVERITIES


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that share a prefix, under a heading for people."""

    prefix: str
    title: str | Promise
    rules: tuple[Rule, ...]


def families(rules: Iterable[Rule]) -> tuple[Family, ...]:
    """Group ``rules`` by the prefix of their id, in the order of the wording; unknown prefixes come last.

    >>> [family.prefix for family in families(current_rulebook())][0]
    'SEC'
    """
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.id.partition("-")[0], []).append(rule)
    order = [prefix for prefix in FAMILIES if prefix in groups]
    order += [prefix for prefix in groups if prefix not in FAMILIES]
    return tuple(Family(prefix, FAMILIES.get(prefix, prefix), tuple(groups[prefix])) for prefix in order)


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """All the rules, by family."""
    book = current_rulebook()
    context = {"rulebook": book, "families": families(book), "severities": SEVERITIES}
    return render(request, "writing/rules.html", context)


@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule: what it says, where it is written, what it costs, examples both ways, how to repair."""
    book = current_rulebook()
    found = book.get(rule_id)
    if found is None:
        raise Http404
    context = {
        "rule": found,
        "rulebook": book,
        "severity": SEVERITIES[found.severity.value],
        "applies_to": [APPLIES_TO[who] for who in found.applies_to],
        "places": [PLACES[place.value] for place in found.places],
        "raises": [(SEVERITIES[rise.severity.value][0], rise) for rise in found.raises],
    }
    return render(request, "writing/rule.html", context)
