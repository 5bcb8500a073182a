"""``colloque check``: the check of texts, for people and for scripts."""

from __future__ import annotations

import argparse
import functools
import sys
from pathlib import Path
from typing import Any

from colloque.checking import check
from colloque.cli import sarif
from colloque.cli.errors import UnreadableInput, UsageError
from colloque.cli.lines import Worker
from colloque.cli.output import write, write_json
from colloque.cli.page import report_page
from colloque.cli.parser import subparser
from colloque.cli.progress import progress_for
from colloque.cli.rules import add_choice, chosen_rulebook
from colloque.cli.streaming import stream
from colloque.cli.texts import STDIN, context_of, read_context, read_text
from colloque.conduct import CueError, read_retractions
from colloque.findings import Report, Severity
from colloque.rulebook import Rulebook

# More processes than this is a slip of the finger.
_MOST_JOBS = 256
FORMATS = ("text", "json", "jsonl", "sarif")


def add_to(commands: Any) -> None:
    """Declare the command."""
    parser = subparser(
        commands,
        "check",
        help_line="vérifier des textes avant publication",
        description="Vérifier des textes avant publication. Code de sortie : 0 rien à la gravité demandée "
        "ou au-dessus, 1 quelque chose, 2 usage non valable ou entrée illisible.",
    )
    parser.arguments.add_argument(
        "files", nargs="*", metavar="FICHIER", help="texte UTF-8 ; - : entrée standard"
    )
    options = parser.options
    options.add_argument("--format", choices=FORMATS, default="text", help="forme de la réponse (text)")
    options.add_argument("--context", metavar="FICHIER.json", help="contexte : lieu, auteur, date…")
    options.add_argument(
        "--fail-on",
        choices=[severity.value for severity in reversed(Severity)],
        default=Severity.GRAVE.value,
        help="gravité à partir de laquelle le code de sortie est 1 (grave)",
    )
    options.add_argument(
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="processus, avec --format jsonl (1)",
    )
    options.add_argument(
        "--progress",
        action="store_true",
        help="dire l’avancement sur la sortie d’erreur",
    )
    add_choice(options)
    options.add_argument(
        "--retractions", metavar="FICHIER.csv", help="base Retraction Watch : DOI rétractés à signaler"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; exit code as in the help."""
    sources: list[str] = arguments.files or [STDIN]
    if sources.count(STDIN) > 1 or (STDIN in sources and arguments.context == STDIN):
        raise UsageError("l’entrée standard ne se lit qu’une fois")
    shared = {**read_context(arguments.context), **_retracted(arguments.retractions)}
    threshold, rulebook = Severity(arguments.fail_on), chosen_rulebook(arguments.rulebook)
    if arguments.format == "jsonl":
        return _run_lines(sources, shared, threshold, arguments, rulebook)
    if arguments.jobs > 1 or arguments.progress:
        raise UsageError("--jobs et --progress vont avec --format jsonl")
    return _run_files(sources, shared, threshold, arguments.format, rulebook)


def _retracted(file: str | None) -> dict[str, list[str]]:
    if file is None:
        return {}
    try:
        return {"retracted": sorted(read_retractions(Path(file)))}
    except CueError as error:
        raise UsageError(error.safe) from error


def _run_lines(
    sources: list[str],
    shared: dict[str, Any],
    threshold: Severity,
    arguments: argparse.Namespace,
    rulebook: Rulebook,
) -> int:
    worker = Worker(
        work=functools.partial(_answer, shared=shared, name=rulebook.name),
        watch=functools.partial(_answer_reaches, threshold=threshold),
    )
    progress = progress_for(asked=arguments.progress)
    tally = stream(sources, worker, jobs=arguments.jobs, progress=progress)
    return 2 if tally.bad else int(tally.watched)


def _answer(
    text: str, context: dict[str, Any] | None, *, shared: dict[str, Any], name: str
) -> dict[str, Any]:
    # By name: a rulebook does not travel to another process, and each reads it once.
    told = context_of({**shared, **(context or {})})
    answer = check(text, context=told, rulebook=chosen_rulebook(name)).as_json()
    return {key: answer[key] for key in ("verdict", "findings", "risk")}


def _answer_reaches(answer: dict[str, Any], *, threshold: Severity) -> bool:
    return any(Severity(finding["severity"]).rank >= threshold.rank for finding in answer["findings"])


def _run_files(
    sources: list[str], shared: dict[str, Any], threshold: Severity, form: str, rulebook: Rulebook
) -> int:
    context = context_of(shared)
    checked: list[tuple[str, str, Report]] = []
    unreadable = 0
    for source in sources:
        try:
            text = read_text(source)
        except UnreadableInput as error:
            unreadable += 1
            print(f"colloque : {error.safe}", file=sys.stderr)
            continue
        checked.append((source, text, check(text, context=context, rulebook=rulebook)))
    if checked:
        _write(checked, form, rulebook, several=len(sources) > 1)
    if unreadable:
        return 2
    return int(any(_reaches(report, threshold) for _, _, report in checked))


def _write(checked: list[tuple[str, str, Report]], form: str, rulebook: Rulebook, *, several: bool) -> None:
    if form == "sarif":
        write_json(sarif.log(checked, rulebook=rulebook), indent=2)
    elif form == "json":
        answers = [{"id": source, **report.as_json()} for source, _, report in checked]
        write_json(answers if several else answers[0], indent=2)
    else:
        colour = sys.stdout.isatty()
        pages = (
            report_page(text, report, rulebook=rulebook, name=source, colour=colour)
            for source, text, report in checked
        )
        write("\n".join(pages))


def _jobs(value: str) -> int:
    """A number of processes.

    >>> _jobs("4")
    4
    """
    number = int(value)
    if not 1 <= number <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{number} n’est pas entre 1 et {_MOST_JOBS}")
    return number


def _reaches(report: Report, threshold: Severity) -> bool:
    return any(finding.severity.rank >= threshold.rank for finding in report.findings)
