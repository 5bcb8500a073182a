"""Errors of the register of pseudonyms (see ``engine.errors`` for the tree).

Conflict
 └── NotDeclarable    ``code``: ``real_name``, ``not_concerned``, ``declared_already``, ``none_to_withdraw``
Conflict
 └── NotDecidable     ``code``: ``unread``, ``erased``, ``damaged``, ``not_registered``
Forbidden
 └── NotCouncil       only the Order reads and decides, never on a pseudonym of its own
"""

from __future__ import annotations

from collections.abc import Mapping

from colloque.server.engine.errors import Conflict, Forbidden

SENTENCES: Mapping[str, str] = {
    "real_name": "Ce compte porte votre nom : un pseudonyme se déclare depuis le compte qui le porte.",
    "not_concerned": "Seuls les médecins et les internes déclarent un pseudonyme à l’Ordre.",
    "declared_already": "Votre pseudonyme est déjà déclaré : retirez cette déclaration avant une autre.",
    "none_to_withdraw": "Aucune déclaration n’est à retirer.",
    "unread": "Lisez d’abord l’identité liée : on n’enregistre pas une personne que personne n’a lue.",
    "erased": "L’identité liée à cette déclaration a été effacée.",
    "damaged": "L’identité liée ne s’ouvre pas : la clef a changé, ou l’enveloppe a été altérée.",
    "not_registered": "Ce pseudonyme n’est pas enregistré : il n’a pas d’attestation.",
}


class NotDeclarable(Conflict):
    """This account cannot declare, or withdraw, now."""

    def __init__(self, code: str) -> None:
        super().__init__(SENTENCES[code], code=code)


class NotDecidable(Conflict):
    """The council cannot do this to this declaration now."""

    def __init__(self, code: str) -> None:
        super().__init__(SENTENCES[code], code=code)


class NotCouncil(Forbidden):
    """Only the Order, and never on a pseudonym of its own."""

    code = "not_council"

    def __init__(self) -> None:
        super().__init__("Seul le conseil de l’Ordre lit et décide des déclarations, jamais de la sienne.")
