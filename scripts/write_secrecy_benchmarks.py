r"""Write the measures of the secrecy check as a page: one table a file, and the false alarms on plain texts.

The figures come from the run, never from a hand. Run::

    python scripts/write_secrecy_benchmarks.py --revision "$(git describe --always)" \
        --plain CASES.jsonl --out docs/benchmarks/secrecy.md ANNOTATED.jsonl…
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from colloque.findings import DIRECT_LABELS
from colloque.rulebook import load_rulebook
from colloque.secrecy import find
from colloque.secrecy.evaluation import Share, evaluate, read_annotated

_IDS = DIRECT_LABELS - {"DATE", "DATE_NAISSANCE", "INITIALES"}
_HEAD = """# How well the secrecy check finds

Written by `scripts/write_secrecy_benchmarks.py`; do not edit. Strict: same offsets and same label. Token: a
run of word characters, found under any label. Intervals: 95 %, Wilson. Files are named without their folder.

| | |
|---|---|
| revision | {revision} |
| rulebook | {rulebook} |
| Python | {python}, {machine} |
"""


def main() -> None:
    """Read the command line and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help='lines {"text", "entities"}')
    parser.add_argument("--plain", type=Path, help='lines {"text"}: published cases that name nobody')
    parser.add_argument("--revision", default="not said", help="what was measured")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    head = _HEAD.format(
        revision=given.revision,
        rulebook=load_rulebook().label,
        python=platform.python_version(),
        machine=platform.machine(),
    )
    page = [head, *(_annotated(file) for file in given.files)]
    if given.plain:
        page.append("\n".join(_plain(given.plain)))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text("\n".join(page), encoding="utf-8")
    sys.stdout.write(f"{given.out}\n")


def _texts(file: Path) -> list[str]:
    # Not str.splitlines: a JSON line may hold U+2028, which it would cut at.
    return [line for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


def _annotated(file: Path) -> str:
    table = evaluate(read_annotated(_texts(file)), find).table()
    return f"## {file.name}\n\n`colloque bench secrecy {file.name}`\n\n```\n{table.rstrip()}\n```\n"


def _plain(file: Path) -> Iterator[str]:
    """Announced names, places and numbers per 1,000 words of texts that should hold almost none."""
    announced: Counter[str] = Counter()
    words = touched = count = 0
    for line in _texts(file):
        text = json.loads(line)["text"]
        labels = [hit.label for hit in find(text) if hit.label in _IDS]
        announced.update(labels)
        words, touched, count = words + len(text.split()), touched + bool(labels), count + 1
    yield f"## {file.name}: false alarms\n"
    yield f"Announced in {count} texts, {words} words; hospitals and towns that they really name count too.\n"
    yield "| label | announced | per 1,000 words |\n|---|---|---|"
    for label, number in announced.most_common():
        yield f"| {label} | {number} | {1000 * number / words:.3f} |"
    total = sum(announced.values())
    yield f"| all | {total} | {1000 * total / words:.3f} |\n"
    yield f"Texts with any: {Share(touched, count).text}\n"


if __name__ == "__main__":
    main()
