"""The demo's register: the identities of its provider and a crowd of homonyms, read like a real extract."""

from __future__ import annotations

import datetime as dt
import tempfile
from itertools import islice
from pathlib import Path

from colloque.server.identity.registry.actions import import_extract
from colloque.server.identity.registry.synthetic import fictional_people, write_extract

from .provider.identities import identities, registered_people

_CROWD = 300
_STAMP = "202601010000"


def load_register(*, now: dt.datetime) -> None:
    """Write an extract of fictional people and read it; the numbers of the provider's identities stay theirs.

    Args:
        now: Aware moment, for the journal.
    """
    taken = len(identities())
    crowd = islice(fictional_people(taken + _CROWD, seed=0), taken, None)
    with tempfile.TemporaryDirectory(prefix="colloque-demo-") as folder:
        write_extract(Path(folder), [*registered_people(), *crowd], stamp=_STAMP)
        import_extract(Path(folder), now=now, accept_departures=True)
