"""From the register's words to our list of specialties."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources

from ..registry.names import folded
from ..specialties import every


@lru_cache(maxsize=1)
def _begins() -> Mapping[str, str]:
    source = resources.files(__package__).joinpath("specialities.toml").read_text(encoding="utf-8")
    table: Mapping[str, str] = tomllib.loads(source)["begins"]
    if unknown := set(table.values()) - set(every()):
        raise ValueError(f"specialities.toml: no such specialty: {sorted(unknown)}")
    return table


def slugs_of(labels: Iterable[str]) -> tuple[str, ...]:
    """The slugs of some labels of the register, in order, each once.

    >>> slugs_of(["Cardiologie et maladies vasculaires", "Qualifié en Médecine Générale", "Inconnue"])
    ('cardiologie', 'medecine-generale')
    """
    found = (_slug(folded(label)) for label in labels)
    return tuple(dict.fromkeys(slug for slug in found if slug))


def _slug(label: str) -> str:
    fitting = [begin for begin in _begins() if label == begin or label.startswith(begin + " ")]
    return _begins()[max(fitting, key=len)] if fitting else ""
