"""Tables of the directory: entries, the words they are found by, the Order's decisions with their reason."""

from __future__ import annotations

from django.db import models

from colloque.server.engine.ids import SnowflakeField
from colloque.server.engine.sealing import SealedTextField

from ..models import Account
from .states import ReferenceStates


class Reference(models.Model):
    """One account on one network. Everything here is public once referenced."""

    class Standing(models.TextChoices):
        """What the Order found of who holds the account."""

        VERIFIED = "verified"
        PSEUDONYM = "registered_pseudonym"

    id = SnowflakeField()
    # The account of this server that the entry is about or that asked for it; none when the Order added it.
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="references")
    state = models.CharField(
        max_length=10, choices=ReferenceStates.choices(), default=ReferenceStates.initial
    )
    network = models.CharField(max_length=16)  # slug of pseudonyms.networks
    handle = models.CharField(max_length=120)  # without its first @
    folded = models.CharField(max_length=120)  # the handle in lower case: one entry an account
    address = models.URLField(max_length=300, blank=True)  # empty: an account of this server
    name = models.CharField(max_length=60)  # the name shown; of a pseudonym, the pseudonym
    profession = models.CharField(max_length=16, choices=Account.Kind.choices)
    specialty = models.CharField(max_length=60, blank=True)  # slug of specialties.toml
    standing = models.CharField(max_length=24, choices=Standing.choices)
    proposed_at = models.DateTimeField()
    referenced_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    # Whether the page outside leads back to the entry (rel=me); null while nobody looked.
    link_found = models.BooleanField(null=True)
    link_checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "folded"], condition=~models.Q(state="removed"), name="reference_once"
            )
        ]
        indexes = [models.Index(fields=["state", "-id"], name="references_by_state")]


class ReferenceWord(models.Model):
    """One word by which an entry is found: folded, ``a-z0-9`` only."""

    id = SnowflakeField()
    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reference", "word"], name="reference_word_once")]


class Ruling(models.Model):
    """One decision of the Order on an entry. Its reason is sealed, and read by the Order only."""

    id = SnowflakeField()
    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="rulings")
    was = models.CharField(max_length=10)  # state before
    to = models.CharField(max_length=10)  # state after
    by = models.BigIntegerField()  # account id of the councillor
    reason = SealedTextField(purpose="reference")
    at = models.DateTimeField()
