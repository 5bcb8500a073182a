"""Names in the fields of a form: ``Nom : DUPONT``, ``Prénom(s) : M.``, ``Identité du patient : …``."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context, Why
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import compiled
from colloque.secrecy.detectors.persons import read_initials, read_person
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "forms"
labels = frozenset({"NOM", "PRENOM"})

_OF = (
    r"(?: (?:de |d')(?:famille|naissance|usage|jeune fille|epouse|epoux|l'enfant|la mere|marital|"
    r"la patiente?|patiente?)| marital| usuel)?"
)
_FIELD = (
    rf"\b(?P<field>prenoms?(?:\(s\))?{_OF}|noms?(?:\(s\))?{_OF}(?: ?(?:et|/|,|&) ?prenoms?(?:\(s\))?)?|"
    r"identite(?: du patient| de la patiente)?|patiente?(?: ?\d{1,2})?|pere|mere|conjoint|epouse|"
    r"epoux|operateur|"
    r"chirurgien|"
    r"anesthesiste|medecin(?: traitant| referent| prescripteur| correspondant| responsable)?|prescripteur|"
    r"psychologue|investigateur(?: principal)?|personne (?:a prevenir|de confiance)|"
    r"(?:reunie? en )?staff|presents?|presentes?|participants?|destinataires?|copie a|"
    r"[a-z-]{3,20}(?:logue|iste|iatre|cien|cienne)s?|infirmiere?s?|secretaire|redacteur|"
    r"validee? par|signee? par|redige par) ?:[ \n\t]{0,4}(?=\w)"
)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    r"""Yield the names that a field announces.

    >>> text = FoldedText.of("Nom : DUPONT\nPrénom : Marie")
    >>> [(h.start, h.end, h.label) for h in find(text, context=Context())]
    [(6, 12, 'NOM'), (22, 27, 'PRENOM')]
    """
    if ":" not in text.folded:
        return
    for match in compiled(_FIELD).finditer(text.folded):
        at = text.word_at(match.end())
        if at is not None:
            yield from _value(text, at, match["field"])


def _value(text: FoldedText, at: int, field: str) -> Iterator[Hit]:
    given = field.startswith("prenom")
    person = read_person(text, at, everyday=field.startswith(("nom", "prenom")))
    if person is None:
        stop, end = read_initials(text, at)
        if given and stop > at:
            yield _hit(text.starts[at], end, "PRENOM", field)
        elif (given or field.startswith("nom")) and _is_known_lower(text, at):
            yield _hit(text.starts[at], text.ends[at], "PRENOM" if given else "NOM", field)
        return
    for part in person.parts:
        yield _hit(part.start, part.end, "PRENOM" if given else part.label, field)


def _hit(start: int, end: int, label: str, field: str) -> Hit:
    return Hit(start, end, label, name, 0.93, Why(source="names.field", cues=(field,)))


def _is_known_lower(text: FoldedText, at: int) -> bool:
    word = text.words[at]
    return word in lexicons.surnames() or word in lexicons.first_names()
