"""The arguments of every command of the server. Knows nothing of Django."""

from __future__ import annotations

import argparse
import os
import re
from typing import NoReturn

_NAMED = re.compile(r"--[a-z][a-z-]*|\b[A-Z]{3,}\b|(?<=: )'[^']*'|\b[a-z]+(?=/)")
KINDS = ("physician", "intern", "professional", "establishment", "public")
ROLES = ("member", "moderator", "order")


class BadArguments(ValueError):
    """The arguments cannot be understood; the message is one French line."""


class FrenchParser(argparse.ArgumentParser):
    """Says a mistake in one French line, and leaves the exit to the caller."""

    def error(self, message: str) -> NoReturn:
        """Name the arguments concerned.

        Raises:
            BadArguments: always.
        """
        named = ", ".join(dict.fromkeys(_NAMED.findall(message)))
        about = f" : {named}" if named else ""
        raise BadArguments(
            f"colloque : arguments incorrects ou manquants{about}. Voir « {self.prog} --help »."
        )


def serve() -> FrenchParser:
    """``colloque serve``."""
    parser = FrenchParser(
        prog="colloque serve",
        description="Ouvre le serveur et son travail de fond, jusqu’à Ctrl-C. "
        "Les données sont dans COLLOQUE_DATA_DIR (sinon ./var).",
    )
    parser.add_argument("--host", default="127.0.0.1", help="adresse d’écoute (127.0.0.1)")
    parser.add_argument(
        "--port",
        type=_port,
        default=os.environ.get("PORT") or "8000",
        help="port d’écoute (PORT, sinon 8000)",
    )
    parser.add_argument(
        "--demo", action="store_true", help="charge la communauté fictive s’il n’y a aucun compte"
    )
    return parser


def account() -> FrenchParser:
    """``colloque account …``."""
    parser = FrenchParser(prog="colloque account", description="Ouvre et tient les comptes.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERBE", parser_class=FrenchParser)
    create = verbs.add_parser("create", help="ouvre un compte", description="Ouvre un compte.")
    create.add_argument("handle", metavar="HANDLE")
    create.add_argument("--email", required=True, help="adresse électronique pour se connecter")
    create.add_argument("--name", required=True, help="nom affiché")
    create.add_argument("--kind", choices=KINDS, default="physician", help="sorte de compte (physician)")
    create.add_argument("--role", choices=ROLES, default="member", help="rôle (member)")
    create.add_argument("--pseudonym", action="store_true", help="le nom affiché est un pseudonyme")
    create.add_argument("--verified", action="store_true", help="médecin vérifié par l’administration")
    create.add_argument(
        "--password-stdin",
        action="store_true",
        help="lit le mot de passe sur l’entrée standard ; sinon il est tiré au sort et écrit une fois",
    )
    for verb, words in (
        ("verify", "marque le compte comme celui d’un médecin vérifié"),
        ("withdraw", "retire la marque de médecin vérifié"),
        ("suspend", "ferme l’accès au compte"),
        ("reinstate", "rouvre l’accès au compte"),
    ):
        one = verbs.add_parser(verb, help=words, description=f"{words[0].upper()}{words[1:]}.")
        one.add_argument("handle", metavar="HANDLE")
    role = verbs.add_parser("role", help="donne un rôle", description="Donne un rôle.")
    role.add_argument("handle", metavar="HANDLE")
    role.add_argument("role", choices=ROLES, metavar="ROLE", help=", ".join(ROLES))
    return parser


def token() -> FrenchParser:
    """``colloque token …``."""
    parser = FrenchParser(prog="colloque token", description="Donne accès à l’interface des applications.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERBE", parser_class=FrenchParser)
    create = verbs.add_parser(
        "create", help="écrit un jeton d’accès", description="Écrit un jeton d’accès, une seule fois."
    )
    create.add_argument("--account", required=True, metavar="HANDLE", help="compte au nom duquel agir")
    create.add_argument("--scopes", default="read write follow push", help="droits (read write follow push)")
    create.add_argument("--application", default="colloque token create", help="nom de l’application")
    return parser


def registry() -> FrenchParser:
    """``colloque registry …``."""
    parser = FrenchParser(
        prog="colloque registry", description="Le répertoire public des professionnels de santé (RPPS)."
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERBE", parser_class=FrenchParser)
    words = "lit l’extrait public et suit les arrivées, les changements, les départs"
    read = verbs.add_parser("import", help=words, description=f"{words[0].upper()}{words[1:]}.")
    read.add_argument(
        "extract", metavar="EXTRAIT", help="dossier des trois fichiers PS_LibreAcces, ou leur .zip"
    )
    read.add_argument(
        "--accept-departures",
        action="store_true",
        help="accepte un extrait plus ancien, ou dont beaucoup de professionnels sont absents",
    )
    read.add_argument("--quiet", action="store_true", help="n’écrit pas l’avancement")
    words = "cherche un professionnel par son numéro RPPS ou par son nom"
    find = verbs.add_parser("find", help=words, description=f"{words[0].upper()}{words[1:]}.")
    find.add_argument(
        "wanted", metavar="NUMÉRO_OU_NOM", help="11 chiffres, ou un nom ; « mar* » : un début de nom"
    )
    find.add_argument("given", metavar="PRÉNOM", nargs="?", default="", help="prénom, ou son début")
    words = "écrit un extrait de professionnels fictifs, pour les essais"
    made = verbs.add_parser("generate", help=words, description=f"{words[0].upper()}{words[1:]}.")
    made.add_argument("folder", metavar="DOSSIER")
    made.add_argument("--people", type=int, default=1000, help="combien de professionnels (1000)")
    made.add_argument("--seed", type=int, default=0, help="même graine, même extrait (0)")
    made.add_argument("--stamp", default="202601010000", help="date écrite dans les noms (202601010000)")
    return parser


def verify() -> FrenchParser:
    """``colloque verify …``."""
    parser = FrenchParser(
        prog="colloque verify",
        description="Vérifie une attestation (SD-JWT) : 0 si elle vaut, 1 sinon, avec un code stable.",
    )
    parser.add_argument("source", metavar="FICHIER|ADRESSE|-", help="où lire l’attestation")
    parser.add_argument(
        "--issuer", default="", metavar="ADRESSE", help="émetteur cru sur parole : https://… (ce serveur)"
    )
    return parser


def _port(value: str) -> int:
    port = int(value)
    if not 0 <= port <= 65535:
        raise ValueError
    return port
