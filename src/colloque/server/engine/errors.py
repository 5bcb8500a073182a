"""Errors of the server, with a safe face.

ColloqueError
 ├── InvalidInput     what was sent cannot be taken as it is
 ├── NotFound         there is no such thing, or not for this reader
 ├── Forbidden        this reader may not do this
 ├── Conflict         the thing changed meanwhile, or was done already
 └── TooMany          slow down

``safe`` is one French sentence for people; ``code`` is stable, for programs. Neither ever holds the text of a
draft, a post, a claim or a name.
"""

from __future__ import annotations


class ColloqueError(Exception):
    """Base of the tree; never raised itself.

    Attributes:
        code: Stable machine name, as ``not_found``.
        safe: French sentence that a page may show as it is.
        permanent: False when the same call may succeed later.
    """

    code = "error"
    permanent = True

    def __init__(self, safe: str, *, code: str | None = None) -> None:
        self.safe = safe
        self.code = code or type(self).code
        super().__init__(self.code)


class InvalidInput(ColloqueError):
    """What was sent cannot be taken as it is; ``field`` says which part."""

    code = "invalid_input"

    def __init__(self, safe: str, *, field: str = "", code: str | None = None) -> None:
        self.field = field
        super().__init__(safe, code=code)


class NotFound(ColloqueError):
    """No such thing, or none that this reader may know of: the two are never told apart."""

    code = "not_found"

    def __init__(self, safe: str = "Cette page n’existe pas ou ne vous est pas ouverte.") -> None:
        super().__init__(safe)


class Forbidden(ColloqueError):
    """The reader sees the thing but may not do this to it."""

    code = "forbidden"


class Conflict(ColloqueError):
    """The thing changed meanwhile, or this was done already."""

    code = "conflict"


class TooMany(ColloqueError):
    """Too many calls; ``retry_after`` is in seconds."""

    code = "too_many"
    permanent = False

    def __init__(self, safe: str, *, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(safe)
