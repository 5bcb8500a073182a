"""French communes under the names people use: official ones, merged communes, short forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from colloque.secrecy import lexicons

# Values of the names that are not a commune's own.
_FORMER, _SHORTENED = "0", "1"
_LEAST_SHORTENED = 2500
_NOT_A_SHORT_NAME = frozenset({"saint", "sainte", "saints", "villeneuve", "grand", "petit", "notre", "belle"})


@cache
def communes() -> lexicons.Phrases:
    """Index of names; the value is the population, 0 for a merged commune, 1 for a short form."""
    biggest_first = sorted(
        lexicons.columns("communes.tsv", "name", "population"), key=lambda row: -int(row[1])
    )
    former = ((name, _FORMER) for (name,) in lexicons.columns("former_communes.tsv", "name"))
    short = ((name, _SHORTENED) for name in _short_names(biggest_first))
    return lexicons.Phrases.of([*((name, people) for name, people in biggest_first), *former, *short])


def population_of(name: str) -> int | None:
    """Inhabitants of the largest commune of this name; None when no inhabited commune is called so.

    >>> population_of("St-Étienne") == population_of("saint etienne"), population_of("Champigny-la-Lune")
    (True, None)
    """
    first, *rest = lexicons.key(name) or ("",)
    _, runs = communes().by_first.get(first, ((), {}))
    value = runs.get(tuple(rest))
    return None if value is None or value in {_FORMER, _SHORTENED} else int(value)


def _short_names(biggest_first: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """What people say of a town with a long name: Champigny for Champigny-sur-Marne."""
    for name, people in biggest_first:
        head, link, _ = name.partition("-")
        if int(people) < _LEAST_SHORTENED:
            return
        if link and len(head) > 4 and head.isalpha() and head.lower() not in _NOT_A_SHORT_NAME:
            yield head
