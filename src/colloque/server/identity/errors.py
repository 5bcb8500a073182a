"""Errors of identity.

Conflict
 ├── Taken            another account has this handle or this address
 └── AlreadyOpen      this person has an account
Refused
 └── FieldRefused     the check asks for a repair in one field of a form
"""

from __future__ import annotations

from colloque import Report
from colloque.server.engine.clearing import Refused
from colloque.server.engine.errors import Conflict


class Taken(Conflict):
    """Another account has this handle or this address; ``field`` says which of the two."""

    code = "taken"

    def __init__(self, safe: str, *, field: str) -> None:
        self.field = field
        super().__init__(safe)


class AlreadyOpen(Conflict):
    """This person has an account already."""

    code = "already_open"


class FieldRefused(Refused):
    """The check refused one field; ``field`` names it, ``report`` quotes offsets in its text.

    Entries of the profile are named ``entries.0.title``, counted from 0.
    """

    def __init__(self, report: Report, *, field: str) -> None:
        self.field = field
        super().__init__(report)
