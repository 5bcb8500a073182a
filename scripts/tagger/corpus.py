"""The texts the tagger learns from, and how they are varied: other names, towns and numbers, other typing."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from colloque.findings import Span
from colloque.secrecy import lexicons

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from corpus_offsets import blocks

ALL = frozenset({"*"})
_PARTICLES = frozenset("de du des d la le les l el al ben van von der da dos di bel abd".split())
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])")
_EXCERPT = 320


@dataclass(frozen=True)
class Example:
    """A text with its marks.

    Attributes:
        text: n code points.
        spans: What a person, or the program that made the text, marked.
        labels: Labels that were looked for; ``*`` when all were. What carries another label is not judged.
        known: Whether an unmarked word that a detector finds is left out of the judgement.
    """

    text: str
    spans: tuple[Span, ...]
    labels: frozenset[str] = ALL
    known: bool = False


def half_of(text: str) -> int:
    """0 or 1, by the text alone: nobody chooses."""
    return hashlib.sha256(text.encode()).digest()[0] & 1


def marked(folder: Path) -> list[Example]:
    """The posts written for training, every file of ``folder``."""
    return [
        Example(
            post["text"],
            tuple(Span(entity["start"], entity["end"], entity["label"]) for entity in post["entities"]),
        )
        for file in sorted(folder.glob("*.txt"))
        for post in blocks(file.read_text(encoding="utf-8"))
    ]


def annotated(file: Path) -> list[Example]:
    """Texts with offsets, all labels marked."""
    return [
        Example(line["text"], tuple(Span(e["start"], e["end"], e["label"]) for e in line["entities"]))
        for line in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ]


def skeleton(example: Example) -> str:
    """A text with its marked passages, digits and spacing taken out: what its template was."""
    parts, last = [], 0
    for span in example.spans:
        parts += [example.text[last : span.start], span.label or ""]
        last = span.end
    return re.sub(r"\W+", " ", re.sub(r"\d+", "0", "".join((*parts, example.text[last:]))))


def clinical(file: Path, *, half: int) -> list[Example]:
    """Half of the fictitious snippets; no template of it is in the other half; only its labels are judged."""
    found = annotated(file)
    labels = frozenset(span.label or "" for one in found for span in one.spans)
    return [Example(e.text, e.spans, labels, True) for e in found if half_of(skeleton(e)) == half]


def cases(file: Path, *, half: int) -> list[Example]:
    """Half of the published case reports, cut into excerpts; what a detector finds in them is not judged."""
    excerpts = []
    for line in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if half_of(line["text"]) != half:
            continue
        current = ""
        for sentence in _SENTENCES.split(line["text"]):
            if current and len(current) + len(sentence) > _EXCERPT:
                excerpts.append(current)
                current = ""
            current = f"{current} {sentence}".strip()
        excerpts.append(current)
    return [Example(text, (), ALL, True) for text in excerpts if text]


@dataclass(frozen=True)
class Names:
    """Where other names are drawn from: ``(names, cumulative weights)``."""

    first: tuple[Sequence[str], Sequence[float]]
    last: tuple[Sequence[str], Sequence[float]]
    towns: tuple[Sequence[str], Sequence[float]]

    @classmethod
    def read(cls, folder: Path) -> Names:
        """Names with the square root of their births as weight; communes likewise."""
        towns = lexicons.columns("communes.tsv", "name", "population")
        return cls(
            _weighted(_births(folder / "insee_first_names.csv")),
            _weighted(_births(folder / "insee_surnames.csv")),
            _weighted((name, int(people)) for name, people in towns),
        )


def _births(file: Path) -> Iterator[tuple[str, int]]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            values = list(row.values())
            yield values[0], int(float(values[-1]))


def _weighted(pairs: Iterable[tuple[str, int]]) -> tuple[list[str], list[float]]:
    names, weights, total = [], [], 0.0
    for name, count in pairs:
        if len(name) > 2 and name[0].isalpha() and "_" not in name:
            total += max(1, count) ** 0.5
            names.append(name)
            weights.append(total)
    return names, weights


def varied(example: Example, *, names: Names, rng: random.Random) -> Example:
    """The same post about other people, in other places, typed otherwise."""
    drawn: dict[str, str] = {}
    parts: list[str] = []
    spans: list[Span] = []
    last = length = 0
    swap = rng.random() < _SWAPPED
    hurried = rng.random() < _HURRIED
    for span in example.spans:
        passage = example.text[span.start : span.end]
        before = example.text[last : span.start]
        if hurried:
            before = _hurried(before, rng)
        if swap:
            passage = _other(passage, span.label or "", drawn, names, rng)
        parts += [before, passage]
        length += len(before)
        spans.append(Span(length, length + len(passage), span.label))
        length += len(passage)
        last = span.end
    end = _hurried(example.text[last:], rng) if hurried else example.text[last:]
    text = _typed("".join((*parts, end)), rng)
    return Example(text, tuple(spans), example.labels, example.known)


def _other(passage: str, label: str, drawn: dict[str, str], names: Names, rng: random.Random) -> str:
    if label in {"NOM", "PRENOM"} and all(char.isalpha() or char in " -'’" for char in passage):
        return _renamed(passage, names.last if label == "NOM" else names.first, drawn, rng)
    if label == "VILLE" and rng.random() < 0.4 and passage.lower() == passage.lower().strip("#@"):
        return drawn.setdefault(passage.lower(), _cased(_draw(names.towns, rng), passage))
    if label in {"HOPITAL", "ADRESSE"} and rng.random() < 0.3:
        return _moved(passage, names, rng)
    if label == "DATE" and rng.random() < 0.4:
        return _another_day(passage, rng)
    if label in _NUMBERED and rng.random() < 0.6:
        return _renumbered(passage, rng, letters=label in _LETTERED)
    if label == "AGE" and rng.random() < 0.5:
        return re.sub(r"\b[2-9]\d\b", lambda _: str(rng.randrange(18, 98)), passage)
    return passage


def _renamed(
    passage: str, source: tuple[Sequence[str], Sequence[float]], drawn: dict[str, str], rng: random.Random
) -> str:
    def another(match: re.Match[str]) -> str:
        word = match[0]
        if word.lower() in _PARTICLES or len(word) < 3:
            return word
        if word.lower() not in drawn:
            drawn[word.lower()] = _mutated(_draw(source, rng), rng) if rng.random() < 0.65 else word
        return _cased(drawn[word.lower()], word)

    return _WORD.sub(another, passage)


def _moved(passage: str, names: Names, rng: random.Random) -> str:
    """The last word with a capital is a town or a person's name: another one."""
    words = [m for m in _WORD.finditer(passage) if m[0][0].isupper() and m[0][1:].islower() and m.start()]
    if not words:
        return _renumbered(passage, rng, letters=False)
    name = _draw(names.towns if rng.random() < 0.5 else names.last, rng)
    return passage[: words[-1].start()] + _cased(name, words[-1][0]) + passage[words[-1].end() :]


