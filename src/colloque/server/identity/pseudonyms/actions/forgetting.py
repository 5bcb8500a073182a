"""Erase what no longer serves: the sealed links of declarations withdrawn, or sent back and left there."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from colloque.server.engine.journal import record

from ..decisions import erasable_before
from ..models import Declaration, Opening, SealedLink


def erase_links(*, now: dt.datetime) -> int:
    """Erase the link, and the written reasons that may name the person, so many days after the end.

    The days are ``COLLOQUE_IDENTITY_KEEP_DAYS``. The declaration itself stays, with its
    dates and who decided: it names nobody.

    Returns:
        How many links were erased.
    """
    limit = erasable_before(now, days=settings.COLLOQUE_IDENTITY_KEEP_DAYS)
    ended = Q(state="withdrawn", withdrawn_at__lt=limit) | Q(state="none", returned_at__lt=limit)
    erased = 0
    for declaration in Declaration.objects.filter(ended, link__isnull=False).order_by("id")[:500]:
        with transaction.atomic():
            if SealedLink.objects.filter(declaration=declaration).delete()[0] != 1:
                continue  # another process did
            Opening.objects.filter(declaration=declaration).update(reason=None)
            Declaration.objects.filter(pk=declaration.pk).update(reason=None)
            record("pseudonym.erased", subject=declaration, by=None, now=now)
        erased += 1
    return erased
