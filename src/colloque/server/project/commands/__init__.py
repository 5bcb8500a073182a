"""The subcommands of ``colloque`` that need the server: ``serve``, ``account``, ``token``, ``registry``…

Arguments are read before Django is started, so that ``--help`` and a typing mistake cost and create nothing.
"""

from __future__ import annotations

import sys

from . import arguments
from .starting import BadStart, call, start_django


def serve(argv: list[str]) -> int:
    """``colloque serve``: run the server and its worker until Ctrl-C or SIGTERM."""
    return _after_reading(arguments.serve(), "serving", argv)


def account(argv: list[str]) -> int:
    """``colloque account create|verify|withdraw|role|suspend|reinstate``: open and keep accounts."""
    return _after_reading(arguments.account(), "accounts", argv)


def token(argv: list[str]) -> int:
    """``colloque token create``: print a bearer token of the client API."""
    return _after_reading(arguments.token(), "tokens", argv)


def registry(argv: list[str]) -> int:
    """``colloque registry import|find|generate``: the public register of professionals."""
    return _after_reading(arguments.registry(), "professionals", argv)


def verify(argv: list[str]) -> int:
    """``colloque verify FILE|URL``: does an attestation hold, and what does it prove."""
    return _after_reading(arguments.verify(), "proofs", argv)


def manage(argv: list[str]) -> int:
    """``colloque manage …``: Django's own commands on this installation."""
    try:
        start_django()
    except BadStart as fault:
        print(fault, file=sys.stderr)
        return 2
    return call("django_admin", argv)


def _after_reading(parser: arguments.FrenchParser, module: str, argv: list[str]) -> int:
    try:
        options = parser.parse_args(argv)
        if module != "serving":  # which takes its port first, then starts Django itself
            start_django()
    except arguments.BadArguments as mistake:
        print(mistake, file=sys.stderr)
        return 2
    except BadStart as fault:
        print(fault, file=sys.stderr)
        return 2
    except SystemExit as leaving:  # --help
        return int(leaving.code or 0)
    return call(module, options)
