"""Score Colloque and its peers on the same files, in one run, and write the page.

Run in an environment of its own (``benchmarks/peers/README.md``)::

    PYTHONPATH=src python benchmarks/peers/run.py --revision "$(git describe --always)" \
        --plain CASES.jsonl --out docs/benchmarks/peers.md ANNOTATED.jsonl…
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import logging
import platform
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from finders import PEERS, Finder, Peer

from colloque.findings import DIRECT_LABELS
from colloque.secrecy.evaluation import Annotated, Evaluation, evaluate, read_annotated

_DATES = frozenset({"DATE", "DATE_NAISSANCE", "INITIALES"})
_WARM = 20
_HEAD = """# Colloque and its peers on the same posts

Written by `benchmarks/peers/run.py`; do not edit. Measures as in `colloque bench secrecy`: a token is found
under any label; a post is fully redacted when no token of a direct identifier is missed, over-redacted when
it holds none and one is announced. Strict: same offsets and same label, labels mapped to ours; *own labels*
leaves out the labels that the system never announced. Intervals: 95 %, Wilson. Texts a second: one process,
seconds of processor time.

What a peer could do with a language model it must download is not measured: nothing was downloaded. Colloque
was written with the development files at hand, the peers were not; only unseen files compare them fairly.

| | |
|---|---|
| revision | {revision} |
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
    logging.disable(logging.WARNING)
    loaded = [(peer, peer.make()) for peer in PEERS]
    page = [
        _HEAD.format(
            revision=given.revision, python=platform.python_version(), machine=platform.machine()
        ).rstrip()
    ]
    page += [f"| {peer.name} | {_versions(peer)}: {peer.settings} |" for peer, _ in loaded]
    for file in given.files:
        page += ["", f"## {file.name}", "", *_scores(loaded, list(read_annotated(_lines(file))))]
    if given.plain:
        texts = [json.loads(line)["text"] for line in _lines(given.plain)]
        page += ["", f"## {given.plain.name}: false alarms", "", *_alarms(loaded, texts)]
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text("\n".join(page) + "\n", encoding="utf-8")
    sys.stdout.write(f"{given.out}\n")


def _lines(file: Path) -> list[str]:
    # Not str.splitlines: a JSON line may hold U+2028, which it would cut at.
    return [line for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


def _versions(peer: Peer) -> str:
    return ", ".join(f"{package} {_version(package)}" for package in peer.packages)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "(from source)"


def _scores(loaded: Sequence[tuple[Peer, Finder]], corpus: Sequence[Annotated]) -> Iterator[str]:
    """One table of a file: a line a system."""
    yield f"{len(corpus)} posts."
    yield ""
    yield (
        "| system | token recall, direct | fully redacted | over-redacted | token precision "
        "| strict F1, direct | strict F1, own labels | texts/s |\n|---|---|---|---|---|---|---|---|"
    )
    for peer, find in loaded:
        for item in corpus[:_WARM]:
            find(item.text)
        begun = time.process_time()
        figures = evaluate(corpus, find)
        yield _row(peer, figures, len(corpus) / (time.process_time() - begun))


def _row(peer: Peer, figures: Evaluation, speed: float) -> str:
    direct = figures.together(DIRECT_LABELS)
    # The labels it announced at least once are those it has.
    own = figures.together(
        label for label, score in figures.by_label.items() if score.announced and label in DIRECT_LABELS
    )
    cells = (
        peer.name,
        direct.token_recall.text,
        figures.fully_redacted.text,
        figures.over_redacted.text,
        figures.token_precision.text,
        f"{direct.f1:.3f}",
        f"{own.f1:.3f}",
        f"{speed:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _alarms(loaded: Sequence[tuple[Peer, Finder]], texts: Sequence[str]) -> Iterator[str]:
    """Announced per 1,000 words of texts that should hold almost none."""
    words = sum(len(text.split()) for text in texts)
    yield f"{len(texts)} texts, {words} words; hospitals and towns that they really name count too."
    yield ""
    yield (
        "| system | names, places, numbers per 1,000 words | dates and initials | most announced |"
        "\n|---|---|---|---|"
    )
    for peer, find in loaded:
        counts = Counter(span.label for text in texts for span in find(text) if span.label in DIRECT_LABELS)
        dates = sum(counts[label] for label in _DATES)
        most = ", ".join(f"{label} {number}" for label, number in counts.most_common(4)) or "none"
        others = counts.total() - dates
        yield f"| {peer.name} | {1000 * others / words:.3f} | {1000 * dates / words:.3f} | {most} |"


if __name__ == "__main__":
    main()
