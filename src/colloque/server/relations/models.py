"""Tables of relations: who follows and who blocks whom."""

from __future__ import annotations

from django.db import models

from colloque.server.engine.ids import SnowflakeField
from colloque.server.identity.models import Account


class Follow(models.Model):
    """``follower`` reads ``followed``; one way."""

    id = SnowflakeField()
    follower = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="following")
    followed = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="followers")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["follower", "followed"], name="follow_once"),
            models.CheckConstraint(condition=~models.Q(follower=models.F("followed")), name="no_self_follow"),
        ]
        indexes = [models.Index(fields=["followed", "id"], name="followers_by_id")]


class Block(models.Model):
    """``blocker`` and ``blocked`` no longer see each other, both ways."""

    id = SnowflakeField()
    blocker = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="blocking")
    blocked = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="blocked_by")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="block_once"),
            models.CheckConstraint(condition=~models.Q(blocker=models.F("blocked")), name="no_self_block"),
        ]
