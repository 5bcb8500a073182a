"""JSON lines in, JSON lines out: few in memory, input order, a bad line never stops the rest."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass

from colloque.cli.batch import answer_in_order
from colloque.cli.lines import Answered, Worker
from colloque.cli.output import interruptible, write_bytes
from colloque.cli.progress import Progress
from colloque.cli.texts import name_of, numbered_lines, open_lines


@dataclass(frozen=True, slots=True)
class Tally:
    """What a stream came to.

    Attributes:
        bad: Lines that were bad.
        watched: Whether an answer was one the command watches for.
    """

    bad: int
    watched: bool


def stream(
    sources: Iterable[str], worker: Worker, *, jobs: int = 1, progress: Progress | None = None
) -> Tally:
    """Answer every line of every source on standard output; Ctrl-C leaves whole lines.

    Args:
        sources: Files, or ``-``.
        worker: What answers the lines.
        jobs: Processes; with 1 each line is answered before the next is read, with more a bounded number
            of lines is read ahead.
        progress: Where to tell how far it is; nowhere when left out.

    Returns:
        What it came to; bad lines are also told on stderr, one line a source.
    """
    bad, watched = 0, False
    with interruptible() as interruption:
        for source in sources:
            wrong = 0
            with closing(_answered(source, worker, jobs)) as answers:
                for answered in answers:
                    with interruption.whole_line():
                        write_bytes(answered.output)
                    wrong += answered.bad
                    watched = watched or answered.watched
                    if progress:
                        progress.add(answered.lines)
            if wrong:
                print(f"colloque : {name_of(source)} : {wrong} ligne(s) illisible(s)", file=sys.stderr)
            bad += wrong
    if progress:
        progress.end()
    return Tally(bad, watched)


def _answered(source: str, worker: Worker, jobs: int) -> Generator[Answered, None, None]:
    lines = numbered_lines(open_lines(source))
    if jobs > 1:
        yield from answer_in_order(lines, worker, jobs=jobs)
    else:
        for line in lines:
            yield worker.answer([line])
