"""``colloque bench worst``: texts made to slow the check down; time a kilobyte must not grow with length."""

from __future__ import annotations

import argparse
import time
from typing import Any

from colloque.checking import check
from colloque.cli.output import write
from colloque.cli.parser import subparser

# What is repeated until the text is long enough: each wakes up another part of the check.
SHAPES = {
    "chiffres": "1",
    "chiffres espacés": "1 ",
    "chiffres arabes": "٣ ",
    "espaces": " ",
    "majuscules": "A",
    "lettres et points": "a.",
    "lettres et tirets": "a-",
    "initiales": "A. B. ",
    "civilités": "M. ",
    "noms titrés": "Mme Costa ",
    "lignes de noms": "Dupont Marie\n",
    "mots-dièse": "#MarieDupont ",
    "emoji": "😀",
    "emoji entre lettres": "a😀",
    "accents détachés": "é̀",
    "adresses inachevées": "a.b@",
    "adresses": "mon mail a.b@exemple.fr ",
    "liens": "https://blog.example/dupont Mme Dupont ",
    "dates inachevées": "12/03/",
    "dates": "le 12/03/2024 hier ",
    "rues": "12 rue de ",
    "articles": "le la ",
    "guillemets": '« "',
    "mots masqués": "c*n ",
    "insultes": "quel connard ",
    "signes égal": "=",
    "octets nuls": "\0",
    "prose": "Mme Costa, 67 ans, vue hier à Brest pour son pied diabétique. ",
}
_KILO = 1000


def add_to(measures: Any) -> None:
    """Declare the measure."""
    worst = subparser(
        measures, "worst", help_line="textes faits pour ralentir : temps par millier de caractères"
    )
    worst.options.add_argument(
        "--thousands",
        type=int,
        nargs="+",
        default=[10, 100],
        metavar="N",
        help="longueurs, en milliers de caractères (10 100)",
    )
    worst.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Time every shape at every length: milliseconds a thousand characters, and how much they grew."""
    check("")
    lengths = sorted(arguments.thousands)
    heads = "".join(f"{length:>7} 000" for length in lengths)
    write(f"ms par millier de caractères\n{'texte':<22}{heads}   croissance\n")
    for name, piece in SHAPES.items():
        costs = [_cost(piece, length) for length in lengths]
        cells = "".join(f"{cost:>11.2f}" for cost in costs)
        write(f"{name:<22}{cells}{costs[-1] / costs[0]:>12.1f}\n")
    return 0


def _cost(piece: str, thousands: int) -> float:
    """Milliseconds of one check a thousand characters."""
    text = (piece * (thousands * _KILO // len(piece) + 1))[: thousands * _KILO]
    before = time.perf_counter()
    check(text)
    return 1000 * (time.perf_counter() - before) / thousands
