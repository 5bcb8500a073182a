"""Errors of the register.

InvalidInput
 └── BadExtract          the files cannot be taken as an extract: which code says why
Conflict
 └── TooManyDepartures   an extract that would empty the register: cut short, most often

Codes of BadExtract: ``missing_file``, ``missing_column``, ``unreadable_file``, ``too_many_malformed``,
``older_extract``.
"""

from __future__ import annotations

from colloque.server.engine.errors import Conflict, InvalidInput


class BadExtract(InvalidInput):
    """What was given is not an extract of the register, or not a newer one; nothing was changed."""

    code = "bad_extract"


class TooManyDepartures(Conflict):
    """So many are absent from the new extract that it is probably cut short; nothing was changed."""

    code = "too_many_departures"

    def __init__(self, *, departed: int, known: int) -> None:
        super().__init__(
            f"Cet extrait ferait disparaître {departed} professionnels sur {known} : "
            "il est sans doute incomplet. S’il est juste, relancez avec --accept-departures."
        )
