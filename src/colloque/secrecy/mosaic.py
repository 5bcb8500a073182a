"""What indirect facts add up to: each kind of fact counts once, whatever the number of its mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from colloque.findings import Context, Why
from colloque.secrecy.detectors.patterns import Pattern, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

_KINDS = {
    **dict.fromkeys(("VILLE", "HOPITAL", "ZIP", "DEPARTEMENT", "ADRESSE"), "place"),
    **dict.fromkeys(("DATE", "DATE_NAISSANCE"), "time"),
    **{label: label.lower() for label in ("AGE", "PROFESSION", "ORIGINE", "FAMILLE", "EVENEMENT", "RARE")},
}
_PLACES = frozenset({"VILLE", "HOPITAL", "ZIP"})
_RECENT = (
    r"hier|aujourd|ajd|auj|\bce (?:matin|soir|midi|jour)|cet(?:te)? |"
    r"week-?end|\bnuit\b|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|semaine|il y a"
)
_AUTHORITY = (
    r"\b(?:protocole|recommandations?|etude|equipe|centre de reference|"
    r"travaux|essai|publication|cours|staff|fac|faculte|these|universite) "
    r"(?:de |du |des |d'|a |au )?(?:la |l'|le )?$"
)
_LIVE = Pattern(
    "moment.live",
    "DATE",
    r"\b(?:en direct d(?:e|u|es)(?: la| l')?|la,? maintenant,?|a l'instant,?|tout a l'heure,?)(?!\w)",
    0.75,
)
MANY, ENOUGH, FEW = 5, 3, 2


@dataclass(frozen=True, slots=True)
class Mosaic:
    """The sum of the facts.

    Attributes:
        count: Number of distinct kinds of facts, the author's earlier ones included.
        placed: Whether the text, or the author's profile, says where.
    """

    count: int
    placed: bool

    @property
    def conditions(self) -> tuple[str, ...]:
        """Conditions of SEC-2: ``many``, none, ``few`` or ``alone``.

        >>> Mosaic(3, True).conditions, Mosaic(1, False).conditions
        ((), ('alone',))
        """
        if self.count >= MANY:
            return ("many",)
        if self.count >= ENOUGH:
            return ()
        return ("few",) if self.count == FEW else ("alone",)


def add_up(hits: Sequence[Hit], text: FoldedText, context: Context) -> Mosaic:
    """Count kinds of facts; the ages of several persons count as a family.

    >>> from colloque.findings import Context
    >>> facts = [Hit(at, at + 1, label, "x", 0.9) for at, label in enumerate(("AGE", "VILLE", "HOPITAL"))]
    >>> add_up(facts, FoldedText.of("abc"), Context()).count
    2
    """
    told = [hit for hit in hits if not is_authority(hit, text)]
    kinds = {_KINDS[hit.label] for hit in told if hit.label in _KINDS}
    kinds |= {_KINDS[label] for label, _ in context.earlier_facts if label in _KINDS}
    if sum(hit.label == "AGE" for hit in told) > 1:
        kinds.add("famille")
    profile = context.author_town is not None and not context.author_is_pseudonymous
    return Mosaic(len(kinds), profile or any(hit.label in _PLACES for hit in told))


def is_authority(hit: Hit, text: FoldedText) -> bool:
    """Whether a facility or town is cited for its work and not as the place of care."""
    return (
        hit.label in {"HOPITAL", "VILLE"}
        and compiled(_AUTHORITY).search(before(text, hit.start, 40)) is not None
    )


def is_moment(hit: Hit, text: FoldedText) -> bool:
    """Whether a date places the event within days of the post."""
    return hit.label == "DATE" and compiled(_RECENT).search(text.folded[hit.start : hit.end]) is not None


def live_cue(text: FoldedText) -> Hit | None:
    """Words that say the event is happening now, as a date without a day."""
    match = _LIVE.first(text)
    return (
        Hit(match.start(), match.end(), "DATE", "moments", 0.75, Why(source="moment.live")) if match else None
    )
