"""Errors of the demo: its data or its place of use is wrong. For operators and developers."""

from __future__ import annotations

from colloque.server.engine.errors import ColloqueError


class DemoError(ColloqueError):
    """The demo cannot be loaded; ``safe`` says why, ``where`` which entry of the data.

    >>> DemoError("La démonstration ne se charge pas ici.", where="post tsh").where
    'post tsh'
    """

    code = "demo"

    def __init__(self, safe: str, *, where: str = "") -> None:
        self.where = where
        super().__init__(f"{safe} ({where})" if where else safe)
