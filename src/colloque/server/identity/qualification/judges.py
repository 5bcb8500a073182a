"""Who may read and decide requests for verification."""

from __future__ import annotations

from colloque.server.engine.errors import Forbidden

from ..models import Account

_JUDGES = (Account.Role.MODERATOR, Account.Role.ORDER)


def require_judge(moderator: Account) -> None:
    """Only moderators and the Order read requests.

    Raises:
        Forbidden: anybody else.
    """
    if moderator.role not in _JUDGES or moderator.suspended_at is not None:
        raise Forbidden("Cette décision ne vous revient pas.")
