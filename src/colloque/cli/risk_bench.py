"""``colloque bench risk``: the estimate against a simulated France, and what its tables cost."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colloque.cli.output import write
from colloque.cli.parser import subparser
from colloque.secrecy.lexicons import key
from colloque.secrecy.risk import estimate_risk
from colloque.secrecy.risk.estimate import RED_BELOW
from colloque.secrecy.risk.population import commune, shares
from colloque.secrecy.risk.simulation import Lot, simulated_france

_TILTS = (0.0, 0.008, 0.015)
_USUAL = 0.008
_WINDOWS = {"1 year of age": 1, "5 years of age": 5}
_POSTS = 600
_FRESH = 5
_ADULT = 18
_PLACED = "{who} de {age} ans, vue hier à {town}. Diabète déséquilibré : quelle insuline ?"
_TOLD = "{who} de {age} ans, qui habite à {town}. Diabète déséquilibré : quelle insuline ?"
_ALONE = "{who} de {age} ans. Diabète déséquilibré : quelle insuline ?"
_LOAD = """
import pathlib, resource, time
from colloque.secrecy.risk import places, population, situations, cues
def held():
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
start, before = time.process_time(), held()
population.departments(), population.territories(), population.commune("auray"), population.shares()
population.share_of(sex="F", low=60, high=64, within=("23",))
print(time.process_time() - start, held() - before)
"""


def add_to(measures: Any) -> None:
    """Declare the measure."""
    risk = subparser(measures, "risk", help_line="k contre une France simulée, et le coût des tables")
    risk.options.add_argument(
        "--seed", type=int, default=1, metavar="N", help="autre nombre, autre France (1)"
    )
    risk.options.add_argument(
        "--posts", type=int, default=_POSTS, metavar="N", help=f"personnes racontées en un texte ({_POSTS})"
    )
    risk.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the figures as Markdown."""
    write("\n".join(_page(arguments.seed, arguments.posts)) + "\n")
    return 0


_INTRODUCTION = """# The estimate of the risk, measured

Written by `colloque bench risk --seed {seed} --posts {posts}`. A simulated France: each commune draws its
people from the pyramid of its département, tilted by commune (standard deviation of the change in log share
for one year of age: 0.008 is the usual case, 0.015 a strong one; no table of ages by commune could be had, so
it is assumed). «Within ×2»: k against the true number of people, the patient included. Flagged: k_low under
{red}. A cell is weighed once whatever its size; most hold one or two people, where chance alone moves a count
by ×2.

## Commune × sex × age
"""
_HEAD = """| window | tilt | cells | cells within ×2 | cells of k ≥ 11 within ×2 | persons within ×2 \
| persons within ×1.5 | persons in k < 11 | of them flagged | of the others flagged |
|---|---|---|---|---|---|---|---|---|---|"""


def _page(seed: int, posts: int) -> Iterator[str]:
    yield _INTRODUCTION.format(seed=seed, posts=posts, red=RED_BELOW)
    yield _HEAD
    usual: Sequence[Lot] = ()
    for tilt in _TILTS:
        lots = tuple(simulated_france(seed=seed, tilt=tilt))
        usual = lots if tilt == _USUAL else usual
        for name, years in _WINDOWS.items():
            yield f"| {name} | {tilt:g} | " + " | ".join(_row(lots, years)) + " |"
    yield "\n## The same persons told in a sentence\n"
    yield from _told(usual, seed=seed, posts=posts)
    yield "\n## Tables\n"
    seconds, size = _load()
    taken = f"Loaded in {seconds * 1000:.0f} ms of processor (fastest of {_FRESH} fresh interpreters)"
    yield f"{taken}, {size:.1f} MB."


