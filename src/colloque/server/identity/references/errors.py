"""Errors of the directory.

Forbidden
 ├── NotOrder             only the Order adds and removes, never one's own account
 └── NotReferenceable     this account may not ask
Conflict
 └── ReferencedAlready    this account is in the directory, or waits to be
"""

from __future__ import annotations

from colloque.server.engine.errors import Conflict, Forbidden


class NotOrder(Forbidden):
    """Only the Order adds and removes, and never for one's own account."""

    code = "not_order"

    def __init__(self) -> None:
        super().__init__("Seul l’Ordre référence un compte, et jamais celui de qui décide.")


class NotReferenceable(Forbidden):
    """Neither a verified physician, nor an establishment, nor a registered pseudonym."""

    code = "not_referenceable"

    def __init__(self) -> None:
        super().__init__(
            "Pour demander un référencement, faites d’abord vérifier votre qualité ou enregistrer "
            "votre pseudonyme."
        )


class ReferencedAlready(Conflict):
    """This account is in the directory, or waits to be."""

    code = "referenced_already"

    def __init__(self) -> None:
        super().__init__("Ce compte est déjà dans l’annuaire, ou attend une décision.")
