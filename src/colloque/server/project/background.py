"""The two threads beside the web server: one runs the tasks that actions left, one the periodic jobs."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from django.db import close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from .periodic import Periodic

_log = logging.getLogger("colloque.background")
_TICK = 1.0  # seconds between two looks
_AFTER_FAILURE = 3.0  # seconds before a worker whose database failed tries again
_LONGEST_STOP = (
    15.0  # seconds a task in progress may take to end; what it did not do is done at the next start
)


class Background:
    """Runs beside the server, ``with Background(JOBS): server.run()``; stops cleanly at the end of it."""

    def __init__(self, jobs: Sequence[Periodic]) -> None:
        self._jobs = jobs
        self._stopping = threading.Event()
        self._worker: Worker | None = None
        self._threads = [
            threading.Thread(target=self._run_tasks, name="colloque-tasks", daemon=True),
            threading.Thread(target=self._run_jobs, name="colloque-periodic", daemon=True),
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        if self._worker is not None:
            self._worker.running = False
        deadline = time.monotonic() + _LONGEST_STOP
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _run_tasks(self) -> None:
        while not self._stopping.is_set():
            self._worker = Worker(
                queue_names=["*"],
                interval=_TICK,
                batch=False,
                backend_name="default",
                startup_delay=False,
                max_tasks=None,
                worker_id=get_random_string(32),
                excluded_queue_names=[],
            )
            # Asked to stop between the test above and here: do not start.
            self._worker.running = not self._stopping.is_set()
            try:
                self._worker.run()
            except Exception:  # a database that went away, most often: the worker lives as long as the server
                _log.exception("The worker stopped; it tries again")
                connections.close_all()
                self._stopping.wait(_AFTER_FAILURE)
        connections.close_all()

    def _run_jobs(self) -> None:
        due = {job.name: 0.0 for job in self._jobs}
        while not self._stopping.wait(_TICK):
            for job in self._jobs:
                if time.monotonic() >= due[job.name] and not self._stopping.is_set():
                    due[job.name] = time.monotonic() + job.every
                    run_safely(job, timezone.now())
        connections.close_all()


def run_safely(job: Periodic, now: dt.datetime) -> bool:
    """Run one job; whether it succeeded. A failure is logged, and the other jobs go on."""
    try:
        job.run(now)
    except Exception:  # a job that fails must not stop the others; the next run tries again
        _log.exception("Periodic job failed: %s", job.name)
        return False
    finally:
        close_old_connections()
    return True
