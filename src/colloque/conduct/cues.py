"""Cues: words and patterns that point at a breach, kept in TOML files apart from the judges.

A cue fires where its pattern matches, unless a *guard* of the sentence says otherwise (self-mockery,
reported speech, condemnation). Every pattern holds ``{words}``: without one of these words in the text the
pattern cannot match, so most cues are never tried on a text. A cue may ask for company (``with``): guards
that must all be met nearby, and the passage then reaches from the first of these words to the last.
"""

from __future__ import annotations

import functools
import importlib.resources
import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from colloque.conduct.errors import CueError
from colloque.conduct.expansion import anchor, expand
from colloque.conduct.reading import Reading
from colloque.screening import Registry

_KEYS = frozenset(
    {
        "id",
        "rule",
        "words",
        "pattern",
        "needs",
        "with",
        "unless",
        "whole",
        "conditions",
        "score",
        "message",
        "quoted",
        "question",
    }
)

_LETTER = re.compile("[a-z]")

# Files of lists and guards that every other file may use.
SHARED = ("shared", "vocabulary")

# Anchors that take any ending are found by their first letters.
HEAD = 4

# A cue that fired this often in one text has said all it has to say.
MOST = 100


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue.

    Attributes:
        id: As ``tone.feigning``.
        rule: Rule it points at, as ``TON-1``.
        anchors: Words one of which must be in the text; ``arret*`` stands for every word so begun.
        pattern: Compiled, over folded text, at word boundaries.
        needs: Guards one of which must match the sentence; empty asks nothing.
        company: Guards all of which must match the sentence; the passage reaches to their words.
        unless: Guards none of which may match the sentence.
        whole: Whether guards are looked for beyond the sentence, in its neighbourhood.
        conditions: Circumstances handed to the rule's severity.
        score: Confidence, 0 to 1.
        message: French sentence for the author.
        quoted: Whether it also counts between quotation marks.
        question: Whether it also counts in a question.
    """

    id: str
    rule: str
    anchors: tuple[str, ...]
    pattern: re.Pattern[str]
    needs: tuple[re.Pattern[str], ...]
    company: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    whole: bool
    conditions: tuple[str, ...]
    score: float
    message: str
    quoted: bool
    question: bool

    def is_anchored(self, words: frozenset[str]) -> bool:
        """Whether one of the anchors is among the words of a text."""
        stems = tuple(word[:-1] for word in self.anchors if word.endswith("*"))
        return not words.isdisjoint(self.anchors) or any(word.startswith(stems) for word in words if stems)


@dataclass(frozen=True, slots=True)
class Match:
    """A cue that fired on ``[start, end)`` of the folded text."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CueBook:
    """The cues of one file.

    Attributes:
        name: Name of the file, without its ending.
        cues: In the order of the file.
    """

    name: str
    cues: tuple[Cue, ...]

    def match(self, reading: Reading) -> Iterator[Match]:
        """Every cue that fires, in the order of the file, then of the text."""
        index = cue_index()
        for bit in index.worth_trying(reading).get(self.name, ()):
            yield from itertools.islice(_firing(index.cue(bit), reading, index.matches(bit, reading)), MOST)


def fires(cue: Cue, reading: Reading) -> Iterator[Match]:
    """Every place of a text where a cue fires, left to right; its anchors are not asked."""
    return _firing(cue, reading, cue.pattern.finditer(reading.folded))


def _firing(cue: Cue, reading: Reading, places: Iterable[re.Match[str]]) -> Iterator[Match]:
    for one in places:
        if (passage := _passage(cue, reading, one.start(), one.end())) is not None:
            yield Match(cue, *passage)


class CueIndex:
    """The cues of several files: one pass over the words of a text tells every judge which can fire.

    Attributes:
        house: The patterns of the cues.
    """

    def __init__(self, books: Iterable[CueBook]) -> None:
        self.house = Registry()
        self._cues: list[tuple[str, Cue]] = []
        self._loose = 0
        for book in books:
            for cue in book.cues:
                bit = self.house.add(cue.pattern.pattern, cue.anchors)
                # The screen looks for letters: without any, the anchors are asked themselves.
                self._loose |= 0 if all(map(_LETTER.search, cue.anchors)) else bit
                self._cues.append((book.name, cue))

    def worth_trying(self, reading: Reading) -> Mapping[str, Sequence[int]]:
        """The bits of the cues that may fire, by name of file, in its order; asked once a text."""
        found: dict[str, list[int]] | None = reading.memo.get(self)
        if found is None:
            found = reading.memo[self] = {}
            passing = reading.cut.passing(self.house)
            while passing:
                bit = passing & -passing
                passing ^= bit
                name, cue = self._cues[bit.bit_length() - 1]
                if not self._loose & bit or cue.is_anchored(reading.words):
                    found.setdefault(name, []).append(bit)
        return found

    def cue(self, bit: int) -> Cue:
        """The cue of a bit."""
        return self._cues[bit.bit_length() - 1][1]

    def matches(self, bit: int, reading: Reading) -> Iterator[re.Match[str]]:
        """Every match of the pattern of a cue, whatever guards it; none without one of its anchors."""
        cue = self.cue(bit)
        for match in reading.cut.matches(cue.pattern, bit, self.house):
            if not cue.is_anchored(reading.words):
                return
            yield match


