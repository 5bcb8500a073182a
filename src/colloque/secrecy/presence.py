"""Whether a text speaks of a patient at all, and whom a hit is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from colloque.findings import Context, Role
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import Pattern, after, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

_CUES = Pattern(
    "patient.cue",
    "",
    r"\b(?:(?:le|la|ma|mon|notre|une?|cette?|ce|votre|jeune|de|du|sa|"
    r"son|premiere?|deux|trois|mes deux|mes trois|chere?|autre|meme) "
    r"(?:\w{3,15} )?(?:patiente?|malade|parturiente|pte?|blessee?|victime|"
    r"monsieur|dame|mamie|papi|papy|bebe|nourrisson|gamine?|petite? patiente?)(?![\w-])|"
    r"^ ?(?:patiente?|pte?|homme|femme|h|f) (?:de |\d)|\b(?:patiente?|"
    r"pte?),? (?:de |agee? |avec |sous |suivie?|qui |vue? |adresse|nee? "
    r"|connue?|en |\d)|"
    r"\bpatiente\b|\b(?:homme|femme|fille|garcon|enfant|dame|monsieur|fillette|jeune) de \d|\bpatiente? :|"
    r"\b(?:je vois|j'ai vu|vue?s?|recue?|opere|operee|accouche|"
    r"accouchement d|hospitalisee?|decede|decedee|j'ai (?:opere|recu|"
    r"examine|accompagne)) "
    r"(?:ce |cette |hier|aujourd|le |la |mme|madame|m\.|mr|monsieur|un |une |en )|"
    r"\b(?:son|sa|le|la|du|de) (?:mari|femme|fils|fille|mere|pere|epoux|"
    r"epouse|papa|maman|soeur|frere|conjoint|compagne)(?![\w-])|"
    r"\b(?:mme|madame|mlle|monsieur|mr) [a-z]|\b(?:elle|il) (?:a accouche|"
    r"est morte?|est decedee?|souffre|saigne|vomit|pleure|tousse|a fait|"
    r"consulte|refuse|boit|venait|vient pour|s'appelait|est tombee?)\b|"
    r"\bmon (?:premier|dernier|1er) (?:deces|accouchement|patient)|\bil "
    r"s'appelait|\belle s'appelait|\baccouchement (?:a|dans|inopine)|"
    r"\b(?:mfiu|atcd|hdm|ddr|primi(?:geste|pare)?|multipare)\b|\bconducteur "
    r"du|\bl'enfant [a-z]|\b(?:il|elle) (?:habite|vit) |\bje suis (?:mme|"
    r"madame|m\.|mr|monsieur) |\b(?:il|elle) (?:est|etait|a ete) (?:hospitalise|"
    r"suivi|opere|transfere|sorti|intube|decede|mort)|\bblesses? de)",
)
_CLINICAL = frozenset({"AGE", "IPP", "NDA", "SECU", "DATE_NAISSANCE", "INITIALES"})
_THIRD_PERSON = frozenset({"il", "elle", "lui"})
_FACTS = frozenset({"FAMILLE", "EVENEMENT", "PROFESSION", "RARE"})
_COLLEAGUE = (
    r"\b(?:confreres?|consoeurs?|collegues?|merci (?:a|au)|bravo (?:a|"
    r"au)|felicitations (?:a|au)|remercie\w*|mon (?:chef|maitre|interne|"
    r"externe|cointerne)|"
    r"ma (?:cheffe|interne|cointerne)|chef de (?:clinique|service)|dr|"
    r"docteur|docteure|pr|professeur|redige par|signe par|par le|these de|"
    r"auteurs?|topo de|"
    r"conference de|intervention de|oratrice|orateur|presidente?|directeur|"
    r"directrice|doyen) (?:a |de |le |la |l')?(?:[a-z-]{2,20} )?$"
)
_COLLEAGUE_AFTER = (
    r"^,? (?:l'infirmiere|mon interne|notre interne|notre cadre|ma cheffe|"
    r"infirmiere liberale|et al\b|et coll\b)"
)
_AUTHOR = (
    r"\b(?:je suis (?:le |la )?(?:dr |docteur )?|je m'appelle|moi,? |"
    r"ma messagerie|mon (?:mail|numero|tel\w*|rpps|n. ?rpps|adresse|cabinet)|"
    r"ma boite(?: pro)?|"
    r"ecrivez[- ]moi|contactez[- ]moi|contactez|contacter|me joindre|"
    r"joindre|appelez[- ]moi|reponses? en mp ou|en mp ou|candidatures?|"
    r"inscriptions?|"
    r"renseignements?|infos?|rdv|rendez-vous|secretariat|standard|faites "
    r"direct le|astreinte|avis (?:par )?tel|cv) ?(?:a |au |le |est |c'est "
    r"|:|par |sur |dr )*[^.\n]{0,25}$"
)
_PUBLIC = (
    r"\b(?:ministres?|presidente? de la republique|depute\w*|senateur\w*|"
    r"secretaire d'etat|directeur general de la sante)\b[^.\n]{0,20}$"
)


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether a patient is in the text, and the words that say so."""

    patient: bool
    cue: str = ""


