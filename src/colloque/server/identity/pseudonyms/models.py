"""Tables of the register: declarations, their accounts elsewhere, the sealed link, who opened it.

Only ``SealedLink`` knows who bears a pseudonym, under a key of its own. Its column is plain bytes, not a
field that opens by itself: nothing but ``vault`` opens it, so neither a listing nor a dump of rows can.
"""

from __future__ import annotations

from django.db import models

from colloque.server.engine.ids import SnowflakeField

from ..models import Account
from .states import PseudonymStates


class Declaration(models.Model):
    """One pseudonym declared by the account that bears it. No column here tells who that is."""

    id = SnowflakeField()
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="pseudonym_declarations")
    state = models.CharField(
        max_length=12, choices=PseudonymStates.choices(), default=PseudonymStates.initial
    )
    pseudonym = models.CharField(max_length=60)  # the name shown on the day of the declaration
    council = models.CharField(max_length=3)  # department of the council, as 44
    number = models.CharField(max_length=16, unique=True, null=True)  # of the attestation
    declared_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    registered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)  # account id of the councillor
    reason = models.BinaryField(null=True, editable=False)  # of the last decision, sealed by ``vault``

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=~models.Q(state="withdrawn"), name="one_living_pseudonym"
            )
        ]
        indexes = [models.Index(fields=["state", "-id"], name="pseudonyms_by_state")]


class Alias(models.Model):
    """One account on one network that bears the declared pseudonym."""

    id = SnowflakeField()
    declaration = models.ForeignKey(Declaration, on_delete=models.CASCADE, related_name="aliases")
    network = models.CharField(max_length=16)  # slug of networks.toml
    handle = models.CharField(max_length=120)  # without its @

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["declaration", "network", "handle"], name="alias_once")
        ]
        indexes = [models.Index(fields=["network", "handle"], name="alias_elsewhere")]


class SealedLink(models.Model):
    """Who bears the pseudonym. Of one length whatever the name, without date, gone when it is erased."""

    declaration = models.OneToOneField(
        Declaration, primary_key=True, on_delete=models.CASCADE, related_name="link"
    )
    sealed = models.BinaryField(editable=False)


class Opening(models.Model):
    """A councillor opened the link: when, and why."""

    id = SnowflakeField()
    declaration = models.ForeignKey(Declaration, on_delete=models.CASCADE, related_name="openings")
    by = models.BigIntegerField()  # account id of the councillor
    reason = models.BinaryField(null=True, editable=False)  # sealed by ``vault``; erased with the link
    at = models.DateTimeField()
    tell_at = models.DateTimeField(null=True)  # when its bearer is told; null: never, by policy
    told_at = models.DateTimeField(null=True)
