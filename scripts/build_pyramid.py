"""Turn the INSEE counts by département, sex and 5-year band into the shares that the risk estimate ships.

The counts (``dep,sex,0-4,5-9,…,95+``; sex ``H`` or ``F``; one line a département and sex) come from the
INSEE, «Estimation de la population au 1er janvier 2023», Licence Ouverte 2.0. What ships is derived: parts
per million of each département's own population, which the legal populations of communes then scale.

    python scripts/build_pyramid.py COUNTS.csv src/colloque/secrecy/risk/data/departments.tsv
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

_HEAD = (
    "# Parts per million of each département's population, by sex and 5-year age band (0-4 to 95+), 2023.\n"
    "# Source: INSEE, estimations de population par département, sexe et âge quinquennal, 1er janvier 2023.\n"
    "# Licence Ouverte 2.0 (Etalab). Built by scripts/build_pyramid.py: own shares of the counts.\n"
)
_BANDS = 20


def rows(counts: Path) -> Iterator[tuple[str, list[int]]]:
    """Yield each département with its forty shares, men then women."""
    found: dict[str, dict[str, list[int]]] = {}
    with counts.open(encoding="utf-8", newline="") as lines:
        for dep, sex, *bands in list(csv.reader(lines))[1:]:
            if len(bands) != _BANDS:
                raise SystemExit(f"{dep} {sex}: {len(bands)} bands, not {_BANDS}")
            found.setdefault(dep, {})[sex] = [int(people) for people in bands]
    for dep, sexes in sorted(found.items()):
        people = sexes["H"] + sexes["F"]
        yield dep, [round(1_000_000 * part / sum(people)) for part in people]


def main(counts: str, table: str) -> None:
    """Write the table."""
    names = [f"{sex}{low}" for sex in "MF" for low in range(0, 5 * _BANDS, 5)]
    lines = ["\t".join(["code", *names])]
    lines += ["\t".join([dep, *map(str, shares)]) for dep, shares in rows(Path(counts))]
    Path(table).write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
