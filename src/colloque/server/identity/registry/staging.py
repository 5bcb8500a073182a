"""Temporary tables where an extract is laid before it is compared: COPY on PostgreSQL, batches elsewhere.

On SQLite they live in a file of their own, so that laying three million lines never makes a writer of the
real database wait; on PostgreSQL they belong to the connection. Only one batch of an extract is in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, models

from .models import Activity, Diploma, Exercise, Professional, Skill

BATCH = 5000  # rows
TABLES: tuple[type[models.Model], ...] = (Professional, Exercise, Skill, Activity, Diploma)
_SPARED = "stage_spared"


def columns_of(table: type[models.Model]) -> list[str]:
    """Columns of ``table`` that the extract fills, in order: all but an automatic key."""
    fields = [field for field in table._meta.concrete_fields if not isinstance(field, models.AutoField)]
    return [str(field.column) for field in fields]


def stage_of(table: type[models.Model]) -> str:
    """Name of the temporary table beside ``table``."""
    return f"stage_{table._meta.db_table}"


@contextmanager
def staging() -> Iterator[Stage]:
    """Open the temporary tables, and drop them in the end."""
    layouts = {stage_of(table): columns_of(table) for table in TABLES} | {_SPARED: ["rpps"]}
    with connection.cursor() as cursor:
        for name, columns in layouts.items():
            kept = ", ".join(f"{column} text NOT NULL" for column in columns)
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
            cursor.execute(f"CREATE TEMPORARY TABLE {name} ({kept})")
        try:
            yield Stage(cursor, layouts)
        finally:
            for name in layouts:
                cursor.execute(f"DROP TABLE IF EXISTS {name}")


class Stage:
    """Lays rows into the temporary tables, a batch at a time."""

    def __init__(self, cursor: Any, layouts: Mapping[str, Sequence[str]]) -> None:
        self._cursor = cursor
        self._waiting: dict[str, list[tuple[str, ...]]] = {name: [] for name in layouts}
        self._width = {name: len(columns) for name, columns in layouts.items()}

    def add(self, table: type[models.Model], row: tuple[str, ...]) -> None:
        """Lay one row; the same row twice in a run is laid once."""
        waiting = self._waiting[stage_of(table)]
        if waiting and waiting[-1] == row:
            return
        waiting.append(row)
        if len(waiting) >= BATCH:
            self._flush(stage_of(table))

    def spare(self, numbers: Iterable[str]) -> None:
        """Remember the professionals that may not be taken for departed."""
        self._waiting[_SPARED].extend((number,) for number in sorted(numbers))

    def finish(self) -> None:
        """Lay what still waits, and let the planner know how much there is."""
        for name in self._waiting:
            self._flush(name)
            if connection.vendor == "postgresql":
                self._cursor.execute(f"ANALYZE {name}")

    def _flush(self, name: str) -> None:
        batch, self._waiting[name] = self._waiting[name], []
        if not batch:
            return
        if connection.vendor == "postgresql":
            with self._cursor.copy(f"COPY {name} FROM STDIN") as copy:
                for row in batch:
                    copy.write_row(row)
            return
        with _one_write():
            marks = ", ".join(["%s"] * self._width[name])
            self._cursor.executemany(f"INSERT INTO {name} VALUES ({marks})", batch)  # noqa: S608  # names of ours


@contextmanager
def _one_write() -> Iterator[None]:
    """On SQLite, one transaction of the temporary file alone: DEFERRED asks no lock of the real database."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        laid = False
        try:
            yield
            laid = True
        finally:
            cursor.execute("COMMIT" if laid else "ROLLBACK")
