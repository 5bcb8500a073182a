"""The command ``colloque``: one file a subcommand, parsed here, errors told in one line here."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import sys
from collections.abc import Sequence

from colloque.cli import bench, check, explain, external, risk, rules, transpose
from colloque.cli.errors import CommandError
from colloque.cli.parser import Parser

__all__ = ["main"]

COMMANDS = (check, explain, transpose, risk, rules, bench)
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: Words after ``colloque``; those of the process when left out.

    Returns:
        0: done, nothing at or above what was asked; 1: something; 2: bad usage or unreadable input;
        130: interrupted; 141: whoever read the output has left.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if words and words[0] in external.COMMANDS:
            return external.run(words[0], words[1:])
        arguments = _parser().parse_args(words)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except CommandError as error:
        print(f"colloque : {error.safe}", file=sys.stderr)
        return EXIT_USAGE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # What is left in the buffer would be written at exit, and fail aloud.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BROKEN_PIPE


def _parser() -> Parser:
    parser = Parser(
        prog="colloque",
        description="Vérifier, transposer et comprendre un texte avant de le publier.",
        epilog=external.epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    version = importlib.metadata.version("colloque")
    parser.options.add_argument(
        "--version", action="version", version=f"colloque {version}", help="la version"
    )
    commands = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    return parser
