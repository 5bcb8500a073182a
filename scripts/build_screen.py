"""Write ``src/colloque/screening/needs.json``: what every pattern of the house needs, read beforehand.

    python scripts/build_screen.py [--check]

With ``--check`` nothing is written: the exit status tells whether the file is what would be written.
Run it when a pattern of secrecy or a cue of conduct has changed: until then, a first check reads the new one
itself and takes longer, nothing else changes. ``tests/screening/test_shipped.py`` says when it is due.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from colloque import screening
from colloque.checking import check
from colloque.conduct.cues import cue_index
from colloque.screening.needs import needs_of
from colloque.screening.shipped import FILE, as_row, key_of
from colloque.secrecy.house import HOUSE


def rows() -> dict[str, object]:
    """Every pattern by its key, sorted."""
    check("")  # every module that declares a pattern is read
    asked = [*HOUSE.asked, *cue_index().house.asked]
    return dict(sorted((key_of(source, words), as_row(needs_of(source, words))) for source, words in asked))


def main() -> int:
    """Write the file, one pattern a line, or compare with it."""
    lines = (f"{json.dumps(key)}: {json.dumps(row, ensure_ascii=False)}" for key, row in rows().items())
    content = "{\n" + ",\n".join(lines) + "\n}\n"
    file = Path(screening.__file__).with_name(FILE)
    if "--check" in sys.argv[1:]:
        return int(file.read_text(encoding="utf-8") != content)
    file.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
