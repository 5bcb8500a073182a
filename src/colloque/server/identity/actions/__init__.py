"""The verbs of identity: the only writers of its tables; one transaction, one journal entry each."""

from .opening import create_account, open_account
from .profiles import choose_language, update_profile
from .standing import (
    hold_account,
    reinstate,
    release_account,
    set_role,
    suspend,
    verify_physician,
    withdraw_verification,
)
from .tokens import issue_token, revoke_token

__all__ = [
    "choose_language",
    "create_account",
    "hold_account",
    "issue_token",
    "open_account",
    "reinstate",
    "release_account",
    "revoke_token",
    "set_role",
    "suspend",
    "update_profile",
    "verify_physician",
    "withdraw_verification",
]
