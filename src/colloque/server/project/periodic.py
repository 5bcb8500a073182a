"""What the server does by itself from time to time. Every job may run twice, or in two processes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.sessions.models import Session
from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from colloque.server.engine.fetching import Fetcher
from colloque.server.identity.pseudonyms.actions import erase_links, tell_openings
from colloque.server.identity.qualification.rechecking import recheck
from colloque.server.identity.references.actions import check_links
from colloque.server.identity.references.attesting import revoke_lapsed
from colloque.server.publishing.actions import purge_drafts
from colloque.server.takedown.actions import forget_decided, remind_overdue
from colloque.server.watch.actions import look_for_resemblances, look_for_storms

# Results of background tasks hold ids only, and serve nobody after this long.
_KEEP_RESULTS = dt.timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Periodic:
    """One job.

    Attributes:
        name: Word for the logs.
        every: Seconds between two runs.
        run: Takes the present moment, aware.
    """

    name: str
    every: float
    run: Callable[[dt.datetime], object]


def forget_sessions(now: dt.datetime) -> None:
    """Remove the sessions that ended."""
    Session.objects.filter(expire_date__lt=now).delete()


def forget_results(now: dt.datetime) -> None:
    """Remove the records of background tasks that ended two days ago or more."""
    ended = Q(finished_at__lt=now - _KEEP_RESULTS)
    DBTaskResult.objects.filter(ended).delete()


JOBS = (
    Periodic("storms", 30, lambda now: look_for_storms(now=now)),
    Periodic("resemblances", 30, lambda now: look_for_resemblances(now=now)),
    Periodic("overdue claims", 60, lambda now: remind_overdue(now=now)),
    Periodic("drafts", 600, lambda now: purge_drafts(now=now)),
    Periodic("decided claims", 3600, lambda now: forget_decided(now=now)),
    Periodic("marks", 86_400, lambda now: recheck(now=now)),
    Periodic("openings to tell", 600, lambda now: tell_openings(now=now)),
    Periodic("withdrawn pseudonyms", 86_400, lambda now: erase_links(now=now)),
    Periodic("lapsed attestations", 600, lambda now: revoke_lapsed(now=now)),
    Periodic("links of references", 3600, lambda now: check_links(fetcher=Fetcher(), now=now)),
    Periodic("sessions", 3600, forget_sessions),
    Periodic("task results", 3600, forget_results),
)
