"""Brings the register to what was laid: what differs is found first, then changed in one short transaction.

Set operations only (``EXCEPT``), the same words on SQLite and PostgreSQL: an unchanged extract writes
nothing, and readers see yesterday's register until today's is whole. Names are ours, never a caller's.
"""

# ruff: noqa: S608  # names of our own tables and columns, never a caller's words

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction

from .models import Professional
from .staging import TABLES, columns_of, stage_of

_DETAILS = tuple(table for table in TABLES if table is not Professional)
_PEOPLE = Professional._meta.db_table


@dataclass(frozen=True, slots=True)
class Difference:
    """How far an extract is from the register, in professionals.

    Attributes:
        known: In the register before.
        arrived: New in the extract.
        departed: Absent from it.
        changed: Whose name, title, profession, skill, activity or diploma differs; newcomers not counted.
    """

    known: int
    arrived: int
    departed: int
    changed: int


def compare() -> Difference:
    """Find what differs; it is kept in temporary tables for ``apply``. Writes nothing else."""
    with connection.cursor() as cursor:
        _one_line_each(cursor)
        _temporary(
            cursor,
            "departed",
            f"SELECT rpps FROM {_PEOPLE} EXCEPT SELECT rpps FROM {stage_of(Professional)} "
            "EXCEPT SELECT rpps FROM stage_spared",
        )
        for table in TABLES:
            _differ(cursor, table)
        return Difference(
            known=_count(cursor, _PEOPLE),
            arrived=_count(cursor, f"fresh_{_PEOPLE} WHERE rpps NOT IN (SELECT rpps FROM {_PEOPLE})"),
            departed=_count(cursor, "departed"),
            changed=_changed(cursor),
        )


@transaction.atomic
def apply() -> None:
    """Write what ``compare`` found."""
    with connection.cursor() as cursor:
        for table in _DETAILS:
            columns = ", ".join(columns_of(table))
            name = table._meta.db_table
            cursor.execute(
                f"DELETE FROM {name} WHERE rpps IN (SELECT rpps FROM stale_{name}) "
                f"AND ({columns}) IN (SELECT {columns} FROM stale_{name})"
            )
            cursor.execute(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM fresh_{name}")
        _write_people(cursor)


def forget() -> None:
    """Drop what ``compare`` kept."""
    with connection.cursor() as cursor:
        names = [f"{word}_{table._meta.db_table}" for table in TABLES for word in ("fresh", "stale")]
        for name in ["departed", *names]:
            cursor.execute(f"DROP TABLE IF EXISTS {name}")


def _differ(cursor: Any, table: type[models.Model]) -> None:
    name, columns = table._meta.db_table, ", ".join(columns_of(table))
    laid, present = f"SELECT {columns} FROM {stage_of(table)}", f"SELECT {columns} FROM {name}"
    _temporary(cursor, f"fresh_{name}", f"{laid} EXCEPT {present}")
    if table is Professional:
        return
    # What is only known from a line set aside today stays as it was yesterday.
    spared = "WHERE rpps NOT IN (SELECT rpps FROM stage_spared)"
    _temporary(cursor, f"stale_{name}", f"{present} {spared} EXCEPT {laid}")


def _one_line_each(cursor: Any) -> None:
    """One has a line an activity, and the lines may disagree on a name: the first in order is kept."""
    stage, columns = stage_of(Professional), columns_of(Professional)
    listed = ", ".join(columns)
    _temporary(
        cursor,
        "stale_" + _PEOPLE,
        f"SELECT {listed}, ROW_NUMBER() OVER (PARTITION BY rpps ORDER BY {listed}) AS turn FROM "
        f"(SELECT DISTINCT {listed} FROM {stage}) AS laid",
    )
    cursor.execute(f"DELETE FROM {stage}")
    cursor.execute(f"INSERT INTO {stage} SELECT {listed} FROM stale_{_PEOPLE} WHERE turn = 1")


def _write_people(cursor: Any) -> None:
    columns = columns_of(Professional)
    listed = ", ".join(columns)
    renewed = ", ".join(f"{column} = excluded.{column}" for column in columns if column != "rpps")
    cursor.execute(f"DELETE FROM {_PEOPLE} WHERE rpps IN (SELECT rpps FROM departed)")
    cursor.execute(
        f"INSERT INTO {_PEOPLE} ({listed}) SELECT {listed} FROM fresh_{_PEOPLE} WHERE true "
        f"ON CONFLICT (rpps) DO UPDATE SET {renewed}"
    )


def _changed(cursor: Any) -> int:
    tables = [f"fresh_{_PEOPLE}"]
    tables += [f"{word}_{table._meta.db_table}" for table in _DETAILS for word in ("fresh", "stale")]
    touched = " UNION ".join(f"SELECT rpps FROM {name}" for name in tables)
    return _count(
        cursor,
        f"({touched}) AS touched WHERE rpps IN (SELECT rpps FROM {_PEOPLE}) "
        "AND rpps NOT IN (SELECT rpps FROM departed)",
    )


def _temporary(cursor: Any, name: str, query: str) -> None:
    cursor.execute(f"DROP TABLE IF EXISTS {name}")
    cursor.execute(f"CREATE TEMPORARY TABLE {name} AS {query}")
    if connection.vendor == "postgresql":
        cursor.execute(f"ANALYZE {name}")


def _count(cursor: Any, rows: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {rows}")
    return int(cursor.fetchone()[0])
