"""Build ``lexicons/french.bloom``, the forms of a French spelling dictionary, from its expanded list.

Source: the npm package ``dictionary-fr`` 3.0.0, dictionary « Classique » 7.5 of Dicollecte (grammalecte.net),
Mozilla Public License 2.0. Expand it with Hunspell's own tool (Debian package hunspell-tools), then run::

    npm pack dictionary-fr@3.0.0 && tar xzf dictionary-fr-3.0.0.tgz
    unmunch package/index.dic package/index.aff > forms.txt
    python scripts/build_french_words.py forms.txt

Proper nouns are left out: a form counts when it is written without a capital.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from colloque.secrecy import lexicons
from colloque.secrecy.folding import fold
from colloque.secrecy.lexicons.french import filter_of

TARGET = Path(lexicons.__file__).parent / "french.bloom"
_JOINTS = re.compile(r"[-'’ ]")


def words_of(lines: Iterable[str]) -> Iterator[str]:
    """Each folded word of two letters or more, cut at hyphens and apostrophes."""
    for line in lines:
        for part in _JOINTS.split(line.strip().partition("/")[0]):
            word = fold(part)
            if len(word) > 1 and word.isalpha() and part == part.lower():
                yield word


def main() -> int:
    """Write the filter; print how many words it holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("forms", type=Path, help="output of unmunch")
    arguments = parser.parse_args()
    text = arguments.forms.read_text(encoding="utf-8", errors="replace")
    words = set(words_of(text.splitlines()))
    TARGET.write_bytes(filter_of(words))
    sys.stdout.write(f"{len(words)} words, {TARGET.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
