"""``colloque rules``: the rulebook with its citations."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from typing import Any

from colloque.cli.errors import UsageError
from colloque.cli.output import write, write_json
from colloque.cli.page import WIDTH
from colloque.cli.parser import subparser
from colloque.rulebook import Rule, Rulebook, RulebookError, load_rulebook, rulebook_names

_SEVERITIES = {"info": "pour information", "warn": "à vérifier", "grave": "grave", "block": "bloquant"}


def add_to(commands: Any) -> None:
    """Declare the command."""
    parser = subparser(commands, "rules", help_line="les règles, leurs articles et leurs exemples")
    parser.arguments.add_argument("id", nargs="?", metavar="ID", help="une règle, comme SEC-1 ; toutes sinon")
    parser.options.add_argument("--format", choices=("text", "json"), default="text", help="forme (text)")
    add_choice(parser.options)
    parser.set_defaults(run=run)


def add_choice(options: Any) -> None:
    """Declare ``--rulebook``, which several commands share."""
    known = ", ".join(rulebook_names())
    options.add_argument("--rulebook", default="fr-cnom", metavar="NOM", help=f"recueil : {known} (fr-cnom)")


def chosen_rulebook(name: str) -> Rulebook:
    """The rulebook asked for by name.

    Raises:
        UsageError: no such rulebook.
    """
    try:
        return load_rulebook(name)
    except RulebookError as error:
        raise UsageError(error.safe) from error


def run(arguments: argparse.Namespace) -> int:
    """Print one rule or all of them.

    Raises:
        UsageError: no such rule.
    """
    book = chosen_rulebook(arguments.rulebook)
    chosen = _chosen(book, arguments.id)
    if arguments.format == "json":
        _write_json(book, chosen, one=arguments.id is not None)
    elif arguments.id is not None:
        write("\n".join(_whole(chosen[0])) + "\n")
    else:
        write("\n".join(_list(book)) + "\n")
    return 0


def _chosen(book: Rulebook, rule_id: str | None) -> list[Rule]:
    if rule_id is None:
        return list(book)
    rule = book.get(rule_id.upper())
    if rule is None:
        raise UsageError(f"aucune règle {rule_id!r} dans {book.label} — voir « colloque rules »")
    return [rule]


def _write_json(book: Rulebook, chosen: list[Rule], *, one: bool) -> None:
    rules = [rule.as_json() for rule in chosen]
    whole = {"rulebook": book.label, "title": book.title, "rules": rules}
    write_json(rules[0] if one else whole, indent=2)


def _list(book: Rulebook) -> Iterator[str]:
    yield f"{book.title} — {book.label}"
    yield ""
    for rule in book:
        yield f"{rule.id:<7} {rule.title}"
        articles = ", ".join(citation.label for citation in rule.citations)
        yield f"        {_SEVERITIES[rule.severity.value]} · {articles}"


def _whole(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} — {rule.title} ({_SEVERITIES[rule.severity.value]})"
    yield ""
    yield from textwrap.wrap(rule.explanation, WIDTH)
    yield ""
    yield "Textes"
    for citation in rule.citations:
        yield f"  {citation.text}, {citation.article} (version du {citation.version_date:%d/%m/%Y})"
        yield f"    {citation.link}"
    until = f" jusqu’au {rule.in_force_until:%d/%m/%Y}" if rule.in_force_until else ""
    yield f"En vigueur depuis le {rule.in_force_from:%d/%m/%Y}{until}"
    yield from _section(
        "Ce qui change la gravité", [f"{_SEVERITIES[r.severity.value]} : {r.because}" for r in rule.raises]
    )
    yield from _section("Que faire", [rule.remedy])
    yield from _section("Sanctions possibles", rule.sanctions)
    yield from _section("Peut contrevenir à la règle", [f"« {text} »" for text in rule.breaches])
    yield from _section("Ne contrevient pas", [f"« {text} »" for text in rule.near_misses])


def _section(title: str, items: list[str] | tuple[str, ...]) -> Iterator[str]:
    if items:
        yield ""
        yield title
    for item in items:
        yield from textwrap.wrap(item, WIDTH, initial_indent="  ", subsequent_indent="    ")
