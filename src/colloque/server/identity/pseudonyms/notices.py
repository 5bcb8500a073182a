"""Letters to whoever bears a pseudonym: to the address of that account, in its language, without a name."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from ..models import Account

_log = logging.getLogger("colloque.pseudonyms")


def tell(account: Account, what: str) -> None:
    """Write to ``account`` once the present transaction holds.

    Args:
        account: The account that bears the pseudonym.
        what: ``registered``, ``returned``, ``struck`` or ``opened``.
    """
    address, language, handle, account_id = account.user.email, account.language, account.handle, account.pk

    def send() -> None:
        with override(language):
            context = {"handle": handle, "page": f"{settings.COLLOQUE_ORIGIN}/pseudonyme"}
            subject = render_to_string(f"pseudonyms/{what}_subject.txt", context).strip()
            text = render_to_string(f"pseudonyms/{what}.txt", context)
        try:
            send_mail(subject, text, None, [address])
        except OSError:  # a mail server that is away: the page says the same
            _log.warning("A letter about the pseudonym of account %s was not sent", account_id)

    transaction.on_commit(send)
