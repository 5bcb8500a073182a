"""``colloque transpose``: the same medicine, another story."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from colloque.cli.errors import CommandError
from colloque.cli.lines import Worker
from colloque.cli.output import shown, write, write_json
from colloque.cli.parser import subparser, words_of
from colloque.cli.streaming import stream
from colloque.cli.texts import STDIN, context_of, read_text
from colloque.findings import Context
from colloque.secrecy.transpose import GROUPS, Transposed, TransposeError, transpose

FORMATS = ("text", "json", "jsonl")


def add_to(commands: Any) -> None:
    """Declare the command."""
    parser = subparser(
        commands, "transpose", help_line="transposer un cas : la médecine reste, le patient s’efface"
    )
    parser.arguments.add_argument(
        "file", nargs="?", default=STDIN, metavar="FICHIER", help="texte UTF-8 ; - : entrée standard"
    )
    options = parser.options
    options.add_argument("--format", choices=FORMATS, default="text", help="forme de la réponse (text)")
    options.add_argument("--seed", type=int, default=0, metavar="N", help="autre nombre, autres mots (0)")
    options.add_argument("--sex", choices=("auto", "keep"), default="auto", help="keep : garder le sexe")
    options.add_argument(
        "--only", type=words_of(GROUPS), metavar="MOTS", help=f"ne changer que : {', '.join(sorted(GROUPS))}"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the transposed text, the whole answer, or an answer a line.

    Raises:
        CommandError: the transposition would touch the medicine; the text is left alone.
    """

    def work(text: str, context: dict[str, Any] | None) -> Transposed:
        known = context_of(context) if context else Context()
        try:
            return transpose(text, seed=arguments.seed, sex=arguments.sex, only=arguments.only, context=known)
        except TransposeError as error:
            raise CommandError(error.safe) from error

    if arguments.format == "jsonl":
        worker = Worker(lambda text, context: work(text, context).as_json())
        return 2 if stream([arguments.file], worker).bad else 0
    done = work(read_text(arguments.file), None)
    if arguments.format == "json":
        write_json(done.as_json(), indent=2)
    else:
        # Into a file or a pipe the text goes as it is; a terminal would obey what it should show.
        text = shown(done.text) if sys.stdout.isatty() else done.text
        write(text if text.endswith("\n") else text + "\n")
        _tell_residual(done)
    return 0


def _tell_residual(done: Transposed) -> None:
    """What is left, on stderr: standard output holds the text and nothing else."""
    if done.residual:
        rules = ", ".join(sorted({finding.rule for finding in done.residual}))
        count = len(done.residual)
        print(
            f"colloque : il reste {count} passage(s) à revoir ({rules}) — voir « colloque check »",
            file=sys.stderr,
        )
