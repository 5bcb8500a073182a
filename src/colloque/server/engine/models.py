"""Tables of the engine: the journal."""

from __future__ import annotations

from typing import Any

from django.db import models

from .ids import SnowflakeField


class AppendOnly(TypeError):
    """Somebody tried to change or remove an entry of the journal."""


class EventRows(models.QuerySet["Event"]):
    """Rows that can be added and read, nothing else."""

    def update(self, **_: Any) -> int:
        """Refuse: entries do not change."""
        raise AppendOnly("update")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: entries do not go."""
        raise AppendOnly("delete")


class Event(models.Model):
    """One entry of the journal. No foreign key: an entry outlives what it speaks of."""

    id = SnowflakeField()
    at = models.DateTimeField()
    name = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    actor_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)

    objects = EventRows.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="event_of_subject"),
            models.Index(fields=["name", "id"], name="event_by_name"),
        ]

    def save(self, **options: Any) -> None:
        """Insert; refuse to change an existing entry."""
        if not self._state.adding:
            raise AppendOnly("save")
        super().save(force_insert=True, **{k: v for k, v in options.items() if k == "using"})

    def delete(self, *_: Any, **__: Any) -> tuple[int, dict[str, int]]:
        """Refuse: entries do not go."""
        raise AppendOnly("delete")
