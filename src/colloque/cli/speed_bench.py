"""``colloque bench speed``: checks a second, on one core and on all, and how long one check takes."""

from __future__ import annotations

import argparse
import importlib.metadata
import multiprocessing
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from colloque.checking import check
from colloque.cli.dense_posts import LONGEST, SEED, SHORTEST, dense_posts, longer_texts
from colloque.cli.errors import UnreadableInput
from colloque.cli.output import write
from colloque.cli.parser import subparser
from colloque.cli.texts import name_of, open_lines, read_lines

_POSTS, _LONG_TEXTS, _LONG = 1000, 100, 500
_CHUNK = 16
_WARM = 500
_FRESH = 5
# What the author of one post waits for when nothing is in memory yet, the interpreter's own start apart.
_FIRST_CHECK = """
import time
start = time.perf_counter()
from colloque import check
check("Mme Lefèvre, 67 ans, vue hier au CHU de Brest pour son pied diabétique.")
print(time.perf_counter() - start)
"""


def add_to(measures: Any) -> None:
    """Declare the measure."""
    speed = subparser(measures, "speed", help_line="vérifications par seconde, sur un cœur et sur tous")
    speed.arguments.add_argument(
        "file",
        nargs="?",
        metavar="FICHIER.jsonl",
        help=f'lignes {{"text"}} ; sinon {_POSTS} messages fictifs de {SHORTEST} à {LONGEST} caractères, '
        "chargés d’identifiants",
    )
    speed.options.add_argument(
        "--seconds", type=float, default=3.0, metavar="S", help="durée de chaque mesure (3)"
    )
    speed.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Time the whole check.

    Raises:
        UnreadableInput: the file cannot be read or holds no text.
    """
    texts = _texts(arguments.file)
    # Patterns and lexicons are read when first needed: nobody waits for that twice.
    _warm(texts[:_WARM])
    computed = time.process_time()
    durations = _durations(texts, arguments.seconds)
    computed = time.process_time() - computed
    long = _durations(longer_texts(_LONG_TEXTS, length=_LONG), arguments.seconds)
    cores = _cores()
    done, spent = _many_cores(texts, cores, arguments.seconds)
    fresh = sorted(_first_check() for _ in range(_FRESH))
    mean = statistics.fmean(len(text) for text in texts)
    source = arguments.file or f"fictifs, engendrés avec la graine {SEED}"
    write(
        f"machine          {_processor()}, {cores} cœur(s), Python {platform.python_version()}, "
        f"colloque {importlib.metadata.version('colloque')}\n"
        f"données          {len(texts)} textes de {mean:.0f} caractères en moyenne ({source})\n"
        f"un cœur          {len(durations) / sum(durations):.0f} textes/s (n = {len(durations)})\n"
        f"calcul           {1000 * computed / len(durations):.3f} ms de processeur par texte, "
        f"quoi que la machine fasse d’autre\n"
        f"tous les cœurs   {done / spent:.0f} textes/s (n = {done})\n"
        f"une vérification {_quantiles(durations)}\n"
        f"{_LONG} caractères   {_quantiles(long)} (n = {len(long)})\n"
        f"à froid          {statistics.median(fresh):.2f} s pour l’import et la première vérification "
        f"(médiane de n = {_FRESH}, de {fresh[0]:.2f} à {fresh[-1]:.2f})\n"
    )
    return 0


def _texts(file: str | None) -> list[str]:
    if file is None:
        return dense_posts(_POSTS)
    with open_lines(file) as lines:
        texts = [line.text for line in read_lines(lines) if line.text is not None]
    if not texts:
        raise UnreadableInput(f"{name_of(file)} : aucun texte")
    return texts


def _durations(texts: Sequence[str], seconds: float) -> list[float]:
    """Seconds of each check, round and round until the time is up; every text at least once."""
    durations: list[float] = []
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline or not durations:
        for text in texts:
            before = time.perf_counter()
            check(text)
            durations.append(time.perf_counter() - before)
    return durations


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _many_cores(texts: Sequence[str], cores: int, seconds: float) -> tuple[int, float]:
    """Checks done over all cores once every process is warm, and the seconds they took."""
    with multiprocessing.get_context("spawn").Pool(cores, _warm, (texts[:_WARM],)) as pool:
        # The first round waits until every process is warm.
        pool.map(_verdict, list(texts) * cores, _CHUNK)
        done, before = 0, time.perf_counter()
        while (spent := time.perf_counter() - before) < seconds or not done:
            done += len(pool.map(_verdict, list(texts) * cores, _CHUNK))
    return done, spent


def _warm(texts: Sequence[str]) -> None:
    for text in texts:
        check(text)


def _verdict(text: str) -> str:
    return check(text).verdict.value


def _first_check() -> float:
    """Seconds a fresh process takes to import the library and check one post."""
    command = [sys.executable, "-c", _FIRST_CHECK]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    return float(done.stdout)


def _processor() -> str:
    """The processor as the system names it, else its family."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name"))
    return next(names, platform.machine())


def _quantiles(durations: Sequence[float]) -> str:
    return f"p50 {_quantile(durations, 50):.2f} ms, p99 {_quantile(durations, 99):.2f} ms"


def _quantile(durations: Sequence[float], percent: int) -> float:
    """A percentile in milliseconds."""
    ranked = sorted(durations)
    return 1000 * ranked[min(len(ranked) - 1, len(ranked) * percent // 100)]
