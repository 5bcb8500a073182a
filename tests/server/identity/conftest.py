"""A small register, written as an extract and read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from colloque.server.identity.registry.actions import Imported, import_extract
from colloque.server.identity.registry.synthetic import Fictional, write_extract

from .registry.people import EVERYONE, Publish


@pytest.fixture
def publish(db: None, tmp_path: Path, now: dt.datetime) -> Publish:
    """Write an extract of ``people`` stamped ``day``, altered by ``alter(folder)``, and read it."""

    def published(
        people: Sequence[Fictional] = EVERYONE,
        day: str = "202611220811",
        alter: Callable[[Path], None] = lambda folder: None,
        **options: bool,
    ) -> Imported:
        folder = tmp_path / day
        write_extract(folder, people, stamp=day)
        alter(folder)
        return import_extract(folder, now=now, **options)

    return published
