"""Writes an extract of fictional professionals, with the real columns: for tests, the demo and measures."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from .decisions import PHYSICIAN, SPECIALITY, STUDENT, luhn_key
from .layout import SEPARATOR, columns

# Numbers of the test identities of the real sandbox begin so: none belongs to anybody.
_PREFIX = "899"
MOST_PEOPLE = 9_999_999  # seven digits between the prefix and the key
# Columns of the real files that we do not read, to give lines their true width.
_PADDING = 41
_IDENTIFIER_TYPE = "8"


@dataclass(frozen=True, slots=True)
class Fictional:
    """One professional of a synthetic extract.

    Attributes:
        rpps: 11 digits.
        family_name: Fictional.
        given_name: Common.
        profession: Code and label.
        category: ``C``, ``M`` or ``E``.
        civility: ``DR`` or nothing.
        skills: Type, code and label of each.
        activities: Mode, town and department of each; none for whoever stopped.
    """

    rpps: str
    family_name: str
    given_name: str
    profession: tuple[str, str] = (PHYSICIAN, "Médecin")
    category: str = "C"
    civility: str = "DR"
    skills: tuple[tuple[str, str, str], ...] = ()
    activities: tuple[tuple[str, str, str], ...] = field(default=(("L", "Valmorel-sur-Isle", "24"),))


@lru_cache(maxsize=1)
def _matter() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("synthetic.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def fictional_rpps(number: int) -> str:
    """The ``number``-th fictional RPPS number, key included.

    >>> fictional_rpps(1)
    '89900000012'
    """
    digits = f"{_PREFIX}{number:07}"
    return digits + luhn_key(digits)


def fictional_people(count: int, *, seed: int) -> Iterator[Fictional]:
    """``count`` professionals, the same for the same ``seed``; numbers go up from 1."""
    draw = random.Random(seed)  # noqa: S311  # fiction, not secrets
    for number in range(1, count + 1):
        yield _person(number, draw)


def write_extract(folder: Path, people: Iterable[Fictional], *, stamp: str) -> int:
    """Write the three files of an extract.

    Args:
        folder: Where; made if absent.
        people: Who is in it.
        stamp: Date in the names of the files, as ``202611230811``.

    Returns:
        How many lines the file of activities has, its header not counted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lines = 0
    names = {kind: folder / f"PS_LibreAcces_{word}_{stamp}.txt" for kind, word in columns()["file"].items()}
    with (
        names["people"].open("w", encoding="utf-8") as activities,
        names["skills"].open("w", encoding="utf-8") as skills,
        names["diplomas"].open("w", encoding="utf-8") as diplomas,
    ):
        for kind, file in (("people", activities), ("skills", skills), ("diplomas", diplomas)):
            file.write(_line([*columns()[kind].values(), *_fillers(kind)]))
        for person in people:
            for row in _activity_rows(person):
                activities.write(_line([*row, *[""] * _PADDING]))
                lines += 1
            skills.writelines(_line(row) for row in _skill_rows(person))
            diplomas.write(_line([_IDENTIFIER_TYPE, person.rpps, "DE", "DE05", "Diplôme d'État"]))
    return lines


def _fillers(kind: str) -> list[str]:
    return [f"Colonne {number}" for number in range(_PADDING)] if kind == "people" else []


def _line(fields: Iterable[str]) -> str:
    return SEPARATOR.join(fields) + SEPARATOR + "\n"


def _activity_rows(person: Fictional) -> Iterator[list[str]]:
    category = {"C": "Civil", "M": "Militaire", "E": "Étudiant"}[person.category]
    head = [_IDENTIFIER_TYPE, person.rpps, person.civility, person.family_name.upper(), person.given_name]
    head += [*person.profession, person.category, category]
    for skill in person.skills or (("", "", ""),):
        for activity in person.activities or (("", "", ""),):
            yield [*head, *skill, *activity]


def _skill_rows(person: Fictional) -> Iterator[list[str]]:
    for skill in person.skills:
        yield [_IDENTIFIER_TYPE, person.rpps, person.profession[0], *skill]


def _person(number: int, draw: random.Random) -> Fictional:
    matter = _matter()
    code, label, _ = draw.choices(matter["professions"], [share for *_, share in matter["professions"]])[0]
    physician = code == PHYSICIAN
    student = physician and draw.random() < matter["student_share"]
    inactive = physician and not student and draw.random() < matter["inactive_share"]
    return Fictional(
        rpps=fictional_rpps(number),
        family_name="".join(draw.choice(matter[part]) for part in ("starts", "middles", "ends")),
        given_name=draw.choice(matter["given"]),
        profession=(code, label),
        category=STUDENT if student else "C",
        civility="DR" if physician and not student else "",
        skills=tuple(_skills(draw)) if physician and not student else (),
        activities=() if inactive else tuple(_activities(draw)),
    )


def _skills(draw: random.Random) -> Iterator[tuple[str, str, str]]:
    matter = _matter()
    code, label = draw.choice(matter["skills"])
    yield SPECIALITY, code, label
    if draw.random() < matter["second_skill_share"]:
        code, label = draw.choice(matter["competences"])
        yield "C", code, label


def _activities(draw: random.Random) -> Iterator[tuple[str, str, str]]:
    matter = _matter()
    for _ in range(1 + (draw.random() < matter["second_activity_share"])):
        town, department = draw.choice(matter["towns"])
        yield draw.choice("LS"), town, department
