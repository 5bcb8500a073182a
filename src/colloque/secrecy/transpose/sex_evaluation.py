"""How well the sex of a person is rewritten: exact sentences, words wrongly changed, vetoes, round trips."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from colloque.secrecy.transpose.clinical import medicine
from colloque.secrecy.transpose.scene import Scene
from colloque.secrecy.transpose.sex import choose_sex
from colloque.secrecy.transpose.sexes.rewriting import applied, rewrite_sex

_BOTH = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Sample:
    """A post written in both sexes, or one whose sex must stay.

    Attributes:
        kind: ``swap``, ``veto`` or ``keep``.
        masculine: The text with the patient a man.
        feminine: The text with the patient a woman; the same text unless ``swap``.
    """

    kind: str
    masculine: str
    feminine: str


@dataclass(slots=True)
class Tally:
    """What was counted over some posts; each pair is (right, all).

    Attributes:
        to_feminine: Sentences rewritten exactly, from the masculine.
        to_masculine: Likewise, from the feminine.
        kept: Vetoes and unclear posts left alone, by kind.
        wrong: Words changed that should not have been, out of the words that should not change.
        round_trips: Texts that come back as they were, out of those rewritten.
        clinical: Texts in which a clinical token changed.
        milliseconds: One figure a rewriting.
    """

    to_feminine: list[bool] = field(default_factory=list)
    to_masculine: list[bool] = field(default_factory=list)
    kept: dict[str, list[bool]] = field(default_factory=dict)
    wrong: int = 0
    steady: int = 0
    round_trips: list[bool] = field(default_factory=list)
    clinical: int = 0
    milliseconds: list[float] = field(default_factory=list)


def read_posts(lines: Iterable[str]) -> Iterator[Sample]:
    r"""Read posts: ``kind<TAB>text``, where ``[masculine|feminine]`` marks what the sex governs.

    Raises:
        ValueError: a line is not a post; the message gives its number only.

    >>> next(read_posts(["swap\t[Un patient|Une patiente] tousse."])).feminine
    'Une patiente tousse.'
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        kind, tab, text = line.partition("\t")
        if not tab or kind not in {"swap", "veto", "keep"}:
            raise ValueError(f"line {number}")
        yield Sample(kind, _BOTH.sub(r"\1", text), _BOTH.sub(r"\2", text))


def change(text: str) -> str:
    """The text with its patient in the other sex, where nothing forbids it; itself otherwise."""
    done = rewrite_sex(text)
    choice = choose_sex(Scene(text, ()), asked="auto", done=done)
    if not choice.changed:
        return text
    result = applied(text, done.swaps)
    return result if medicine(result) == medicine(text) else text


def tally(posts: Iterable[Sample]) -> Tally:
    """Rewrite every post both ways and count."""
    counted = Tally()
    for post in posts:
        if post.kind != "swap":
            counted.kept.setdefault(post.kind, []).append(_timed(counted, post.masculine) == post.masculine)
            continue
        ways = (
            (post.masculine, post.feminine, counted.to_feminine),
            (post.feminine, post.masculine, counted.to_masculine),
        )
        for source, target, exact in ways:
            result = _timed(counted, source)
            exact.append(result == target)
            _count(counted, source, target, result)
    return counted


def _timed(counted: Tally, text: str) -> str:
    start = time.perf_counter()
    result = change(text)
    counted.milliseconds.append(1000 * (time.perf_counter() - start))
    return result


def _count(counted: Tally, source: str, target: str, result: str) -> None:
    wrong, steady = wrongly_changed(source, target, result)
    counted.wrong += wrong
    counted.steady += steady
    if result != source:
        counted.round_trips.append(change(result) == source)
        counted.clinical += medicine(source) != medicine(result)


def wrongly_changed(source: str, target: str, result: str) -> tuple[int, int]:
    """Words of the source that should stay and did not, and how many should stay.

    >>> wrongly_changed("Il a une toux vive.", "Elle a une toux vive.", "Elle a un toux vive.")
    (1, 5)
    """
    words = _WORD.findall(source)
    steady, kept = _common(words, _WORD.findall(target)), _common(words, _WORD.findall(result))
    return len(steady - kept), len(steady)


def _common(one: list[str], other: list[str]) -> set[int]:
    matcher = SequenceMatcher(a=one, b=other, autojunk=False)
    return {at for block in matcher.get_matching_blocks() for at in range(block.a, block.a + block.size)}


def rightly_changed(source: str, target: str, result: str) -> tuple[int, int]:
    """Words of the target that differ from the source and stand in the result, and how many differ.

    >>> rightly_changed("Il est las.", "Elle est lasse.", "Elle est las.")
    (1, 2)
    """
    wanted = _WORD.findall(target)
    new = set(range(len(wanted))) - _common(wanted, _WORD.findall(source))
    return len(new & _common(wanted, _WORD.findall(result))), len(new)
