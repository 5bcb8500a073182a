"""What a French word can be, and its form in the other gender: table, then exceptions, then endings."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_Paradigm = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a form can be.

    Attributes:
        kind: ``N`` noun, ``A`` adjective, ``P`` past participle, ``V`` verb, ``I`` infinitive, ``B`` adverb.
        gender: ``m``, ``f``, ``e`` for both; empty for a verb.
        number: ``s``, ``p``, ``e`` for both; ``3`` for a third person singular; empty otherwise.
        other: The form in the other gender, same number; the word itself when it serves both; empty when the
            noun has one gender only.
    """

    kind: str
    gender: str
    number: str
    other: str = ""


@cache
def words_of(key: str) -> frozenset[str]:
    """The words of one entry of ``words.toml``, lower case."""
    return frozenset(str(_lists()["words"][key]).split())


@cache
def pairs(key: str) -> Mapping[str, str]:
    """A table of pairs ``masculine/feminine``, read from the masculine or from the feminine.

    Args:
        key: ``feminine`` maps a masculine to its feminine, ``masculine`` the reverse.

    >>> pairs("feminine")["mari"], pairs("masculine")["belle-sœur"]
    ('femme', 'beau-frère')
    """
    both = [tuple(pair.split("/")) for pair in str(_lists()["pairs"]["nouns"]).split()]
    both += [(pair[0] + "s", pair[1] + "s") for pair in both if not pair[0].endswith(("s", "x"))]
    table: dict[str, str] = {}
    for masculine, feminine in both:
        key_, value = (masculine, feminine) if key == "feminine" else (feminine, masculine)
        table.setdefault(key_, value)
    return table


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/words.toml").read_text(encoding="utf-8"))


@cache
def _paradigms() -> tuple[tuple[_Paradigm, ...], Mapping[str, tuple[int, ...]]]:
    endings: list[_Paradigm] = []
    index: dict[str, tuple[int, ...]] = {}
    for line in files(__package__).joinpath("data/forms.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, _, stems = line.partition("\t")
        rank = (len(endings),)
        paradigm: dict[str, tuple[str, ...]] = {}
        for item in head.split():
            ending, _, tag = item.partition(":")
            paradigm[ending] = (*paradigm.get(ending, ()), tag)
        endings.append(paradigm)
        for stem in stems.split(" "):
            index[stem] = index[stem] + rank if stem in index else rank
    return tuple(endings), index


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Everything a lower-case form can be; guessed from its ending when no table knows it.

    >>> sorted({(r.kind, r.gender, r.other) for r in readings("patiente") if r.kind in "NA"})
    [('A', 'f', 'patient'), ('N', 'f', 'patient')]
    >>> [(r.kind, r.other) for r in readings("stentée")]
    [('P', 'stenté')]
    """
    found = list(dict.fromkeys([*_paired(word), *_tabled(word)]))
    if not found and "-" in word:
        head, _, tail = word.rpartition("-")
        found = [Reading(r.kind, r.gender, r.number, r.other and f"{head}-{r.other}") for r in readings(tail)]
    found.sort(key=lambda reading: reading.kind == "P" and reading.gender == "e")
    return tuple(found or _guessed(word))


def is_known(word: str) -> bool:
    """Whether a table, and not an ending, knows a form.

    >>> is_known("élève"), is_known("elève")
    (True, False)
    """
    return any(True for _ in _paired(word)) or any(True for _ in _tabled(word))


def _paired(word: str) -> Iterator[Reading]:
    number = "p" if word.endswith("s") and word not in {"fils", "petit-fils", "gars"} else "s"
    if word in pairs("feminine"):
        yield Reading("N", "m", number, pairs("feminine")[word])
    if word in pairs("masculine"):
        yield Reading("N", "f", number, pairs("masculine")[word])
    if word in words_of("epicene"):
        yield Reading("N", "e", "s", word)
        yield Reading("A", "e", "s", word)
    if word in words_of("epicene_adjectives"):
        yield Reading("A", "e", "s", word)


_SHORT = {"nouvel": "nouvelle", "vieil": "vieille", "bel": "belle"}


def _tabled(word: str) -> Iterator[Reading]:
    paradigms, index = _paradigms()
    if word in _SHORT:
        yield Reading("A", "m", "s", _SHORT[word])
        return
    for cut in range(len(word), -1, -1):
        for rank in index.get(word[:cut], ()):
            for tag in paradigms[rank].get(word[cut:], ()):
                for full in [f"{tag[:2]}s", f"{tag[:2]}p"] if tag[0] in "NA" and tag[1:] == "me" else [tag]:
                    yield _reading(full, word[:cut], word[cut:], paradigms[rank])


_BEFORE_VOWELS = frozenset({"vieil", "bel", "nouvel", "fol", "mol"})


def _reading(tag: str, stem: str, ending: str, paradigm: _Paradigm) -> Reading:
    if tag[0] in "VIB":
        return Reading(tag[0], "", tag[1:])
    kind, gender, number = tag[0], tag[1], tag[2]
    if gender == "e":
        return Reading(kind, gender, number, stem + ending)
    wanted = "f" if gender == "m" else "m"
    for other, tags in paradigm.items():
        if (stem + other) in _BEFORE_VOWELS:
            continue
        for candidate in tags:
            if (
                candidate[0] == kind
                and candidate[1] == wanted
                and (candidate[2] in (number, "e") or number == "e")
            ):
                return Reading(kind, gender, number, stem + other)
    if kind == "P" and gender == "m" and number == "s":
        return Reading(kind, gender, number, stem + ending + "e")
    return Reading(kind, gender, number)


_ENDINGS = (
    ("é", "ée", "P"), ("ectomisé", "ectomisée", "P"),
    ("eux", "euse", "A"), ("if", "ive", "A"),
    ("ien", "ienne", "N"), ("ier", "ière", "N"), 
    ("ant", "ante", "A"),
    ("ent", "ente", "A"), ("ais", "aise", "A"), ("ois", "oise", "A"),
)  # fmt: skip
_THINGS = ("ie", "rrhée", "pnée", "ite", "ose", "tion", "sion", "ase", "ance", "ence", "ure", "ée-fracture")
_EPICENE_ENDINGS = ("ique", "aire", "pathe", "carde", "ile", "ble", "phobe", "mane", "gène", "érexe", "pnée")


def _guessed(word: str) -> Iterator[Reading]:
    """A word no table knows: a neologism, read from its ending."""
    if len(word) < 5 or word.endswith("ment"):
        return
    singular, number = (word[:-1], "p") if word.endswith("s") else (word, "s")
    if singular.endswith(_THINGS):
        yield Reading("N", "f", number)
        return
    plural = "s" if number == "p" else ""
    if singular.endswith(("iste", "logue", "iatre", "thérapeute")):
        yield Reading("N", "e", number, word)
    elif singular.endswith(_EPICENE_ENDINGS[:-1]):
        yield Reading("A", "e", number, word)
    for masculine, feminine, kind in sorted(_ENDINGS, key=lambda row: -len(row[1])):
        if singular.endswith(feminine) and not singular.endswith("pnée"):
            yield Reading(kind, "f", number, singular[: -len(feminine)] + masculine + plural)
            return
    for masculine, feminine, kind in sorted(_ENDINGS, key=lambda row: -len(row[0])):
        if singular.endswith(masculine):
            yield Reading(kind, "m", number, singular[: -len(masculine)] + feminine + plural)
            return
