"""The story stays, the patient disappears: each identifier becomes a role word or a generalisation.

The text opens with « Cas transposé. », the medicine is proved untouched, each change has its reason and can
be refused, and nothing is stored: the mapping lives in the answer only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from colloque import secrecy
from colloque.findings import Context, Finding
from colloque.rulebook import Rulebook, load_rulebook
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.risk import risk_of_hits
from colloque.secrecy.risk.roles import with_roles
from colloque.secrecy.transpose.changes import MARK, Change, Kept, SexChoice, Transposed
from colloque.secrecy.transpose.echoes import with_echoes
from colloque.secrecy.transpose.errors import ClinicalChange, TransposeError, UnknownGroup
from colloque.secrecy.transpose.groups import GROUPS, labels_of
from colloque.secrecy.transpose.rewriting import Rewritten, rewrite
from colloque.secrecy.transpose.scene import Scene
from colloque.secrecy.transpose.sexing import change_sex

__all__ = [
    "GROUPS",
    "MARK",
    "Change",
    "ClinicalChange",
    "Kept",
    "Rewritten",
    "SexChoice",
    "TransposeError",
    "Transposed",
    "UnknownGroup",
    "transpose",
    "transpose_hits",
]


def transpose(
    text: str,
    *,
    seed: int = 0,
    sex: Literal["auto", "keep"] = "auto",
    only: Iterable[str] | None = None,
    refuse: Iterable[str] = (),
    context: Context | None = None,
    rulebook: Rulebook | None = None,
) -> Transposed:
    """Transpose a clinical case: other words for the people, places, dates and ages, the same medicine.

    Args:
        text: Original French text, n code points. Never logged, never stored.
        seed: Chooses between wordings of equal precision; same seed and text, same output.
        sex: ``keep`` never touches the patient's sex; ``auto`` lets it change where that is sure.
        only: Groups of changes (see `GROUPS`); None means all.
        refuse: Keys of changes the author does not want, as ``"12-18"``; the others stay coherent.
            ``"sexe"``, or the key of one of its changes, keeps the sex.
        context: What is known besides.
        rulebook: Rules for what is still found; the default rulebook when None.

    Returns:
        The text, opened by `MARK` when something changed, its changes, and the risk before and after.

    Raises:
        UnknownGroup: ``only`` names something else.
        ClinicalChange: the proof that the medicine is untouched failed; nothing is handed over.

    Source: R4127-73 CSP and the recommendation of the CNOM to transpose cases; decision 020.

    >>> transpose("Mme Lefèvre, 62 ans, vit à Nantes.", context=Context()).text
    'Cas transposé. Un patient, la soixantaine, vit dans une grande ville.'
    """
    context = context or Context()
    groups = None if only is None else frozenset(only)
    wanted = groups is None or "sex" in groups
    before = FoldedText.of(text)
    hits = secrecy.find(before, context=context)
    refused = frozenset(refuse)
    done = transpose_hits(text, hits, seed=seed, only=groups, refuse=refused, context=context)
    scene = Scene(text, done.hits, context, seed)
    done, choice = change_sex(scene, done, asked=sex if wanted else "keep", refuse=refused)
    # One reading of each text: what is found after feeds both the risk and the rules.
    after = FoldedText.of(done.text)
    left = secrecy.find(after, context=context)
    residual = secrecy.judge_hits(after, left, context=context, rulebook=rulebook or load_rulebook())
    return Transposed(
        text=done.text,
        changes=done.changes,
        kept=done.kept,
        sex=choice,
        mark=done.mark,
        risk_before=_risk(before, hits, context),
        risk_after=_risk(after, left, context),
        residual=_about_secrecy(residual),
    )


def transpose_hits(
    text: str,
    hits: Sequence[Hit],
    *,
    seed: int = 0,
    only: Iterable[str] | None = None,
    refuse: Iterable[str] = (),
    context: Context | None = None,
) -> Rewritten:
    """Transpose a text whose identifiers are already found; see `transpose`.

    Args:
        text: Original text.
        hits: Its identifiers, disjoint.
        seed: As in `transpose`.
        only: As in `transpose`.
        refuse: As in `transpose`.
        context: As in `transpose`.

    Returns:
        The new text, the changes, what was kept, the mark, and the hits with their echoes.

    >>> transpose_hits("Vu à Nantes.", [Hit(5, 11, "VILLE", "towns", 0.9)]).text
    'Cas transposé. Vu dans une grande ville.'
    """
    labels = labels_of(only)
    context = context or Context()
    known = with_roles(text, sorted(hits, key=lambda hit: hit.start), context=context)
    scene = Scene(text, with_echoes(text, known), context, seed)
    return rewrite(scene, labels=labels, refuse=frozenset(refuse))


def _risk(text: FoldedText, hits: Sequence[Hit], context: Context) -> dict[str, Any]:
    return risk_of_hits(text, hits, context=context).as_json()


def _about_secrecy(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity.rank > 0)