def _row(lots: Sequence[Lot], years: int) -> list[str]:
    cells = [lot.by(years) for lot in lots]
    true = np.concatenate([counts.ravel() for counts, _ in cells]).astype(np.float64)
    others = np.concatenate([expected.ravel() for _, expected in cells])
    lived = true > 0
    true, others = true[lived], others[lived]
    estimated, low = 1 + others, 1 + others / float(shares()["errors"]["people"])
    few, flagged = true < RED_BELOW, low < RED_BELOW
    return [
        f"{len(true)}",
        _percent(_within(estimated, true, 2)),
        _percent(_within(estimated, true, 2)[estimated >= RED_BELOW]),
        _percent(_within(estimated, true, 2), true),
        _percent(_within(estimated, true, 1.5), true),
        _percent(few, true),
        _percent(flagged[few], true[few]),
        _percent(flagged[~few], true[~few]),
    ]


def _within(estimated: NDArray[np.float64], true: NDArray[np.float64], factor: float) -> NDArray[np.bool_]:
    return (estimated <= true * factor) & (estimated >= true / factor)


def _percent(said: NDArray[np.bool_], weights: NDArray[np.float64] | None = None) -> str:
    return f"{100 * np.average(said, weights=weights):.1f} %" if len(said) else "–"


def _told(lots: Sequence[Lot], *, seed: int, posts: int) -> Iterator[str]:
    """Persons drawn, each told with sex, age and town: the estimate reads the sentence, as in a post."""
    counted, levels = Counter[str](), Counter[str]()
    for town, who, age, true in _persons(lots, seed=seed, posts=posts):
        risk = estimate_risk(_TOLD.format(who=who, age=age, town=town))
        k, few = risk.k or 1, true < RED_BELOW
        levels[risk.level] += 1
        counted["close"] += true / 2 <= k <= true * 2
        counted["few"] += few
        counted["seen"] += few and risk.level == "red"
        counted["lower"] += (estimate_risk(_ALONE.format(who=who, age=age)).k or 1) < k
        counted["green"] += estimate_risk(_PLACED.format(who=who, age=age, town=town)).level == "green"
    yield f"{posts} persons, each told with sex, exact age and town; the detectors find the identifiers.\n"
    yield "| measure | value |\n|---|---|"
    yield f"| k within ×2 of the true count | {counted['close']} of {posts} |"
    yield f"| persons in k < 11 told red | {counted['seen']} of {counted['few']} |"
    yield f"| red, amber, green | {levels['red']}, {levels['amber']}, {levels['green']} |"
    yield f"| green once a place and a day are told | {counted['green']} of {posts} |"
    yield f"| k lower without the town than with it | {counted['lower']} of {posts} |"


def _persons(lots: Sequence[Lot], *, seed: int, posts: int) -> Iterator[tuple[str, str, int, int]]:
    """Draw people at random: town, word for the sex, age, and how many share the three."""
    chance = np.random.default_rng(seed)
    sizes = np.array([lot.true.sum() for lot in lots], dtype=np.float64)
    drawn = 0
    while drawn < posts:
        lot = lots[chance.choice(len(lots), p=sizes / sizes.sum())]
        flat = lot.true.ravel() / lot.true.sum()
        where, sex, age = np.unravel_index(chance.choice(len(flat), p=flat), lot.true.shape)
        home = lot.communes[int(where)]
        # A reader who meets a name that several communes bear thinks of the largest: so does the estimate.
        if (
            age >= 18
            and (known := commune(" ".join(key(home.name))))
            and known == (home.people, home.department)
        ):
            drawn += 1
            yield home.name, ("Homme", "Femme")[int(sex)], int(age), int(lot.true[where, sex, age])


def _load() -> tuple[float, float]:
    """Processor seconds and megabytes that the tables cost a fresh interpreter; the fastest, the largest."""
    measured = [_fresh() for _ in range(_FRESH)]
    return min(seconds for seconds, _ in measured), max(size for _, size in measured)


def _fresh() -> tuple[float, float]:
    command = [sys.executable, "-c", _LOAD]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    seconds, size = done.stdout.split()
    return float(seconds), float(size)
