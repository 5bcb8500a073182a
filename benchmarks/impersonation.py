"""Impersonation: how good on labelled pairs, how fast against 250,000 referenced people.

    python benchmarks/impersonation.py [--people 250000] [--seed 4127]

Data: tests/server/watch/impersonation/pairs/*.tsv (fictional, labelled by hand; `unseen` never tuned on), and
fictional people made from syllables with the seed. Prints the machine, n and the figures.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from colloque.server.watch.impersonation.likeness import Band, likeness
from colloque.server.watch.impersonation.persona import Persona
from colloque.server.watch.impersonation.register import Register

PAIRS = Path(__file__).parents[1] / "tests/server/watch/impersonation/pairs"
_ENDS = ("ard", "eau", "et", "ier", "in", "on", "oz", "ec", "ac", "y", "ou", "elli", "ski", "ane", "ola")
_STARTS = (
    "Mar",
    "Ber",
    "Le G",
    "Du",
    "Val",
    "Ker",
    "Gar",
    "Tho",
    "Ra",
    "Bou",
    "Nde",
    "Hoa",
    "Cas",
    "Pey",
    "Zi",
)
_MIDDLES = ("tin", "nar", "gu", "rou", "dre", "mo", "li", "sse", "vi", "cha", "bo", "la", "ne", "ri", "to")
_FIRST = (
    "Lucie",
    "Paul",
    "Odile",
    "Samir",
    "Inès",
    "Yann",
    "Mai",
    "Awa",
    "Jean",
    "Chloé",
    "Ali",
    "Rose",
    "Hugo",
)


def pairs(half: str) -> Iterator[tuple[bool, Persona, Persona]]:
    """The pairs of one half: whether the second imitates, the referenced persona, the persona seen."""
    with (PAIRS / f"{half}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["truth"] == "fake", _persona(row, ""), _persona(row, "other_")


def _persona(row: dict[str, str], side: str) -> Persona:
    link = row[f"{side}link"]
    return Persona(
        handle=row[f"{side}handle"],
        name=row[f"{side}name"],
        bio=row[f"{side}bio"],
        specialty=row[f"{side}specialty"],
        town=row[f"{side}town"],
        links=frozenset([link] if link else []),
        is_verified=not side or row["verified"] == "yes",
    )


def quality(half: str) -> str:
    """One line: how many imitations were told or held, how many signals were right."""
    judged = [(truth, likeness(one, other).band) for truth, one, other in pairs(half)]
    fakes = sum(truth for truth, _ in judged)
    flagged = [truth for truth, band in judged if band is not Band.NOTHING]
    right, held = sum(flagged), sum(truth for truth, band in judged if band is Band.HOLD)
    wrongly_held = sum(band is Band.HOLD for truth, band in judged if not truth)
    return (
        f"{half:<8} {len(judged)} paires, {fakes} imitations : rappel {right / fakes:.3f} ({right}/{fakes}), "
        f"précision {right / max(1, len(flagged)):.3f} ({right}/{len(flagged)}), "
        f"retenues à raison {held}, à tort {wrongly_held}"
    )


def people(number: int, *, seed: int) -> list[Persona]:
    """Fictional referenced people, the same for the same seed."""
    drawn = random.Random(seed)
    made = []
    for rank in range(number):
        first = drawn.choice(_FIRST)
        last = (
            drawn.choice(_STARTS)
            + "".join(drawn.choices(_MIDDLES, k=drawn.randint(1, 2)))
            + drawn.choice(_ENDS)
        )
        handle = f"{first}_{last}".lower().replace(" ", "") + (str(rank % 97) if rank % 3 else "")
        made.append(Persona(handle[:30], f"Dr {first} {last}", is_verified=True))
    return made


def speed(number: int, *, seed: int, accounts: int = 2000) -> Iterator[str]:
    """Lines: the register, one new account against it, a whole scan."""
    referenced = people(number, seed=seed)
    start = time.perf_counter()
    register = Register(range(number), referenced)
    yield f"registre {number} personnes lues en {time.perf_counter() - start:.1f} s"
    spent, compared = [], 0
    for persona in people(accounts, seed=seed + 1):
        start = time.perf_counter()
        unverified = Persona(persona.handle, persona.name)
        for key in register.candidates(unverified):
            likeness(referenced[key], unverified, namesakes=register.namesakes(unverified))
            compared += 1
        spent.append(time.perf_counter() - start)
    mean = statistics.mean(spent)
    quantiles = statistics.quantiles(spent, n=100)
    yield (
        f"un compte p50 {1000 * quantiles[49]:.2f} ms, p99 {1000 * quantiles[98]:.2f} ms, "
        f"moyenne {1000 * mean:.2f} ms (n = {accounts}, {compared / accounts:.0f} comparaisons)"
    )
    yield f"tout revoir {number} comptes en {mean * number / 60:.1f} min de calcul, d’après la moyenne"
    yield f"mémoire {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} Mo au plus"


def main() -> int:
    """Print everything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=250_000)
    parser.add_argument("--seed", type=int, default=4127)
    asked = parser.parse_args()
    print(f"machine  {platform.machine()}, {os.cpu_count()} cœur(s), Python {platform.python_version()}")
    for half in ("dev", "unseen"):
        print(quality(half))
    for line in speed(asked.people, seed=asked.seed):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
