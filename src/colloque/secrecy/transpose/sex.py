"""The sex of the patient: vetoed where the medicine needs it, kept where unclear, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from colloque.secrecy.folding import fold
from colloque.secrecy.transpose.changes import MARK, SexChoice
from colloque.secrecy.transpose.scene import Scene
from colloque.secrecy.transpose.sexes.rewriting import SexRewritten, rewrite_sex
from colloque.secrecy.transpose.wording import table

ASKED = "Vous avez demandé de garder le sexe."
ALREADY = "Ce texte est déjà un cas transposé : son sexe est gardé."
CHANGED = "La médecine de ce cas ne dépend pas du sexe : le patient en change, et chaque mot s’accorde."


@dataclass(frozen=True, slots=True)
class Veto:
    """Why the sex of a case must stay.

    Attributes:
        family: Kind of reason, as ``grossesse``.
        reason: One plain French sentence.
        start: First code point of the word that decides.
        end: One past the last.
    """

    family: str
    reason: str
    start: int
    end: int


def vetoes(text: str) -> Iterator[Veto]:
    """Yield every reason to keep the sex, family by family, the first word of each.

    >>> [veto.family for veto in vetoes("Torsion du testicule chez un adolescent")]
    ['organes masculins']
    >>> list(vetoes("Entorse de cheville"))
    []
    """
    folded = fold(text)
    for pattern, family, reason in _families():
        if match := pattern.search(folded):
            yield Veto(family, reason, match.start(), match.end())


@cache
def _families() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (
            re.compile(rf"\b(?:{'|'.join(map(_word, fold(veto['words']).split()))})\b"),
            veto["family"],
            veto["reason"],
        )
        for veto in table("vetoes")["veto"]
    )


def _word(entry: str) -> str:
    stem = re.escape(entry.rstrip("*")).replace(r"\-", "[ -]")
    return rf"{stem}\w*" if entry.endswith("*") else stem


def choose_sex(scene: Scene, *, asked: str, done: SexRewritten | None = None) -> SexChoice:
    """Decide what becomes of the sex.

    Args:
        scene: The text and its identifiers.
        asked: ``auto`` or ``keep``.
        done: The text as it will stand, its other changes made, with the patient in the other sex; made from
            the original when None.

    >>> choose_sex(Scene("Patiente enceinte de 20 SA", ()), asked="auto").reason
    'La grossesse, l’accouchement et leurs suites n’existent que chez la femme.'
    >>> choose_sex(Scene("Patiente de 60 ans, fatiguée.", ()), asked="auto").after
    'M'
    """
    done = done or rewrite_sex(scene.text)
    sex = done.before
    if asked == "keep":
        return SexChoice(sex, sex, ASKED)
    if scene.text[:40].lower().startswith(MARK.strip().lower()):
        return SexChoice(sex, sex, ALREADY)
    veto = next(vetoes(scene.text), None)
    if veto is not None:
        return SexChoice(sex, sex, veto.reason)
    if done.doubt:
        return SexChoice(sex, sex, done.doubt)
    return SexChoice(sex, "M" if sex == "F" else "F", CHANGED)
