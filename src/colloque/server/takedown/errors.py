"""Errors of take-down (see ``engine.errors`` for the tree)."""

from __future__ import annotations

from colloque.server.engine.errors import Forbidden


class NotReferee(Forbidden):
    """Only a moderator who did not write the post may decide a contested claim."""

    code = "not_referee"

    def __init__(self) -> None:
        super().__init__("Seul un référent qui n’est pas l’auteur du message peut décider.")
