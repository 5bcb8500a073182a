"""Why a sign-in by Pro Santé Connect is refused, each with its sentence.

Forbidden
 └── SignInRefused      ``code`` says why: one of ``SENTENCES``
"""

from __future__ import annotations

from collections.abc import Mapping

from colloque.server.engine.errors import Forbidden

SENTENCES: Mapping[str, str] = {
    "not_offered": "La connexion par Pro Santé Connect n’est pas proposée sur ce serveur.",
    "cancelled": "La connexion par Pro Santé Connect a été abandonnée ou refusée : rien n’a changé.",
    "replayed": "Ce retour de Pro Santé Connect a déjà servi, ou a trop attendu : recommencez la connexion.",
    "provider_answer": "La réponse de Pro Santé Connect est illisible : recommencez dans un moment.",
    "wrong_issuer": "Cette identité n’a pas été émise par Pro Santé Connect : la connexion est refusée.",
    "wrong_audience": "Cette identité a été émise pour un autre service : la connexion est refusée.",
    "wrong_nonce": "Cette identité répond à une autre demande que la vôtre : recommencez la connexion.",
    "wrong_algorithm": "Cette identité n’est pas signée comme il faut : la connexion est refusée.",
    "wrong_key": "Cette identité n’est pas signée par Pro Santé Connect : la connexion est refusée.",
    "expired": "Cette identité a expiré : recommencez la connexion.",
    "weak_level": "Pro Santé Connect n’a pas confirmé le niveau d’authentification demandé : recommencez.",
    "wrong_person": "Pro Santé Connect a répondu pour deux personnes différentes : la connexion est refusée.",
    "no_number": "Pro Santé Connect n’a pas transmis de numéro RPPS : la connexion est refusée.",
}


class SignInRefused(Forbidden):
    """A sign-in that cannot be trusted, or was given up."""

    def __init__(self, code: str) -> None:
        super().__init__(SENTENCES[code], code=code)
