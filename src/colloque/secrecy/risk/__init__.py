"""How many people in France still match a text: k, its bounds, and what to remove next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from colloque import secrecy
from colloque.findings import Context
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.risk.errors import RiskError, UnknownDepartment
from colloque.secrecy.risk.facts import Fact
from colloque.secrecy.risk.telling import Telling
from colloque.secrecy.risk.verdict import Risk, judge_facts

__all__ = ["Fact", "Risk", "RiskError", "UnknownDepartment", "estimate_risk", "risk_of_hits"]


def estimate_risk(
    text: str, *, context: Context | None = None, department: str | None = None, date: dt.date | None = None
) -> Risk:
    """Estimate how many people in France match what a text tells.

    Args:
        text: As it would be published; any length. Never logged.
        context: The author's place and the day of posting, which the reader knows from the profile.
        department: Code of a département that goes before the author's own, as ``44``.
        date: Day of posting that goes before the context's.

    Returns:
        The estimate; deterministic.

    Raises:
        UnknownDepartment: the code of the département is unknown.

    Source: closed form k = 1 + λ, decision 021; shares of the INSEE, DREES and OECD named in each fact.

    >>> estimate_risk("Femme de 62 ans, toux depuis 3 semaines.").level
    'green'
    """
    context = context or Context()
    folded = FoldedText.of(text)
    hits = secrecy.find(folded, context=context)
    return risk_of_hits(folded, hits, context=context, department=department, date=date)


def risk_of_hits(
    text: str | FoldedText,
    hits: Sequence[Hit],
    *,
    context: Context | None = None,
    department: str | None = None,
    date: dt.date | None = None,
) -> Risk:
    """Estimate the risk of a text whose identifiers are already found; see `estimate_risk`.

    >>> risk_of_hits("Vu Mme Roc", [Hit(7, 10, "NOM", "names", 0.9)]).forced
    'Un identifiant direct est présent (nom) : une personne au moins est reconnaissable.'
    """
    context = context or Context()
    telling = Telling.of(text, hits, context=context)
    return judge_facts(telling, context=context, department=department, date=date)
