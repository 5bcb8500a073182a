"""Why an attestation is refused, each with its sentence.

InvalidInput
 └── NotAttested        ``code`` says why: one of ``SENTENCES``
"""

from __future__ import annotations

from collections.abc import Mapping

from colloque.server.engine.errors import InvalidInput

SENTENCES: Mapping[str, str] = {
    "unreadable": "Ce texte n’est pas une attestation : collez-la entière, sans rien y changer.",
    "unsigned": "Cette attestation n’est pas signée : elle ne prouve rien.",
    "wrong_algorithm": "Cette attestation n’est pas signée comme il faut : elle ne prouve rien.",
    "wrong_type": "Ce document est signé, mais ce n’est pas une attestation de compte.",
    "wrong_issuer": "Cette attestation n’a pas été émise par ce serveur.",
    "other_key": "Cette attestation est signée par une autre clef que celles de l’émetteur.",
    "forged": "Cette attestation a été modifiée, ou n’a jamais été signée par l’émetteur.",
    "foreign_disclosure": "Une information jointe n’appartient pas à cette attestation.",
    "repeated_disclosure": "Une information est jointe deux fois à cette attestation.",
    "expired": "Cette attestation a expiré : demandez-en une nouvelle à son titulaire.",
    "not_yet": "Cette attestation n’est pas encore valable.",
    "revoked": "Cette attestation a été révoquée : elle ne vaut plus rien.",
    "status_unknown": "L’état de cette attestation n’a pas pu être lu : réessayez dans un moment.",
    "wrong_binding": "Cette présentation n’a pas été faite pour vous, ou pas par le titulaire.",
}


class NotAttested(InvalidInput):
    """This presentation proves nothing."""

    def __init__(self, code: str) -> None:
        super().__init__(SENTENCES[code], field="presentation", code=code)