@functools.cache
def cue_index() -> CueIndex:
    """Every file of cues, indexed once."""
    files = (importlib.resources.files("colloque.conduct") / "cues").iterdir()
    names = (file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml"))
    return CueIndex(cue_book(name) for name in sorted(names) if name not in SHARED)


def books_worth_trying(reading: Reading) -> frozenset[str]:
    """Names of the files a cue of which can fire."""
    return frozenset(cue_index().worth_trying(reading))


def _passage(cue: Cue, reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Where a cue speaks of, its company included; None when something silences it."""
    if not cue.quoted and reading.is_quoted(start, end):
        return None
    sentence = reading.sentence(start, end)
    if not cue.question and reading.is_question(sentence):
        return None
    scope = reading.around(start, end) if cue.whole else sentence
    if any(reading.is_guarded(guard, scope) for guard in cue.unless):
        return None
    if cue.needs and not any(reading.is_guarded(guard, scope) for guard in cue.needs):
        return None
    met = [reading.guarded_at(guard, scope) for guard in cue.company]
    if None in met:
        return None
    places = [(start, end), *(place for place in met if place)]
    first, last = min(place[0] for place in places), max(place[1] for place in places)
    # Words three sentences apart keep no company: a long article speaks of many things.
    return (first, last) if reading.breaks(first, last) <= 1 else None


@functools.cache
def cue_book(name: str) -> CueBook:
    """The cues of ``cues/<name>.toml``, compiled once.

    Raises:
        CueError: a key, a guard or a pattern is not valid.
    """
    own, parts = _toml(name), [*map(_toml, SHARED), _toml(name)]
    lists: dict[str, list[str]] = {
        key: words for part in parts for key, words in part.get("lists", {}).items()
    }
    written = {key: guard for part in parts for key, guard in part.get("guards", {}).items()}
    guards = _Guards(name, written, lists)
    defaults = own.get("defaults", {})
    return CueBook(name, tuple(_cue(name, {**defaults, **item}, lists, guards) for item in own["cue"]))


class _Guards(dict[str, re.Pattern[str]]):
    """Guards by name, compiled when a cue of the file asks for them."""

    def __init__(self, file: str, written: Mapping[str, str], lists: Mapping[str, list[str]]) -> None:
        super().__init__()
        self._file, self._written, self._lists = file, written, lists

    def of(self, cue: str, names: Iterable[str]) -> tuple[re.Pattern[str], ...]:
        for name in names:
            if name not in self._written:
                raise CueError(self._file, cue, f"garde {name!r} inconnue")
            if name not in self:
                self[name] = _compile(self._file, name, self._written[name], self._lists)
        return tuple(self[name] for name in names)


def _toml(name: str) -> dict[str, Any]:
    file = importlib.resources.files("colloque.conduct") / "cues" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _compile(file: str, cue: str, pattern: str, lists: Mapping[str, list[str]]) -> re.Pattern[str]:
    try:
        return re.compile(expand(pattern, lists))
    except (re.error, KeyError) as error:
        raise CueError(file, cue, f"motif non valable ({error})") from error


def _cue(
    file: str,
    item: Mapping[str, Any],
    lists: Mapping[str, list[str]],
    guards: _Guards,
) -> Cue:
    name = str(item.get("id", "?"))
    unknown = set(item) - _KEYS
    if unknown or "{words}" not in item["pattern"]:
        raise CueError(file, name, f"clés inconnues {sorted(unknown)}" if unknown else "motif sans {words}")
    words = [entry for word in item["words"] for entry in (lists[word[1:]] if word[0] == "@" else [word])]
    anchors = tuple(sorted({anchor(word) for word in words}))
    if any(word.endswith("*") and len(word) <= HEAD for word in anchors):
        raise CueError(file, name, f"un début de mot compte au moins {HEAD} lettres")
    return Cue(
        id=name,
        rule=item["rule"],
        anchors=anchors,
        pattern=_compile(file, name, item["pattern"], {**lists, "words": words}),
        needs=guards.of(name, item.get("needs", ())),
        company=guards.of(name, item.get("with", ())),
        unless=guards.of(name, item.get("unless", ())),
        whole=bool(item.get("whole", False)),
        conditions=tuple(item.get("conditions", ())),
        score=float(item.get("score", 0.9)),
        message=item["message"],
        quoted=bool(item.get("quoted", False)),
        question=bool(item.get("question", True)),
    )
