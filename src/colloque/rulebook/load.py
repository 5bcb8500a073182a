"""Read a rulebook from its TOML files, and refuse whatever the schema does not say.

``rules/<name>/rulebook.toml`` names the rulebook and the texts it cites; every other file is one rule.
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib.resources
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, NamedTuple

from colloque.findings import Place, Severity
from colloque.rulebook.errors import RulebookError
from colloque.rulebook.fields import Fields
from colloque.rulebook.schema import Citation, Raise, Rule, Rulebook

HEADER = "rulebook.toml"
AUDIENCES = frozenset({"physician", "intern", "establishment", "staff", "anyone"})
_ID = re.compile(r"[A-Z]{2,5}-[0-9]{1,2}")


@functools.cache
def rulebook_names() -> tuple[str, ...]:
    """Names of the rulebooks that ship, sorted: one folder each.

    >>> "fr-cnom" in rulebook_names()
    True
    """
    folder = importlib.resources.files("colloque.rulebook") / "rules"
    return tuple(sorted(book.name for book in folder.iterdir() if (book / HEADER).is_file()))


@functools.cache
def load_rulebook(name: str = "fr-cnom") -> Rulebook:
    """The rulebook shipped under ``name``; read once, then shared (it is frozen).

    Raises:
        RulebookError: no such rulebook, or a file of it is not valid.

    >>> load_rulebook().label
    'fr-cnom 2026.11'
    """
    folder = importlib.resources.files("colloque.rulebook") / "rules" / name
    if not re.fullmatch(r"[a-z][a-z-]*", name) or not folder.is_dir():
        raise RulebookError(HEADER, "name", f"aucun recueil de règles nommé {name!r}")
    return read_rulebook(folder)


def read_rulebook(folder: Traversable) -> Rulebook:
    """Read one folder of rules.

    Args:
        folder: Holds ``rulebook.toml`` and one TOML file a rule, named after its id.

    Raises:
        RulebookError: unknown, missing or badly typed key, bad date, duplicate or misplaced id.
    """
    header = Fields(HEADER, _toml(folder / HEADER))
    name, version, title = header.text("name"), header.text("version"), header.text("title")
    texts = _texts(header.fields("texts"))
    header.close()
    rules: dict[str, Rule] = {}
    for file in _rule_files(folder):
        rule = _rule(Fields(file.name, _toml(file)), texts)
        if rule.id in rules:
            raise RulebookError(file.name, "id", f"{rule.id} existe déjà")
        if file.name != f"{rule.id}.toml":
            raise RulebookError(file.name, "id", f"le fichier devrait s’appeler {rule.id}.toml")
        rules[rule.id] = rule
    return Rulebook(name, version, title, MappingProxyType(dict(sorted(rules.items()))))


class _Text(NamedTuple):
    title: str
    version_date: dt.date
    link: str


def _texts(fields: Fields) -> Mapping[str, _Text]:
    texts: dict[str, _Text] = {}
    for short in fields.names():
        known = fields.fields(short)
        texts[short] = _Text(known.text("title"), known.date("version_date"), known.text("link"))
        known.close()
    return texts


def _rule_files(folder: Traversable) -> Iterable[Traversable]:
    files = (file for file in folder.iterdir() if file.name.endswith(".toml") and file.name != HEADER)
    return sorted(files, key=lambda file: file.name)


def _toml(file: Traversable) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RulebookError(file.name, "(fichier)", "illisible ou mal formé") from error


def _rule(fields: Fields, texts: Mapping[str, _Text]) -> Rule:
    rule = Rule(
        id=fields.matching("id", _ID),
        title=fields.text("title"),
        explanation=fields.text("explanation"),
        citations=tuple(_citation(item, texts) for item in fields.tables("citations")),
        in_force_from=fields.date("in_force_from"),
        in_force_until=fields.date("in_force_until") if fields.has("in_force_until") else None,
        severity=fields.member("severity", Severity),
        raises=tuple(_raise(item) for item in fields.tables("raises", optional=True)),
        remedy=fields.text("remedy"),
        applies_to=fields.among("applies_to", AUDIENCES),
        places=tuple(Place(place) for place in fields.among("places", frozenset(Place))),
        sanctions=fields.texts("sanctions"),
        breaches=fields.texts("breaches"),
        near_misses=fields.texts("near_misses"),
    )
    fields.close()
    if not rule.citations:
        raise RulebookError(fields.file, "citations", "une règle cite au moins un article")
    if rule.in_force_until is not None and rule.in_force_until < rule.in_force_from:
        raise RulebookError(fields.file, "in_force_until", "finit avant d’avoir commencé")
    return rule


def _citation(fields: Fields, texts: Mapping[str, _Text]) -> Citation:
    short = fields.text("text")
    if short not in texts:
        raise RulebookError(fields.file, "citations.text", f"texte {short!r} absent de {HEADER}")
    known = texts[short]
    date = fields.date("version_date") if fields.has("version_date") else known.version_date
    link = fields.text("link") if fields.has("link") else known.link
    citation = Citation(known.title, fields.text("article"), date, link.replace("{date}", str(date)), short)
    fields.close()
    return citation


def _raise(fields: Fields) -> Raise:
    rise = Raise(fields.text("when"), fields.member("severity", Severity), fields.text("because"))
    fields.close()
    return rise
