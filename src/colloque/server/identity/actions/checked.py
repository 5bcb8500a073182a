"""Every text of a profile passes the check, field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from colloque import Context, Verdict
from colloque.server.engine.clearing import Refused, cleared
from colloque.server.engine.text import clean_text

from ..errors import FieldRefused

_BETWEEN_WORDS = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class Checker:
    """Cleans and clears the fields of one form in one context.

    Attributes:
        context: Who writes; the place is a profile.
        acknowledged: The worst verdict the person takes upon himself.
    """

    context: Context
    acknowledged: Verdict

    def text(
        self, value: str, *, field: str, limit: int, required: bool = False, multiline: bool = False
    ) -> str:
        """One field, cleaned then cleared.

        Raises:
            InvalidInput: it cannot be taken as it is.
            FieldRefused: the check asks for a repair.
        """
        cleaned = clean_text(value, field=field, limit=limit, required=required, multiline=multiline)
        self.clear(cleaned, field=field)
        return cleaned

    def clear(self, text: str, *, field: str) -> None:
        """Let the check read ``text`` as field ``field``; an empty text says nothing."""
        if not text:
            return
        try:
            cleared(text, context=self.context, acknowledged=self.acknowledged)
        except Refused as refusal:
            raise FieldRefused(refusal.report, field=field) from None


def spelled_out(link: str) -> str:
    """The words of an address after its host, each at its place, for an address can tell a name.

    >>> spelled_out("https://exemple.test/a-b_c").split()
    ['a', 'b', 'c']
    """
    start = link.find("/", link.find("://") + 3)
    return " " * start + _BETWEEN_WORDS.sub(" ", link[start:]) if start > 0 else ""
