"""Build ``lexicons/drugs.tsv``, names of medicines in one word, from the drug table of EDS-NLP.

Source: ``edsnlp/resources/drugs.json`` of the package edsnlp 0.23.0 (BSD-3-Clause, AP-HP), itself from the
public database of medicines. French words and names of people are left out: those words tell nothing. Run::

    pip download --no-deps edsnlp==0.23.0 && unzip edsnlp-*.whl edsnlp/resources/drugs.json
    python scripts/build_drugs.py edsnlp/resources/drugs.json
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from colloque.secrecy import lexicons
from colloque.secrecy.folding import fold
from colloque.secrecy.lexicons.french import is_french

TARGET = Path(lexicons.__file__).parent / "drugs.tsv"
_HEAD = """# Names of medicines in one word, folded, that are neither French words nor names of people.
# Source: EDS-NLP 0.23.0, resources/drugs.json (BSD-3-Clause); made by scripts/build_drugs.py.
name
"""
_LEAST = 4


def names_of(classes: Iterable[Iterable[str]]) -> Iterator[str]:
    """Each name in one word of letters."""
    for names in classes:
        for name in names:
            word = fold(name)
            if word.isalpha() and len(word) >= _LEAST and not _is_taken(word):
                yield word


def _is_taken(word: str) -> bool:
    return is_french(word) or word in lexicons.first_names() or word in lexicons.surnames()


def main() -> int:
    """Write the table; print how many names it holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, help="drugs.json")
    classes = json.loads(parser.parse_args().table.read_text(encoding="utf-8"))
    names = sorted(set(names_of(classes.values())))
    TARGET.write_text(_HEAD + "".join(f"{name}\n" for name in names), encoding="utf-8")
    sys.stdout.write(f"{len(names)} names\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
