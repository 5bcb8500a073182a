"""The verbs of the register: the only writers of its tables; one transaction, one journal entry each."""

from .deciding import register, send_back, strike
from .declaring import declare, withdraw
from .forgetting import erase_links
from .opening import open_identity, tell_openings

__all__ = [
    "declare",
    "erase_links",
    "open_identity",
    "register",
    "send_back",
    "strike",
    "tell_openings",
    "withdraw",
]