def patient_in(text: FoldedText, hits: Sequence[Hit]) -> Presence:
    """Tell a case from an announcement.

    >>> patient_in(FoldedText.of("Congrès à Lyon le 12 mars"), ()).patient
    False
    >>> patient_in(FoldedText.of("Ma patiente va mieux"), ()).cue
    'Ma patiente'
    """
    match = _CUES.first(text)
    if match:
        return Presence(True, text.original[match.start() : match.end()].strip())
    return Presence(_is_implied(text, hits))


def speaks_of_patient(text: FoldedText, hits: Sequence[Hit]) -> bool:
    """Whether ``patient_in`` finds a patient: the same answer, without the words, the cheap signs first.

    >>> speaks_of_patient(FoldedText.of("Ma patiente va mieux"), ())
    True
    """
    return _is_implied(text, hits) or _CUES.first(text) is not None


def _is_implied(text: FoldedText, hits: Sequence[Hit]) -> bool:
    """Whether the identifiers, or a word of care about a third person, imply a patient."""
    if any(hit.label in _CLINICAL or hit.label in _FACTS or _is_titled(hit) for hit in hits):
        return True
    told = any(hit.label in {"NOM", "PRENOM"} and hit.why.role is Role.UNKNOWN for hit in hits)
    if not told and text.vocabulary.isdisjoint(_THIRD_PERSON):
        return False
    return not text.vocabulary.isdisjoint(lexicons.words("clinical_words.tsv"))


def _is_titled(hit: Hit) -> bool:
    """Whether a name carries the civility of a layman: ``Mme``, ``M.``, ``née``."""
    return hit.label == "NOM" and hit.why.source == "names.civility" and hit.why.role is Role.UNKNOWN


def role_of(hit: Hit, text: FoldedText, context: Context) -> Role:
    """Whom a direct identifier is about, as far as the words around say; asked once of a text.

    >>> from colloque.findings import Context, Why
    >>> t = FoldedText.of("Merci au Dr Lefèvre")
    >>> role_of(Hit(12, 19, "NOM", "titled_names", 0.9), t, Context())
    <Role.COLLEAGUE: 'colleague'>
    """
    asker, known = text.memo.setdefault("roles", (context, {}))
    if asker is not context:
        return _role_of(hit, text, context)
    place = (hit.start, hit.end, hit.label, hit.why.role)
    if place not in known:
        known[place] = _role_of(hit, text, context)
    role: Role = known[place]
    return role


def _role_of(hit: Hit, text: FoldedText, context: Context) -> Role:
    if hit.label in {"NOM", "PRENOM", "INITIALES"} and _is_author(hit, text, context):
        return Role.AUTHOR
    lead = before(text, hit.start, 60)
    if hit.label in {"TEL", "MAIL", "RPPS", "URL", "ADRESSE", "AUTRE_ID"} and compiled(_AUTHOR).search(lead):
        return Role.UNKNOWN if _is_quoted(text, hit.start) else Role.AUTHOR
    if hit.label == "RPPS":
        return Role.COLLEAGUE
    if hit.label not in {"NOM", "PRENOM", "INITIALES"}:
        return hit.why.role
    if compiled(r"\bje suis (?:le |la )?(?:dr |docteur |pr )").search(lead) or compiled(
        r"\bje m'appelle "
    ).search(lead):
        return Role.AUTHOR
    if compiled(_PUBLIC).search(lead):
        return Role.PUBLIC_FIGURE
    tail = after(text, hit.end, 30)
    if (
        hit.why.role is Role.COLLEAGUE
        or compiled(_COLLEAGUE).search(lead)
        or compiled(_COLLEAGUE_AFTER).match(tail)
    ):
        return Role.COLLEAGUE
    return hit.why.role


def _is_quoted(text: FoldedText, offset: int) -> bool:
    """Whether more quotations are opened than closed before an offset."""
    opened, closed = text.memo.get("quotes") or text.memo.setdefault(
        "quotes", tuple([m.start() for m in re.finditer(sign, text.folded)] for sign in "«»")
    )
    return bisect_left(opened, offset) > bisect_left(closed, offset)


def _is_author(hit: Hit, text: FoldedText, context: Context) -> bool:
    if not context.author_names:
        return False
    own = {word for author in context.author_names for word in lexicons.key(author)}
    words = set(lexicons.key(text.original[hit.start : hit.end]))
    return bool(words) and words <= own
