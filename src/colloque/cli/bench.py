"""``colloque bench``: how well identifiers are found, how fast a check is. Figures are printed."""

from __future__ import annotations

import argparse
import functools
from typing import Any

from colloque import secrecy
from colloque.cli import conduct_bench, risk_bench, rules_bench, speed_bench, transpose_bench, worst_bench
from colloque.cli.errors import UnreadableInput
from colloque.cli.output import write
from colloque.cli.parser import subparser
from colloque.cli.texts import name_of, read_text
from colloque.findings import Context
from colloque.secrecy.errors import AnnotationError
from colloque.secrecy.evaluation import evaluate, read_annotated


def add_to(commands: Any) -> None:
    """Declare the command and its measures."""
    parser = subparser(commands, "bench", help_line="mesurer : ce qui est trouvé, et à quelle vitesse")
    measures = parser.add_subparsers(title="mesures", metavar="MESURE", required=True)
    found = subparser(measures, "secrecy", help_line="rappel et précision sur des textes annotés")
    found.arguments.add_argument("file", metavar="FICHIER.jsonl", help='lignes {"text", "entities"}')
    found.set_defaults(run=run_secrecy)
    conduct_bench.add_to(measures)
    risk_bench.add_to(measures)
    rules_bench.add_to(measures)
    speed_bench.add_to(measures)
    transpose_bench.add_to(measures)
    worst_bench.add_to(measures)


def run_secrecy(arguments: argparse.Namespace) -> int:
    """Score the detectors on an annotated file.

    Raises:
        UnreadableInput: the file cannot be read, or a line of it is not annotated text.
    """
    # Not str.splitlines: a JSON line may hold U+2028, which it would cut at.
    lines = read_text(arguments.file).split("\n")
    finder = functools.partial(secrecy.find, context=Context())
    try:
        evaluation = evaluate(read_annotated(lines), finder)
    except AnnotationError as error:
        raise UnreadableInput(f"{name_of(arguments.file)} : {error.safe}") from error
    write(evaluation.table() + "\n")
    return 0
