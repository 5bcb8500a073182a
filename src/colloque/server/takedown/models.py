"""Tables of take-down: claims. Patients' words are sealed; nothing says that anyone is a patient."""

from __future__ import annotations

from django.db import models

from colloque.server.engine.ids import SnowflakeField
from colloque.server.engine.sealing import SealedTextField

from .states import ClaimStates


class Claim(models.Model):
    """Somebody says: I recognise myself, or someone close, in this post."""

    class Concerned(models.TextChoices):
        """Who is recognised, as the claimant says."""

        SELF = "self"
        RELATIVE = "relative"

    id = SnowflakeField()
    # Plain id, no foreign key: the claim outlives the post it made disappear.
    post_id = models.BigIntegerField(null=True)
    # Account id of the post's author at the time of the claim; null when there was no such post.
    author_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=ClaimStates.choices(), default=ClaimStates.initial)
    concerned = models.CharField(max_length=8, choices=Concerned.choices)
    # SHA-256 of the follow-up code: the code itself is shown once, to the claimant.
    code_digest = models.CharField(max_length=64, unique=True)
    contact = SealedTextField(purpose="claim", null=True)
    words = SealedTextField(purpose="claim", null=True)
    # Keyed hash of the network source, to see one source claiming again and again.
    source = models.CharField(max_length=32)
    due_at = models.DateTimeField()
    created_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["post_id", "state"], name="claims_of_post"),
            models.Index(fields=["state", "due_at"], name="claims_to_decide"),
            models.Index(fields=["author_id", "-id"], name="claims_of_author"),
        ]
