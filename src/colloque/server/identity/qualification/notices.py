"""Letters about one's own mark: a subject and a text each, in the reader's language, without any number."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from ..models import Account

_log = logging.getLogger("colloque.qualification")


def tell(account: Account, what: str) -> None:
    """Write to ``account`` once the present transaction holds.

    Args:
        account: Whom.
        what: ``suspended``, ``restored``, ``granted`` or ``refused``.
    """
    address, language = account.user.email, account.language
    account_id = account.pk

    def send() -> None:
        with override(language):
            context = {"handle": account.handle, "page": f"{settings.COLLOQUE_ORIGIN}/qualite"}
            subject = render_to_string(f"qualification/{what}_subject.txt", context).strip()
            text = render_to_string(f"qualification/{what}.txt", context)
        try:
            send_mail(subject, text, None, [address])
        except OSError:  # a mail server that is away: the page says the same
            _log.warning("A letter about account %s was not sent", account_id)

    transaction.on_commit(send)
