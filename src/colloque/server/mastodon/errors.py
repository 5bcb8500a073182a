"""Errors of the client API: Mastodon's shapes and statuses (see ``engine.errors`` for the tree)."""

from __future__ import annotations

from colloque.server.engine.errors import ColloqueError


class Unauthorized(ColloqueError):
    """No token, or one that is unknown or revoked."""

    code = "unauthorized"

    def __init__(self) -> None:
        super().__init__("Jeton d’accès absent, inconnu ou révoqué.")


class MissingScope(ColloqueError):
    """The token lacks a scope; ``scope`` says which."""

    code = "missing_scope"

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__(f"Ce jeton n’a pas le droit « {scope} ».")
