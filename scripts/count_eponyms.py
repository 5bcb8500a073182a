"""Print how many eponyms and look-alikes are wrongly marked, and how many namesakes are found.

The figures come from the run, never from a hand. Run::

    python scripts/count_eponyms.py
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from colloque.rulebook import load_rulebook
from colloque.secrecy import find
from colloque.secrecy.evaluation import Share

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from corpus.lookalikes import PERSON, sentences


def main() -> None:
    """Print one line a kind, then the sums, then what is wrong."""
    counted, wrong = Counter[str](), Counter[str]()
    shown, marked, found = [], 0, 0
    for sentence in sentences():
        hits = find(sentence.text)
        bad = sentence.missed(hits) if sentence.kind == PERSON else sentence.wrong(hits)
        if sentence.kind == PERSON:
            marked, found = marked + len(sentence.identifiers), found + len(sentence.identifiers) - len(bad)
        counted[sentence.kind] += 1
        wrong[sentence.kind] += bool(bad)
        shown += [f"{sentence.kind}: {sentence.text}"] if bad else []
    lines = [f"{'kind':<12}{'sentences':>10}{'wrong':>7}"]
    lines += [f"{kind:<12}{counted[kind]:>10}{wrong[kind]:>7}" for kind in sorted(counted)]
    others = counted.total() - counted[PERSON]
    lines += [
        f"rulebook {load_rulebook().label}",
        f"look-alikes wrongly marked  {Share(wrong.total() - wrong[PERSON], others).text}",
        f"namesakes found             {Share(found, marked).text}",
        *shown,
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
