"""``colloque bench conduct``: which breaches their rule signals, which acceptable posts are flagged."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from colloque import conduct
from colloque.cli.errors import UnreadableInput
from colloque.cli.output import write
from colloque.cli.parser import subparser
from colloque.cli.texts import name_of, read_text
from colloque.findings import Context, Severity
from colloque.rulebook import load_rulebook
from colloque.secrecy.evaluation import Share


def add_to(measures: Any) -> None:
    """Declare the measure."""
    found = subparser(measures, "conduct", help_line="rappel et fausses alertes sur des messages jugés")
    found.arguments.add_argument("file", metavar="FICHIER.jsonl", help='lignes {"text", "rules"}')
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Score the judges of conduct on posts whose rules are known.

    Raises:
        UnreadableInput: the file cannot be read, or a line of it is not a judged post.
    """
    name = name_of(arguments.file)
    # Not str.splitlines: a JSON line may hold U+2028, which it would cut at.
    posts = list(_judged(read_text(arguments.file).split("\n"), name))
    rulebook = load_rulebook()
    announced = [
        {
            finding.rule
            for finding in conduct.judge(text, context=Context(), rulebook=rulebook)
            if finding.severity is not Severity.INFO
        }
        for text, _ in posts
    ]
    write(_table([rules for _, rules in posts], announced))
    return 0


def _judged(lines: Iterable[str], name: str) -> Iterator[tuple[str, frozenset[str]]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text, rules = row["text"], frozenset(row["rules"])
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableInput(f"{name} : ligne {number} : message jugé attendu") from error
        if not isinstance(text, str) or not all(isinstance(rule, str) for rule in rules):
            raise UnreadableInput(f"{name} : ligne {number} : message jugé attendu")
        yield text, rules


def _table(expected: list[frozenset[str]], announced: list[set[str]]) -> str:
    """One line a rule that is expected or announced, then posts as a whole; n in every cell."""
    breaches = Counter(rule for rules in expected for rule in rules)
    spoken = Counter(rule for rules in announced for rule in rules)
    right = Counter(rule for one, other in zip(expected, announced, strict=True) for rule in one & other)
    rows = [f"{'règle':<10}{'rappel':<34}précision"]
    for rule in sorted(breaches | spoken):
        found, true = Share(right[rule], breaches[rule]).text, Share(right[rule], spoken[rule]).text
        rows.append(f"{rule:<10}{found if breaches[rule] else '—':<34}{true if spoken[rule] else '—'}")
    pairs = list(zip(expected, announced, strict=True))
    caught = Share(sum(bool(other) for one, other in pairs if one), sum(bool(one) for one in expected))
    flagged = Share(sum(bool(other) for one, other in pairs if not one), sum(not one for one in expected))
    rows.append(f"manquements signalés, sous une règle ou une autre   {caught.text if caught.total else '—'}")
    rows.append(f"messages acceptables signalés à tort              {flagged.text if flagged.total else '—'}")
    return "\n".join(rows) + "\n"
