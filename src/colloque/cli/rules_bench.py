"""``colloque bench rules``: examples of breaches that fire their rule, and look-alikes that do not."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from colloque import check
from colloque.cli.errors import UnreadableInput
from colloque.cli.output import write
from colloque.cli.parser import subparser
from colloque.cli.rules import add_choice, chosen_rulebook
from colloque.cli.texts import name_of, read_text
from colloque.findings import Context, Severity
from colloque.rulebook import Rulebook
from colloque.secrecy.evaluation import Share


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the rule it is about, and whether it breaches it."""

    rule: str
    text: str
    breach: bool
    context: Context


def add_to(measures: Any) -> None:
    """Declare the measure."""
    found = subparser(measures, "rules", help_line="exemples des règles : signalés, ou laissés en paix")
    found.arguments.add_argument(
        "file",
        nargs="?",
        metavar="FICHIER.jsonl",
        help='lignes {"rule", "text", "breach"} ; ceux des règles sinon',
    )
    add_choice(found.options)
    found.options.add_argument(
        "--misses", action="store_true", help="compter les exemples manqués règle par règle"
    )
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Score the examples of a file, or those the rules carry.

    Raises:
        UnreadableInput: the file cannot be read, or a line of it is not an example.
        UsageError: no such rulebook.
    """
    book = chosen_rulebook(arguments.rulebook)
    examples = list(_carried(book) if arguments.file is None else _given(arguments.file))
    right = [(example, _is_right(example, book)) for example in examples]
    write(_table(right, by_rule=arguments.misses))
    return 0


def _carried(book: Rulebook) -> Iterator[Example]:
    for rule in book:
        yield from (Example(rule.id, text, True, Context()) for text in rule.breaches)
        yield from (Example(rule.id, text, False, Context()) for text in rule.near_misses)


def _given(file: str) -> Iterator[Example]:
    # Not str.splitlines: a JSON line may hold U+2028, which it would cut at.
    for number, line in enumerate(read_text(file).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield Example(
                str(row["rule"]), row["text"], row["breach"], Context.from_json(row.get("context", {}))
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableInput(f"{name_of(file)} : ligne {number} : exemple de règle attendu") from error


def _is_right(example: Example, book: Rulebook) -> bool:
    """A breach fires its rule at its severity or above; a near miss stays below *warn* for that rule."""
    findings = check(example.text, context=example.context, rulebook=book).findings
    rank = max((finding.severity.rank for finding in findings if finding.rule == example.rule), default=-1)
    rule = book.get(example.rule)
    if not example.breach:
        return rank < Severity.WARN.rank
    return rule is not None and rank >= rule.severity.rank


def _table(right: list[tuple[Example, bool]], *, by_rule: bool) -> str:
    rows = []
    if by_rule:
        rows.append(f"{'règle':<10}{'signalés':<34}laissés en paix")
        for rule in sorted({example.rule for example, _ in right}):
            own = [(example, good) for example, good in right if example.rule == rule]
            rows.append(f"{rule:<10}{_share(own, breach=True):<34}{_share(own, breach=False)}")
    rows.append(f"manquements signalés par leur règle, à sa gravité   {_share(right, breach=True)}")
    rows.append(f"faux semblants laissés en paix par leur règle       {_share(right, breach=False)}")
    return "\n".join(rows) + "\n"


def _share(right: Iterable[tuple[Example, bool]], *, breach: bool) -> str:
    answers = [good for example, good in right if example.breach is breach]
    return Share(sum(answers), len(answers)).text if answers else "—"
