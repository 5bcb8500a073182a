"""argparse, speaking French and failing in one line."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

# argparse words its refusals in English (or in the language of the machine); scripts want one language.
_FRENCH = (
    (r"unrecognized arguments: (.*)", r"argument inconnu : \1"),
    (r"the following arguments are required: (.*)", r"il manque : \1"),
    (
        r"argument (.*?): invalid choice: (.*?) \((?:choose from|choix possibles :) (.*)\)",
        r"\1 : \2 n’est pas un choix (\3)",
    ),
    (r"argument (.*?): invalid \w+ value: (.*)", r"\1 : \2 n’est pas une valeur possible"),
    (r"argument (.*?): expected .*", r"\1 : il manque une valeur"),
    (r"argument (.*?): (.*)", r"\1 : \2"),
    (r"ambiguous option: (.*?) could match (.*)", r"option ambiguë : \1 (\2)"),
)


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are French.

    Attributes:
        arguments: Group for what has no dashes.
        options: Group for what has.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self.arguments = self.add_argument_group("arguments")
        self.options = self.add_argument_group("options")
        self.options.add_argument("-h", "--help", action="help", help="cette aide")

    def error(self, message: str) -> NoReturn:
        """End with one French line and exit code 2."""
        for pattern, french in _FRENCH:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, french, message, flags=re.DOTALL)
                break
        line = " ".join(message.split())
        print(f"{self.prog} : {line} — voir « {self.prog} --help »", file=sys.stderr)
        raise SystemExit(2)


def subparser(commands: Any, name: str, *, help_line: str, description: str | None = None) -> Parser:
    """Add a subcommand.

    Args:
        commands: What ``add_subparsers`` returned.
        name: Word of the command.
        help_line: One French line for the list of commands.
        description: More, for the command's own help.
    """
    parser: Parser = commands.add_parser(name, help=help_line, description=description or help_line)
    return parser


def words_of(known: Iterable[str]) -> Any:
    """A reader of ``a,b,c`` that accepts known words only.

    >>> sorted(words_of({"sex", "ages"})("ages,sex"))
    ['ages', 'sex']
    """
    known = frozenset(known)

    def read(value: str) -> frozenset[str]:
        words = frozenset(word.strip() for word in value.split(",") if word.strip())
        if not words or words - known:
            unknown = ", ".join(sorted(words - known)) or "rien"
            raise argparse.ArgumentTypeError(f"{unknown} n’est pas un choix ({', '.join(sorted(known))})")
        return words

    return read


__all__ = ["Parser", "subparser", "words_of"]
