"""When replies become a storm. Pure: counts in, answer out.

Source: EMO-1 of the rulebook research; a bad buzz begins when people outside the author's circle answer
faster than the circle does. The thresholds are a design choice, to be measured on our own journal.
"""

from __future__ import annotations

from dataclasses import dataclass

# Over the last hour.
WINDOW_MINUTES = 60
FEWEST_OUTSIDERS = 8
OUTSIDER_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answered one post within the window; each person counted once.

    Attributes:
        outsiders: People who do not follow the author.
        circle: People who do.
    """

    outsiders: int
    circle: int


def is_storm(answers: Answers) -> bool:
    """Whether the author should be told.

    >>> is_storm(Answers(outsiders=9, circle=3)), is_storm(Answers(outsiders=9, circle=30))
    (True, False)
    >>> is_storm(Answers(outsiders=3, circle=0))
    False
    """
    everyone = answers.outsiders + answers.circle
    return answers.outsiders >= FEWEST_OUTSIDERS and answers.outsiders / everyone >= OUTSIDER_SHARE
