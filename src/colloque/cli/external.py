"""Commands another part of the house declares (entry-point group ``colloque.commands``): the server's.

The command line may not import the server: it finds its commands by name, and says what to install when
they are not there.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable

from colloque.cli.errors import CommandError

GROUP = "colloque.commands"
COMMANDS = {
    "serve": "ouvrir le réseau sur cette machine",
    "account": "créer un compte, vérifier un médecin",
    "token": "donner un jeton d’accès à un compte",
    "registry": "lire le répertoire des professionnels (RPPS), y chercher quelqu’un",
    "verify": "vérifier une attestation (SD-JWT)",
    "manage": "commandes d’administration (Django)",
}


def epilog() -> str:
    """The lines the general help shows for these commands, laid out as argparse lays out its own."""
    lines = [f"  {name:<10}{what}" for name, what in COMMANDS.items()]
    return "\n".join(["avec le serveur (colloque[server]) :", *lines])


def run(name: str, argv: list[str]) -> int:
    """Hand the words after the command to the part that declares it.

    Raises:
        CommandError: the server is not installed here.
    """
    return _command(name)(argv)


def _command(name: str) -> Callable[[list[str]], int]:
    found = importlib.metadata.entry_points(group=GROUP, name=name)
    missing = CommandError(f"« {name} » demande le serveur : installez colloque[server]")
    if not found:
        raise missing
    try:
        command: Callable[[list[str]], int] = next(iter(found)).load()
    except ModuleNotFoundError as error:
        # A missing module of our own is a fault to show whole, not an extra to install.
        if (error.name or "").partition(".")[0] == "colloque":
            raise
        raise missing from error
    return command
