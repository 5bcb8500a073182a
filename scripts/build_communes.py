"""Build the tables of French communes and départements that ship with the secrecy detectors.

Run with the unpacked npm package ``@etalab/decoupage-administratif`` (6.0.0, INSEE's Code officiel
géographique and legal populations under Licence Ouverte)::

    npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-*.tgz
    python scripts/build_communes.py package/data src/colloque/secrecy/lexicons
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

HEADER = (
    "# Source: INSEE, Code officiel géographique et populations légales, millésime 2026, by the npm package "
    "@etalab/decoupage-administratif 6.0.0\n"
    "# Licence: Licence Ouverte 2.0 (Etalab). Built by scripts/build_communes.py\n"
)


def _load(folder: Path, name: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads((folder / name).read_text(encoding="utf-8"))
    return records


def _write(path: Path, columns: str, rows: list[tuple[object, ...]]) -> None:
    lines = ["\t".join(map(str, row)) for row in sorted(rows, key=lambda row: str(row[1]))]
    path.write_text(HEADER + columns + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


def build(source: Path, target: Path) -> None:
    """Write ``communes.tsv``, ``former_communes.tsv`` and ``departments.tsv`` into ``target``."""
    communes = _load(source, "communes.json")
    regions = {region["code"]: region["nom"] for region in _load(source, "regions.json")}
    current = [c for c in communes if c["type"] == "commune-actuelle" and "departement" in c]
    population: defaultdict[str, int] = defaultdict(int)
    for commune in current:
        population[commune["departement"]] += commune.get("population", 0)
    _write(
        target / "communes.tsv",
        "name\tinsee\tdepartment\tpopulation",
        [(c["nom"], c["code"], c["departement"], c.get("population", 0)) for c in current],
    )
    names = {c["nom"] for c in current}
    former = {
        (c["nom"], c["code"], c["departement"])
        for c in communes
        if c["type"] in {"commune-deleguee", "commune-associee"} and c["nom"] not in names
    }
    _write(target / "former_communes.tsv", "name\tinsee\tdepartment", list(former))
    departments = [d for d in _load(source, "departements.json") if d["code"] in population]
    _write(
        target / "departments.tsv",
        "code\tname\tpopulation\tregion",
        [(d["code"], d["nom"], population[d["code"]], regions[d["region"]]) for d in departments],
    )


def main() -> None:
    """Read the two folders of the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="folder of communes.json")
    parser.add_argument("target", type=Path, help="folder of the tables")
    arguments = parser.parse_args()
    build(arguments.source, arguments.target)


if __name__ == "__main__":
    main()
