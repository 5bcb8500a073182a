"""Build the name tables that ship with the secrecy detectors, from INSEE aggregates and a word list.

A name that is also a French word carries the mark ``word``: alone it proves nothing; one given less often
carries the mark ``rare``: it needs company. Only names given often enough are kept, without their counts:
the tables hold no very rare, identifying name. Run::

    npm pack an-array-of-french-words@2.0.0 && tar xzf an-array-*.tgz
    python scripts/build_names.py FIRST_NAMES.csv SURNAMES.csv package/index.json LEXICONS
"""

from __future__ import annotations

import argparse
import csv
import json
import unicodedata
from collections import defaultdict
from pathlib import Path

LEAST_FIRST_NAME, USUAL_FIRST_NAME = 100, 500
LEAST_SURNAME, USUAL_SURNAME = 150, 400
SOURCE = (
    "# Source: INSEE, {what}, names given at least {least} times; mark 'rare' for few, "
    "'word' from the npm package an-array-of-french-words 2.0.0 (MIT)\n"
    "# Licence: Licence Ouverte 2.0 (Etalab). Built by scripts/build_names.py\n"
)


def plain(text: str) -> str:
    """Lower case without accents, hyphens and apostrophes as spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return bare.replace("-", " ").replace("'", " ").strip()


def _without_article(name: str) -> str:
    article, _, rest = name.partition(" ")
    return rest if article in {"le", "la", "les", "l"} else name


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _mark(name: str, words: frozenset[str], *, usual: bool) -> str:
    if name in words:
        return "word"
    return "" if usual else "rare"


def first_names(rows: list[dict[str, str]], words: frozenset[str], as_surnames: dict[str, int]) -> list[str]:
    """Lines ``name, sexes, mark``; a sex is kept when it holds a tenth of the births.

    A rare first name that more people carry as a surname is left to the surnames.
    """
    births: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        name = plain(row["name"])
        births[name][row["sex"]] = births[name].get(row["sex"], 0) + int(row["count"])
    lines = []
    for name, by_sex in sorted(births.items()):
        total = sum(by_sex.values())
        mostly_surname = total < USUAL_FIRST_NAME and as_surnames.get(name, 0) > total
        if total >= LEAST_FIRST_NAME and len(name) > 1 and not mostly_surname:
            sexes = "".join(sex for sex in "FM" if by_sex.get(sex, 0) * 10 >= total)
            lines.append(f"{name}\t{sexes}\t{_mark(name, words, usual=total >= USUAL_FIRST_NAME)}")
    return lines


def surname_births(rows: list[dict[str, str]]) -> dict[str, int]:
    """Births by folded surname."""
    births: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        births[plain(row["name"])] += int(row["count"])
    return births


def surnames(births: dict[str, int], words: frozenset[str]) -> list[str]:
    """Lines ``name, mark``."""
    kept = sorted(name for name, count in births.items() if count >= LEAST_SURNAME and len(name) > 1)
    return [f"{name}\t{_mark(name, words, usual=births[name] >= USUAL_SURNAME)}" for name in kept]


def main() -> None:
    """Read the command line and write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("first_names", "surnames", "words", "target"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    words = frozenset(plain(word) for word in json.loads(given.words.read_text(encoding="utf-8")))
    births = surname_births(_rows(given.surnames))
    tables = {
        "first_names.tsv": (
            SOURCE.format(what="fichier des prénoms 1900-2022", least=LEAST_FIRST_NAME)
            + "name\tsexes\tmark\n",
            first_names(_rows(given.first_names), words, births),
        ),
        "surnames.tsv": (
            SOURCE.format(what="fichier des noms 1891-2000", least=LEAST_SURNAME) + "name\tmark\n",
            surnames(births, words),
        ),
    }
    names = {
        plain(line.split("\t")[0])
        for file_name in ("communes.tsv", "former_communes.tsv")
        for line in given.target.joinpath(file_name).read_text(encoding="utf-8").splitlines()
        if "\t" in line and not line.startswith(("#", "name\t"))
    }
    tables["ambiguous_communes.tsv"] = (
        "# Source: INSEE communes (see communes.tsv, former_communes.tsv) whose name is also a French word "
        "of the npm package an-array-of-french-words 2.0.0 (MIT)\n"
        "# Licence: Licence Ouverte 2.0. Built by scripts/build_names.py\nname\n",
        sorted(name for name in names if name in words or _without_article(name) in words),
    )
    for file_name, (header, lines) in tables.items():
        given.target.joinpath(file_name).write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
