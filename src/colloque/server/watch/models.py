"""Tables of watch: how far the journal has been read, the storms already told, who looks like whom."""

from __future__ import annotations

from django.db import models

from colloque.server.engine.ids import SnowflakeField
from colloque.server.engine.sealing import SealedTextField
from colloque.server.identity.models import Account

from .states import ResemblanceStates


class Cursor(models.Model):
    """How far one reader of the journal has come."""

    name = models.CharField(max_length=32, primary_key=True)
    last = models.BigIntegerField(default=0)


class Storm(models.Model):
    """A reply storm that its author has been told of, once a post and a day."""

    id = SnowflakeField()
    # Plain id: the record outlives a withdrawn post.
    post_id = models.BigIntegerField()
    outsiders = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["post_id", "-at"], name="storms_of_post")]


class Resemblance(models.Model):
    """One account that may pass for somebody referenced: a signal to decide on, never a verdict."""

    id = SnowflakeField()
    referenced = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    seen = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(
        max_length=10, choices=ResemblanceStates.choices(), default=ResemblanceStates.initial
    )
    score = models.FloatField()
    # Values of ``likeness.Sign``, the heaviest first.
    signs = models.JSONField()
    # Both pages side by side as they stood, in JSON: the evidence outlives what its author erases.
    capture = SealedTextField(purpose="resemblance")
    # SHA-256 of the capture, 64 hex characters: what a report to a platform or the police quotes.
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referenced", "seen"], name="resemblance_once")]
        indexes = [
            models.Index(fields=["referenced", "-id"], name="resemblances_of"),
            models.Index(fields=["state", "id"], name="resemblances_to_decide"),
        ]
