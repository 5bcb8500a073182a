"""How many people live somewhere, and which share of them has a sex and an age. INSEE, Licence Ouverte."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from colloque.secrecy import lexicons


@cache
def shares() -> Mapping[str, Any]:
    """The sourced shares and rates of ``data/shares.toml``."""
    return tomllib.loads(files(__package__).joinpath("data/shares.toml").read_text(encoding="utf-8"))


Bands = tuple[tuple[int, int, float, float], ...]
"""Rows ``(youngest, oldest, men, women)``, ages in completed years, both included."""


@cache
def _pyramid() -> Bands:
    lines = [line.split("\t") for line in _lines("pyramid.tsv")][1:]
    return tuple((int(low), int(high), int(men), int(women)) for low, high, men, women in lines)


@lru_cache(maxsize=8192)
def share_of(*, sex: str | None = None, low: int = 0, high: int = 120, within: tuple[str, ...] = ()) -> float:
    """Share of a population of this sex aged ``low`` to ``high`` completed years, both included.

    Args:
        sex: ``F``, ``M``, or None for both.
        low: Youngest age in years.
        high: Oldest age in years.
        within: Codes of the départements that make up the population; empty, or none known, for France.

    Returns:
        0 to 1; inside a 5-year band each year of age weighs the same.

    >>> round(share_of(sex="F"), 3), round(share_of(low=60, high=69), 3)
    (0.516, 0.119)
    >>> round(share_of(low=80, within=("23",)), 3), round(share_of(low=80, within=("93",)), 3)
    (0.094, 0.031)
    """
    known = [code for code in within if code in _pyramids()]
    if known:
        people = [departments()[code][1] for code in known]
        weighed = zip(people, known, strict=True)
        return sum(part * _part(_pyramids()[code], sex, low, high) for part, code in weighed) / sum(people)
    return _part(_pyramid(), sex, low, high) / _part(_pyramid(), None, 0, 120)


def _part(bands: Bands, sex: str | None, low: int, high: int) -> float:
    total = 0.0
    for start, stop, men, women in bands:
        years = min(high, stop) - max(low, start) + 1
        if years > 0:
            people = {"F": women, "M": men}.get(sex or "", men + women)
            total += people * years / (stop - start + 1)
    return total


@cache
def _pyramids() -> Mapping[str, Bands]:
    """Code of the département to its pyramid, each part a share of the département."""
    lines = [line.split("\t") for line in _lines("departments.tsv")][1:]
    ages = [(low, high) for low, high, _, _ in _pyramid()]
    return {code: _bands(ages, [int(part) for part in parts]) for code, *parts in lines}


def _bands(ages: list[tuple[int, int]], parts: list[int]) -> Bands:
    whole, half = sum(parts), len(parts) // 2
    pairs = zip(ages, parts[:half], parts[half:], strict=True)
    return tuple((low, high, men / whole, women / whole) for (low, high), men, women in pairs)


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def departments() -> Mapping[str, tuple[str, int, str]]:
    """Code of the département to its name, population and region."""
    return {
        row["code"]: (row["name"], int(row["population"]), row["region"])
        for row in lexicons.rows("departments.tsv")
    }


@cache
def territories() -> Mapping[str, tuple[int, tuple[str, ...]]]:
    """Folded name of a département or region, or code of a département, to its population and its codes."""
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for code, (name, population, region) in departments().items():
        found[code.lower()] = found[" ".join(lexicons.key(name))] = (population, (code,))
        place = " ".join(lexicons.key(region))
        if region != name:
            people, codes = found.get(place, (0, ()))
            found[place] = (people + population, (*codes, code))
    return found


def commune(name: str) -> tuple[int, str] | None:
    """Population and département of the largest commune of a name; None when no commune has it.

    Args:
        name: Words of ``lexicons.key``, with single spaces.

    >>> commune("saint etienne du rouvray"), commune("champigny la lune")
    ((29518, '76'), None)
    """
    found = _communes().get(name)
    return (int(found[1]), found[0].upper()) if found else None


def inhabitants() -> Iterator[int]:
    """Yield the population of the largest commune of each name."""
    return (int(people) for _, people in _communes().values())


@cache
def _communes() -> Mapping[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    # The table is spelled whole, not name by name: 35 000 calls would take half a second of a first estimate.
    text = files(lexicons.__name__).joinpath("communes.tsv").read_text(encoding="utf-8")
    lines = [line for line in lexicons.spelled(text).split("\n") if line and line[0] != "#"]
    for line in lines[1:]:  # the first names the columns
        name, _, code, people = line.rsplit(" ", 3)  # spelling turned the tabs to spaces
        if name not in found or int(people) > int(found[name][1]):
            found[name] = (code, people)
    return found
