"""Errors of relations.

ColloqueError
 ├── InvalidInput
 │    └── NotYourself     one follows and blocks others
 └── Forbidden
      └── KeptApart       one of the two blocks the other
"""

from __future__ import annotations

from colloque.server.engine.errors import Forbidden, InvalidInput


class NotYourself(InvalidInput):
    """Following or blocking oneself."""

    code = "not_yourself"

    def __init__(self) -> None:
        super().__init__("C’est votre propre compte.")


class KeptApart(Forbidden):
    """A block stands between the two; which of the two set it is not said."""

    code = "kept_apart"

    def __init__(self) -> None:
        super().__init__("Vous ne pouvez pas suivre ce compte.")
