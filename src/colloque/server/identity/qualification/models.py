"""Tables of qualification: whose number an account bears, sealed, and requests to two moderators.

The number is sealed at rest and compared by a keyed hash: a copied table joins no account, above all no
pseudonym, to a person of the public register.
"""

from __future__ import annotations

from django.db import models

from colloque.server.engine.ids import SnowflakeField
from colloque.server.engine.sealing import SealedTextField

from ..models import Account
from .states import QualificationStates, RequestStates

_PURPOSE = "rpps"


class Qualification(models.Model):
    """What one account was found to be."""

    id = SnowflakeField()
    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="qualification")
    rpps = SealedTextField(purpose=_PURPOSE)
    digest = models.CharField(max_length=64, unique=True)  # of the number: one account a number
    # Quality of registry.decisions; empty: limited, for nothing is known of the practice.
    quality = models.CharField(max_length=24, blank=True)
    civility = models.CharField(max_length=8, blank=True)
    specialities = models.JSONField(default=list)  # labels, as the register words them
    method = models.CharField(max_length=24)
    state = models.CharField(
        max_length=12, choices=QualificationStates.choices(), default=QualificationStates.initial
    )
    vouched_at = models.DateTimeField()  # last time Pro Santé Connect or the moderators did
    changed_at = models.DateTimeField()  # last change of state or quality


class VerificationRequest(models.Model):
    """Someone without e-CPS who asks two moderators to look."""

    id = SnowflakeField()
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="verification_requests")
    rpps = SealedTextField(purpose=_PURPOSE)
    state = models.CharField(max_length=12, choices=RequestStates.choices(), default=RequestStates.initial)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(state="open"), name="one_open_request"
            )
        ]


class Vouching(models.Model):
    """One moderator who looked and vouches."""

    id = SnowflakeField()
    request = models.ForeignKey(VerificationRequest, on_delete=models.CASCADE, related_name="vouchings")
    by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "by"], name="vouch_once")]
