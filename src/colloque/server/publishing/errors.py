"""Errors of publishing.

ColloqueError
 ├── NotFound
 │    └── Gone           there was a post; it was deleted or withdrawn
 ├── Forbidden
 │    ├── NotYours       only its author may do this
 │    ├── NotAllowed     this author may not publish this here; the sentence says why
 │    └── NotBoostable   the post is not one to pass on
 └── Conflict
      ├── Closed         the question has its synthesis
      ├── Hidden         a claim is open on the post
      └── Spent          the draft or the key has served
"""

from __future__ import annotations

from colloque.server.engine.errors import Conflict, Forbidden, NotFound


class Gone(NotFound):
    """There was a post under this id. Why it went is not said: a withdrawal must not show a claim."""

    code = "gone"

    def __init__(self) -> None:
        super().__init__("Ce message a été retiré.")


class NotYours(Forbidden):
    """Only the author may do this."""

    code = "not_yours"

    def __init__(self) -> None:
        super().__init__("Seul l’auteur de ce message peut faire cela.")


class NotAllowed(Forbidden):
    """This author may not publish this, or not to them; ``field`` says which choice to change."""

    code = "not_allowed"

    def __init__(self, safe: str, *, field: str = "") -> None:
        self.field = field
        super().__init__(safe)


class NotBoostable(Forbidden):
    """The author of the post chose who reads it: passing it on would choose otherwise."""

    code = "not_boostable"


class Closed(Conflict):
    """The question has its synthesis: no more answers, no second synthesis."""

    code = "closed"

    def __init__(self) -> None:
        super().__init__("Cette question est close : sa synthèse est publiée.")


class Hidden(Conflict):
    """The post is hidden while a claim on it is open: nothing changes until it is decided."""

    code = "hidden"

    def __init__(self) -> None:
        super().__init__(
            "Ce message est masqué pendant l’examen d’une demande : il ne peut pas être modifié."
        )


class Spent(Conflict):
    """The draft was published or thrown away already."""

    code = "spent"

    def __init__(self) -> None:
        super().__init__("Ce brouillon a déjà servi.")
