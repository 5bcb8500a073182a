"""Errors of qualification: what stops an account from being tied to a number.

Conflict
 └── NotQualified    ``code``: ``number_taken``, ``other_number``, ``not_a_person``, ``pseudonym``,
                     ``unknown_number``, ``asked_already``, ``vouched_already``
"""

from __future__ import annotations

from collections.abc import Mapping

from colloque.server.engine.errors import Conflict

SENTENCES: Mapping[str, str] = {
    "number_taken": "Ce numéro RPPS est déjà lié à un autre compte : connectez-vous à celui-là.",
    "other_number": "Ce compte est déjà lié à un autre numéro RPPS : une identité ne se remplace pas.",
    "not_a_person": "Le compte d’un établissement n’a pas de numéro RPPS.",
    "pseudonym": "Sous pseudonyme, passez par Pro Santé Connect : deux modérateurs liraient votre identité.",
    "unknown_number": "Ce numéro n’est pas au répertoire que ce serveur a lu : vérifiez ses onze chiffres.",
    "asked_already": "Votre demande est déjà enregistrée : deux modérateurs la liront.",
    "vouched_already": "Vous avez déjà répondu de cette personne : un autre modérateur doit la lire aussi.",
}


class NotQualified(Conflict):
    """This account cannot be tied to this number."""

    def __init__(self, code: str) -> None:
        super().__init__(SENTENCES[code], code=code)
