"""``colloque bench transpose``: how well the patient's sex is rewritten, as a page of figures."""

from __future__ import annotations

import argparse
import csv
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from colloque.cli.errors import UnreadableInput
from colloque.cli.output import write
from colloque.cli.parser import subparser
from colloque.cli.texts import name_of, read_text
from colloque.secrecy.evaluation import Share
from colloque.secrecy.transpose import transpose
from colloque.secrecy.transpose.clinical import medicine
from colloque.secrecy.transpose.sex_evaluation import read_posts, rightly_changed, tally
from colloque.secrecy.transpose.sexes.crowd import rewrite_everybody
from colloque.secrecy.transpose.sexes.rewriting import applied

_LENGTH = 600
_WARM = 10
_WAYS = (("m", "f", "kw_m", "masculin → féminin"), ("f", "m", "kw_f", "féminin → masculin"))
_HEAD = "| mesure | valeur (n) [IC 95 %] |\n|---|---|\n"


def add_to(measures: Any) -> None:
    """Declare the measure."""
    found = subparser(
        measures,
        "transpose",
        help_line="changement de sexe : phrases exactes, mots touchés à tort, vetos, aller-retour, durée",
    )
    found.arguments.add_argument(
        "files",
        nargs="+",
        metavar="FICHIER",
        help="messages écrits aux deux sexes (.tsv), GATE (FR_2_variants.tsv), MT-GenEval (…-masculine-….fr, "
        'le féminin à côté), cas (.jsonl, lignes {"text"})',
    )
    found.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one table a file, in Markdown.

    Raises:
        UnreadableInput: a file cannot be read, or is none of these forms.
    """
    for file in arguments.files:
        text = read_text(file)
        rows = _reader_of(file, text)(file, text)
        body = "".join(f"| {name} | {value} |\n" for name, value in rows)
        write(f"## {Path(file).name}\n\n{_HEAD}{body}\n")
    return 0


def _reader_of(file: str, text: str) -> Callable[[str, str], list[tuple[str, str]]]:
    if file.endswith(".jsonl"):
        return _cases
    if "-masculine-" in Path(file).name:
        return _counterfactuals
    return _variants if text.startswith("labels\t") else _posts


def _share(flags: Sequence[bool]) -> str:
    return Share(sum(flags), len(flags)).text if flags else "—"


def _posts(file: str, text: str) -> list[tuple[str, str]]:
    try:
        counted = tally(read_posts(text.split("\n")))
    except ValueError as error:
        raise UnreadableInput(f"{name_of(file)} : message attendu ({error})") from error
    return [
        ("phrases exactes, masculin → féminin", _share(counted.to_feminine)),
        ("phrases exactes, féminin → masculin", _share(counted.to_masculine)),
        ("phrases exactes, les deux sens", _share(counted.to_feminine + counted.to_masculine)),
        ("mots changés à tort", Share(counted.wrong, counted.steady).text if counted.steady else "—"),
        ("vetos respectés", _share(counted.kept.get("veto", []))),
        ("textes douteux laissés", _share(counted.kept.get("keep", []))),
        ("aller-retour identiques", _share(counted.round_trips)),
        ("textes dont un mot clinique change", str(counted.clinical)),
        ("durée d’une réécriture, p50 / p99", _times(counted.milliseconds)),
    ]


def _times(milliseconds: Sequence[float]) -> str:
    ranked = sorted(milliseconds)
    last = ranked[min(len(ranked) - 1, int(0.99 * len(ranked)))]
    return f"{statistics.median(ranked):.1f} ms / {last:.1f} ms"


def _variants(file: str, text: str) -> list[tuple[str, str]]:
    """GATE: odd rows are our test half, even rows our development half (the file marks none)."""
    found = list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not {"m", "f", "kw_m", "kw_f"} <= set(found[0] if found else ()):
        raise UnreadableInput(f"{name_of(file)} : colonnes m, f, kw_m, kw_f attendues")
    rows = []
    for half, name in ((found[1::2], "test"), (found[::2], "mise au point")):
        for source, target, key, way in _WAYS:
            pointed = [_rewritten(row[source], pointed=row[key]) == row[target] for row in half]
            blind = [_rewritten(row[source], pronouns=False) == row[target] for row in half]
            rows.append((f"{name}, {way}, exactes, personne désignée", _share(pointed)))
            rows.append((f"{name}, {way}, exactes, sans désigner", _share(blind)))
    return rows


def _rewritten(text: str, **options: Any) -> str:
    return applied(text, rewrite_everybody(text, **options))


def _counterfactuals(file: str, text: str) -> list[tuple[str, str]]:
    """MT-GenEval: two files line by line."""
    masculine = text.splitlines()
    feminine = read_text(file.replace("masculine", "feminine")).splitlines()
    if len(masculine) != len(feminine):
        raise UnreadableInput(f"{name_of(file)} : les deux fichiers n’ont pas le même nombre de lignes")
    rows = []
    for sources, targets, way in ((masculine, feminine, _WAYS[0][3]), (feminine, masculine, _WAYS[1][3])):
        results = [_rewritten(source) for source in sources]
        triples = list(zip(sources, targets, results, strict=True))
        counts = [rightly_changed(*triple) for triple in triples]
        right, wanted = sum(count[0] for count in counts), sum(count[1] for count in counts)
        rows.append((f"{way}, mots attendus changés", Share(right, wanted).text))
        rows.append((f"{way}, phrases exactes", _share([result == target for _, target, result in triples])))
    return rows


def _cases(file: str, text: str) -> list[tuple[str, str]]:
    """Whole cases, transposed entirely: nothing clinical may change outside names, ages and dates."""
    try:
        texts = [json.loads(line)["text"] for line in text.split("\n") if line.strip()]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableInput(f"{name_of(file)} : lignes {{text}} attendues") from error
    changed, touched, reasons = 0, 0, Counter[str]()
    for case in texts:
        kept = transpose(case, only=("sex",))
        changed += kept.sex.changed
        body = kept.text.removeprefix(kept.mark)
        touched += medicine(case) != medicine(body)
        if not kept.sex.changed:
            reasons[kept.sex.reason] += 1
    rows = [
        ("cas dont le sexe change", Share(changed, len(texts)).text),
        ("cas dont un mot clinique change", str(touched)),
        *((f"gardés : {reason}", str(count)) for reason, count in reasons.most_common()),
    ]
    return [*rows, (f"durée de `transpose`, {_LENGTH} caractères, p50 / p99", _times(_durations(texts)))]


def _durations(texts: Sequence[str]) -> list[float]:
    short = [text[:_LENGTH] for text in texts]
    found = []
    for text in (*short[:_WARM], *short):
        start = time.perf_counter()
        transpose(text)
        found.append(1000 * (time.perf_counter() - start))
    return found[_WARM:]
