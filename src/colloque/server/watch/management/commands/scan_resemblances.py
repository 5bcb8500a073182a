"""``colloque manage scan_resemblances``: look again at every account for those that imitate another."""

from __future__ import annotations

import argparse

from django.core.management.base import BaseCommand
from django.utils import timezone

from colloque.server.identity.models import Account
from colloque.server.watch.actions import scan
from colloque.server.watch.queries.personas import Protected


class Command(BaseCommand):
    """Goes on where the last call stopped; Ctrl-C loses the current batch only."""

    help = __doc__ or ""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """``--batch``: accounts between two marks of progress."""
        parser.add_argument("--batch", type=int, default=2000)

    def handle(self, *args: object, batch: int, **options: object) -> None:
        """Scan to the end, one line on standard error a batch."""
        total, looked, told = Account.objects.count(), 0, 0
        protected = Protected()
        while True:
            size, found = scan(now=timezone.now(), batch=max(1, batch), protected=protected)
            if not size:
                break
            looked, told = looked + size, told + found
            self.stderr.write(f"{looked}/{total} comptes, {told} ressemblances")
        self.stdout.write(f"{looked} comptes regardés, {told} ressemblances signalées")
