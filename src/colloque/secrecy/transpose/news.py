"""Dated news goes: «pendant les JO», «pendant la canicule» tell the day as well as a date would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from colloque.secrecy.transpose.french import capital_if, opens_sentence
from colloque.secrecy.transpose.scene import Edit, Scene
from colloque.secrecy.transpose.wording import table

_GATE = re.compile(
    r"canicule|\bjo\b|\bjeux\b|coupe d|\beuro \d|tour de france|champions|roland|election|legislative|"
    r"presidentielle|municipales|\btour\b|confinement|attentat|emeute|gilets|tempete|crue|inondation|seisme|cyclone"
)
_OPENING = "À une certaine période"


def plan_news(scene: Scene) -> Iterator[Edit]:
    """Yield one edit for each piece of news that dates the story, in order.

    >>> [edit.words for edit in plan_news(Scene("Vue pendant la canicule de 2003, puis sortie.", ()))]
    [' pendant une forte chaleur']
    """
    if not _GATE.search(scene.folded):
        return
    for pattern, words in _patterns():
        for match in pattern.finditer(scene.folded):
            said = words
            if opens_sentence(scene.text, match.start()):
                said = capital_if(words.strip(), wanted=True) or _OPENING
            run = (match.start(), match.end())
            yield Edit(*run, "EVENEMENT", said, str(table("news")["reason"]), (run,))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(entry["says"]), str(entry["words"])) for entry in table("news")["news"])
