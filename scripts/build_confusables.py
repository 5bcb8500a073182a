"""Write ``src/colloque/server/watch/impersonation/confusables.tsv``: letters drawn like a Latin small one.

    pip install confusable-homoglyphs==3.3.1
    python scripts/build_confusables.py

Source: the confusables of Unicode (UTS #39; Unicode License v3), packed by ``confusable-homoglyphs`` (MIT).
Kept: single letters of other alphabets that resemble one of ``a-z`` in either case, and are not taken
apart into it by Unicode's own compatibility forms (``unicodedata`` does that when a name is read).
"""

from __future__ import annotations

import json
import sys
import unicodedata
from importlib.resources import files
from pathlib import Path

LATIN = "abcdefghijklmnopqrstuvwxyz"
FILE = Path(__file__).parents[1] / "src/colloque/server/watch/impersonation/confusables.tsv"
HEAD = "# Letter and the small Latin letter it is drawn like. Written by scripts/build_confusables.py.\n"


def main() -> int:
    """Write the table, sorted by code point."""
    packed = files("confusable_homoglyphs").joinpath("confusables.json").read_text(encoding="utf-8")
    rows: dict[str, str] = {}
    for letter in LATIN + LATIN.upper():
        for other in json.loads(packed).get(letter, ()):
            drawn = other["c"]
            if _is_foreign_letter(drawn):
                rows.setdefault(drawn, letter.lower())
                rows.setdefault(drawn.lower(), letter.lower()) if len(drawn.lower()) == 1 else None
    lines = (f"{drawn}\t{letter}\n" for drawn, letter in sorted(rows.items()))
    FILE.write_text(HEAD + "drawn\tletter\n" + "".join(lines), encoding="utf-8")
    return 0


def _is_foreign_letter(drawn: str) -> bool:
    if len(drawn) != 1 or drawn.isascii() or not drawn.isalpha():
        return False
    return unicodedata.normalize("NFKD", drawn)[0].lower() not in LATIN


if __name__ == "__main__":
    sys.exit(main())
