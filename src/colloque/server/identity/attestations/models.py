"""The table of attestations: what must be known to revoke one. The holder keeps the attestation."""

from __future__ import annotations

from django.db import models

from colloque.server.engine.ids import SnowflakeField

from .states import AttestationStates


class Attestation(models.Model):
    """One attestation given out."""

    id = SnowflakeField()
    # Place in the status lists, drawn at random: neighbours were not issued one after the other.
    place = models.PositiveBigIntegerField(unique=True)
    about = models.CharField(max_length=40)  # what it rests on, as reference:115594000000000001
    state = models.CharField(max_length=8, choices=AttestationStates.choices(), default="valid")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["about", "state"], name="attestations_about")]
