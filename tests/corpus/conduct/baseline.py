"""How far words alone go: naive Bayes on character n-grams, trained on one half, read on the other.

A judge that does no better than this has only learnt how posts are spelt.
Print the figures: `PYTHONPATH=tests python -m corpus.conduct.baseline`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from corpus.conduct.posts import HALVES, Post, read_half

Question = Callable[[Post], bool | None]
_LENGTHS = (3, 4, 5)
_OTHERS = frozenset({"humour", "emotion", "serious_criticism"})


def bad_tone(post: Post) -> bool | None:
    """Tell mockery and insult from humour, emotion and serious criticism; None for the rest."""
    if post.tone in {"mockery", "insult"}:
        return True
    return False if post.tone in _OTHERS else None


def breaches(*rules: str) -> Question:
    """Ask whether a post breaches one of these rules, or any rule when none is named."""
    return lambda post: bool(set(post.rules) & set(rules)) if rules else bool(post.rules)


QUESTIONS: dict[str, Question] = {
    "bad tone": bad_tone,
    "any breach": breaches(),
    "publicity (PUB-1, PUB-2)": breaches("PUB-1", "PUB-2"),
    "unproven (SCI-1, SCI-2)": breaches("SCI-1", "SCI-2"),
    "advice (ADV-1, TELE-1)": breaches("ADV-1", "TELE-1"),
}


def grams(text: str) -> frozenset[str]:
    """Cut a text into the runs of 3 to 5 characters that it holds, each once."""
    padded = " " + re.sub(r"\s+", " ", text.lower()) + " "
    return frozenset(padded[at : at + size] for size in _LENGTHS for at in range(len(padded) - size + 1))


def weigh(answered: Iterable[tuple[Post, bool]]) -> dict[str, float]:
    """Learn the log-odds of each run seen at least twice."""
    seen = {True: Counter[str](), False: Counter[str]()}
    posts = Counter[bool]()
    for post, answer in answered:
        seen[answer].update(grams(post.text))
        posts[answer] += 1
    return {
        gram: math.log(
            (seen[True][gram] + 0.5) / (posts[True] + 1) * (posts[False] + 1) / (seen[False][gram] + 0.5)
        )
        for gram in seen[True] | seen[False]
        if seen[True][gram] + seen[False][gram] > 1
    }


def score(text: str, weights: Mapping[str, float]) -> float:
    """Sum the weights of a text, divided by the square root of its number of runs."""
    found = grams(text)
    return sum(weights.get(gram, 0.0) for gram in found) / math.sqrt(len(found))


def auc(scored: Iterable[tuple[float, bool]]) -> float:
    """Give the chance that a positive scores above a negative, 0 to 1.

    >>> auc([(0.1, False), (0.4, True), (0.3, False), (0.2, True)])
    0.75
    """
    ordered = sorted(scored)
    positives = sum(answer for _, answer in ordered)
    ranks = sum(rank for rank, (_, answer) in enumerate(ordered, 1) if answer)
    return (ranks - positives * (positives + 1) / 2) / (positives * (len(ordered) - positives))


def measure(question: Question, *, train: str, test: str) -> float:
    """Train on one half and give the AUC on the other."""
    answered = {
        half: [(post, answer) for post in read_half(half) if (answer := question(post)) is not None]
        for half in (train, test)
    }
    weights = weigh(answered[train])
    return auc((score(post.text, weights), answer) for post, answer in answered[test])


def figures() -> str:
    """Print the AUC of every question, learnt on each half and read on the other, as a Markdown table."""
    dev, unseen = HALVES
    rows = ["| question | dev → unseen | unseen → dev |", "|---|---|---|"]
    for name, question in QUESTIONS.items():
        there, back = (measure(question, train=a, test=b) for a, b in ((dev, unseen), (unseen, dev)))
        rows.append(f"| {name} | {there:.2f} | {back:.2f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(figures())
