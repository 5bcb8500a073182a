"""The threads beside the server: tasks run, jobs run, a failure stops nothing, the end is clean."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.test import override_settings
from django_tasks import task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from colloque.server.identity.models import Account
from colloque.server.project import background
from colloque.server.project.background import Background, run_safely
from colloque.server.project.periodic import JOBS, Periodic, forget_results, forget_sessions

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
IN_THE_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
done: list[int] = []


@task()
def note(number: int) -> None:
    """Note that the task ran."""
    done.append(number)


def until(true: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether ``true`` becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.django_db(transaction=True)
@override_settings(TASKS=IN_THE_DATABASE)
def test_tasks_and_jobs_run_beside_the_server_and_stop_with_it() -> None:
    done.clear()
    ran: list[dt.datetime] = []

    def broken(now: dt.datetime) -> None:
        raise ValueError

    jobs = (Periodic("broken", 0.1, broken), Periodic("noted", 0.1, ran.append))
    note.enqueue(7)
    assert done == []
    with Background(jobs):
        assert until(lambda: done == [7])
        assert until(lambda: len(ran) >= 2)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("colloque-")]
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


@pytest.mark.django_db(transaction=True)
@override_settings(TASKS=IN_THE_DATABASE)
def test_a_worker_that_breaks_starts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    done.clear()
    tries: list[int] = []
    run = Worker.run

    def breaking_once(worker: Worker) -> None:
        tries.append(len(tries))
        if len(tries) == 1:
            raise OperationalError
        run(worker)

    monkeypatch.setattr(Worker, "run", breaking_once)
    monkeypatch.setattr(background, "_AFTER_FAILURE", 0.05)
    note.enqueue(9)
    with Background(()):
        assert until(lambda: done == [9])
    assert tries == [0, 1]


@pytest.mark.django_db
def test_a_failed_job_says_so() -> None:
    def broken(now: dt.datetime) -> None:
        raise RuntimeError

    assert not run_safely(Periodic("broken", 1, broken), NOW)


@pytest.mark.django_db(transaction=True)
def test_every_job_runs_on_an_empty_house_twice() -> None:
    assert not Account.objects.exists()
    assert [(job.name, run_safely(job, NOW), run_safely(job, NOW)) for job in JOBS] == [
        (job.name, True, True) for job in JOBS
    ]
    assert len({job.name for job in JOBS}) == len(JOBS) >= 5


@pytest.mark.django_db
def test_old_sessions_and_results_go_and_the_others_stay() -> None:
    for key, days in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=NOW + dt.timedelta(days=days))
    forget_sessions(NOW)
    assert [session.session_key for session in Session.objects.all()] == ["new"]
    for days in (-3, -1, None):
        ended = None if days is None else NOW + dt.timedelta(days=days)
        DBTaskResult.objects.create(
            task_path="x", args_kwargs={}, backend_name="default", finished_at=ended, exception_class_path=""
        )
    forget_results(NOW)
    assert DBTaskResult.objects.count() == 2
