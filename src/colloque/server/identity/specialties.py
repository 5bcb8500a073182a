"""The specialties of physicians and the other professions of care, read once from ``specialties.toml``."""

from __future__ import annotations

import enum
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


class Field(enum.StrEnum):
    """Which of the two lists a slug belongs to."""

    SPECIALTY = "specialty"
    PROFESSION = "profession"


@dataclass(frozen=True, slots=True)
class Specialty:
    """One line of the list.

    Attributes:
        slug: What is stored; never renamed.
        fr: French label.
        en: English label.
        field: Specialty of physicians, or another profession of care.
    """

    slug: str
    fr: str
    en: str
    field: Field

    def label(self, language: str = "fr") -> str:
        """The label in ``language`` (``fr`` unless ``en``)."""
        return self.en if language == "en" else self.fr


@lru_cache(maxsize=1)
def every() -> Mapping[str, Specialty]:
    """Every line of both lists, by slug, in the order of the file.

    >>> every()["cardiologie"].field
    <Field.SPECIALTY: 'specialty'>
    """
    source = resources.files(__package__).joinpath("specialties.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(source)
    found: dict[str, Specialty] = {}
    for field in Field:
        for line in lists[field.value]:
            if line["slug"] in found:
                raise ValueError(f"specialties.toml: {line['slug']} is listed twice")
            found[line["slug"]] = Specialty(line["slug"], line["fr"], line["en"], field)
    return found


def specialties() -> tuple[Specialty, ...]:
    """The specialties a #DocTocToc may ask for, general practice first."""
    return tuple(line for line in every().values() if line.field is Field.SPECIALTY)


def professions() -> tuple[Specialty, ...]:
    """The other professions of care."""
    return tuple(line for line in every().values() if line.field is Field.PROFESSION)


def label(slug: str, language: str = "fr") -> str:
    """The label of ``slug``; nothing for a slug that is not listed.

    >>> label("cardiologie", "en"), label("inconnue")
    ('Cardiology', '')
    """
    line = every().get(slug)
    return line.label(language) if line else ""


def is_specialty(slug: str) -> bool:
    """Whether ``slug`` is a specialty of physicians.

    >>> is_specialty("cardiologie"), is_specialty("dieteticien")
    (True, False)
    """
    line = every().get(slug)
    return line is not None and line.field is Field.SPECIALTY
