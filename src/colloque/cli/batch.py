"""Several processes for one stream of lines: input order out, a bounded number of lines in memory."""

from __future__ import annotations

import itertools
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from colloque.cli.errors import CommandError
from colloque.cli.lines import Answered, Worker

# Lines handed to a process at once, and pieces of work in flight for each process: enough to keep all busy
# while the first piece is awaited, and all that is ever held in memory.
PIECE, AHEAD = 32, 4

Item = TypeVar("Item")


def answer_in_order(lines: Iterable[tuple[int, bytes]], worker: Worker, *, jobs: int) -> Iterator[Answered]:
    """Answer numbered lines over processes.

    Args:
        lines: Numbers and bytes of lines; at most ``jobs * AHEAD * PIECE`` are read before they are answered.
        worker: What answers some lines; pickled to every process.
        jobs: Number of processes, at least 1.

    Yields:
        Answers to pieces of the lines, in the order of the lines.

    Raises:
        CommandError: a process was ended from outside (memory, a signal).
    """
    executor = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    waiting: deque[Future[Answered]] = deque()
    try:
        for piece in pieces(lines, PIECE):
            with _without_interrupt():
                waiting.append(executor.submit(worker.answer, piece))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise CommandError(
            "un processus de vérification a été arrêté ; relancez avec moins de --jobs"
        ) from error
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def pieces(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """Cut into runs of ``size``, the last one shorter.

    >>> list(pieces("abcde", 2))
    [('a', 'b'), ('c', 'd'), ('e',)]
    """
    rest = iter(items)
    while piece := tuple(itertools.islice(rest, size)):
        yield piece


@contextmanager
def _without_interrupt() -> Iterator[None]:
    """Processes started meanwhile inherit deaf ears to Ctrl-C: this one alone decides when to stop.

    A Ctrl-C meanwhile is heard at the end of the block.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
