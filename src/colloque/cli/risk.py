"""``colloque risk``: how many people in France still match a text."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from colloque.cli.errors import UsageError
from colloque.cli.output import shown, write, write_json
from colloque.cli.parser import subparser
from colloque.cli.texts import STDIN, read_text
from colloque.secrecy.risk import RiskError, estimate_risk
from colloque.secrecy.risk.verdict import spoken

_LEVELS = {"red": "élevé", "amber": "moyen", "green": "faible"}
_READERS = {"stranger": "Pour un inconnu", "acquaintance": "Pour qui connaît votre lieu et la semaine"}


def add_to(commands: Any) -> None:
    """Declare the command."""
    parser = subparser(
        commands, "risk", help_line="estimer combien de personnes correspondent encore au texte"
    )
    parser.arguments.add_argument(
        "file", nargs="?", default=STDIN, metavar="FICHIER", help="texte UTF-8 ; - : entrée standard"
    )
    options = parser.options
    options.add_argument("--format", choices=("json", "text"), default="json", help="forme (json)")
    options.add_argument("--department", metavar="44", help="département d’exercice de l’auteur")
    options.add_argument(
        "--date", type=dt.date.fromisoformat, metavar="AAAA-MM-JJ", help="jour de publication"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the estimate.

    Raises:
        UsageError: there is no such département.
    """
    text = read_text(arguments.file)
    try:
        risk = estimate_risk(text, department=arguments.department, date=arguments.date).as_json()
    except RiskError as error:
        raise UsageError(error.safe) from error
    if arguments.format == "json":
        write_json(risk, indent=2)
    else:
        write(_page(risk))
    return 0


def _page(risk: dict[str, Any]) -> str:
    lines = [f"Risque de reconnaissance : {_LEVELS[risk['level']]}", risk["sentence"]]
    if risk["k"] is not None and not risk["forced"]:  # a singular fact has no number
        lines.append(f"Fourchette : {risk['k_low']:.0f} à {risk['k_high']:.0f}.")
        lines += [
            f"{said} : environ {spoken(risk['readers'][name]['k'])} "
            f"(risque {_LEVELS[risk['readers'][name]['level']]})."
            for name, said in _READERS.items()
        ]
    for fact in risk["facts"]:
        lines.append(
            f"  {fact['name']} : {shown(str(fact['value']))} — part {fact['share']:.3g} ({fact['source']})"
        )
    return "\n".join(lines) + "\n"
