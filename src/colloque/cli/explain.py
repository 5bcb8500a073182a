"""``colloque explain``: findings with the reason of each, for people."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from colloque.checking import check
from colloque.cli.output import shown, write
from colloque.cli.page import report_page
from colloque.cli.parser import subparser
from colloque.cli.texts import STDIN, context_of, read_context, read_text
from colloque.secrecy.transpose.sexes.casting import read_people


def add_to(commands: Any) -> None:
    """Declare the command."""
    parser = subparser(
        commands, "explain", help_line="dire pourquoi un texte est signalé (motif, indices, règle)"
    )
    parser.arguments.add_argument(
        "text", nargs="?", default=STDIN, metavar="TEXTE", help="le texte ; - : entrée standard"
    )
    parser.options.add_argument("--context", metavar="FICHIER.json", help="contexte : lieu, auteur, date…")
    parser.options.add_argument(
        "--people",
        action="store_true",
        help="dire aussi qui est dans le texte : rôle, sexe, mots qui s’accordent",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the report with its reasons; always 0, since nobody asked for a verdict."""
    from_stdin = arguments.text == STDIN
    text = read_text(STDIN) if from_stdin else arguments.text
    report = check(text, context=context_of(read_context(arguments.context)))
    name = STDIN if from_stdin else "texte"
    write(report_page(text, report, name=name, colour=sys.stdout.isatty(), reasons=True))
    if arguments.people:
        write(_people_page(text))
    return 0


def _people_page(text: str) -> str:
    """One line a person: role, sex, then the words they govern."""
    rows = ["", "Personnes du texte (rôle, sexe, mots qui s’accordent avec elle) :"]
    for one in read_people(text).table():
        words = ", ".join(shown(text[start:end]) for start, end in one.governed)
        rows.append(f"  {one.role:<10} {one.sex or '?':<2} {words}")
    if len(rows) == 2:
        rows.append("  aucune")
    return "\n".join(rows) + "\n"
