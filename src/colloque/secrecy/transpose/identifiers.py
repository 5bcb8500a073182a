"""Numbers, addresses and accounts become a neutral word in brackets: nothing of them helps the reasoning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from colloque.findings import Role
from colloque.secrecy.transpose.scene import Edit, Scene

WORDS: Mapping[str, str] = {
    "TEL": "[numéro retiré]",
    "SECU": "[numéro retiré]",
    "IPP": "[numéro retiré]",
    "NDA": "[numéro retiré]",
    "RPPS": "[numéro retiré]",
    "AUTRE_ID": "[identifiant retiré]",
    "MAIL": "[adresse retirée]",
    "ADRESSE": "[adresse retirée]",
    "URL": "[lien retiré]",
    "COMPTE": "[compte retiré]",
    "ZIP": "[code postal retiré]",
}
_REASON = "Cet identifiant mène droit à une personne ; il n’apporte rien au raisonnement."
_PUBLIC = "Compte ou lien public, cité comme source."


def plan_identifiers(scene: Scene) -> Iterator[Edit]:
    """Yield one edit for each number, address, link or account, in order.

    >>> from colloque.secrecy.hits import Hit
    >>> [edit.words for edit in plan_identifiers(Scene("IPP 8004417", (Hit(4, 11, "IPP", "x", 1.0),)))]
    ['[numéro retiré]']
    """
    for hit in scene.of(*WORDS):
        inside = ((hit.start, hit.end),)
        if hit.label in {"COMPTE", "URL"} and hit.why.role is Role.PUBLIC_FIGURE:
            yield Edit(hit.start, hit.end, hit.label, None, _PUBLIC, inside)
        else:
            yield Edit(hit.start, hit.end, hit.label, WORDS[hit.label], _REASON, inside)