def _another_day(passage: str, rng: random.Random) -> str:
    """Another weekday, another month, other numbers of the day."""

    def named(match: re.Match[str]) -> str:
        for group in _CALENDAR:
            if match[0].lower() in group:
                return _cased(rng.choice(group), match[0])
        return match[0]

    def numbered(match: re.Match[str]) -> str:
        value = int(match[0])
        return (
            match[0]
            if not 0 < value <= 31
            else str(rng.randint(1, 12 if value <= 12 else 28)).zfill(len(match[0]))
        )

    return _SHORT_NUMBER.sub(numbered, _WORD.sub(named, passage))


def _renumbered(passage: str, rng: random.Random, *, letters: bool) -> str:
    """Other digits, and other capitals where the number has some, in the same places."""

    def digit(match: re.Match[str]) -> str:
        return str(rng.randrange(10))

    def capital(match: re.Match[str]) -> str:
        return rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ")

    told = re.sub(r"\d", digit, passage)
    code = letters and any(char.isdigit() for char in passage) and rng.random() < 0.5
    return re.sub(r"(?<![a-z])[A-Z](?![a-z])", capital, told) if code else told


def _hurried(text: str, rng: random.Random) -> str:
    """As typed on a telephone: short forms, a letter forgotten or doubled here and there."""

    def typed(match: re.Match[str]) -> str:
        word = match[0]
        short = _SHORT_FORMS.get(word.lower())
        if short and rng.random() < 0.6:
            return short
        if len(word) < 5 or rng.random() > 0.06:
            return word
        at = rng.randrange(1, len(word) - 1)
        return rng.choice([word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]])

    return _WORD.sub(typed, text)


_SWAPPED, _HURRIED = 0.8, 0.12
_NUMBERED = frozenset({"TEL", "IPP", "NDA", "SECU", "RPPS", "AUTRE_ID", "ZIP", "DATE_NAISSANCE", "INITIALES"})
_LETTERED = frozenset({"IPP", "NDA", "AUTRE_ID"})
_SHORT_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_CALENDAR = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
)
_SHORT_FORMS = {
    "avec": "avc", "pour": "pr", "dans": "ds", "beaucoup": "bcp", "toujours": "tjs", "patient": "pt",
    "patiente": "pte", "quelqu": "qq", "vous": "vs", "nous": "ns", "pas": "pa", "est": "é", "rendez": "rdv",
    "quand": "qd", "tout": "tt", "tous": "ts", "sans": "ss", "mais": "ms", "avant": "avt", "après": "apres",
    "chez": "ché", "que": "ke", "qui": "ki", "c": "c", "demande": "dde", "depuis": "dps", "traitement": "ttt",
    "même": "mm", "bonjour": "bjr", "merci": "mci", "hospitalisé": "hospi", "antécédents": "atcd",
}  # fmt: skip


def _draw(source: tuple[Sequence[str], Sequence[float]], rng: random.Random) -> str:
    return rng.choices(source[0], cum_weights=source[1])[0].split("-")[0].split()[-1]


def _mutated(name: str, rng: random.Random) -> str:
    """One name in seven is changed by a letter, so that being on a list is not everything."""
    if rng.random() > 0.15 or len(name) < 4:
        return name
    at = rng.randrange(1, len(name) - 1)
    letter = rng.choice("aeiounrlst")
    return rng.choice(
        [
            name[:at] + letter + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1 :],
        ]
    )


def _cased(name: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return name.upper()
    if model[0].islower():
        return name.lower()
    return "-".join(part.capitalize() for part in name.lower().split("-"))


def _plain(text: str) -> str:
    """Without accents, one code point for each."""
    folded = (unicodedata.normalize("NFD", char)[0] for char in text)
    return "".join(folded)


_TYPING: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.10, lambda text: "".join(c.lower() if len(c.lower()) == 1 else c for c in text)),
    (0.10, _plain),
    (0.03, lambda text: "".join(c.upper() if len(c.upper()) == 1 else c for c in text)),
)


def _typed(text: str, rng: random.Random) -> str:
    for chance, change in _TYPING:
        if rng.random() < chance:
            text = change(text)
    return text
