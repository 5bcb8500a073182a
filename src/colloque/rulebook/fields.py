"""Typed reading of one TOML table: every value is asked for by kind, and what nobody asked for is refused."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from colloque.rulebook.errors import RulebookError

_Member = TypeVar("_Member", bound=enum.StrEnum)


class Fields:
    """A table of a file, read key by key.

    >>> Fields("X.toml", {"title": "Secret"}).text("title")
    'Secret'
    """

    def __init__(self, file: str, table: Mapping[str, Any], path: str = "") -> None:
        self.file = file
        self._table = table
        self._path = path
        self._read: set[str] = set()

    def _fail(self, key: str, problem: str) -> RulebookError:
        return RulebookError(self.file, f"{self._path}{key}", problem)

    def _value(self, key: str) -> Any:
        self._read.add(key)
        if key not in self._table:
            raise self._fail(key, "manque")
        return self._table[key]

    def names(self) -> Collection[str]:
        """Keys of the table, read or not."""
        return tuple(self._table)

    def has(self, key: str) -> bool:
        """Whether an optional key is there."""
        return key in self._table

    def text(self, key: str) -> str:
        """A text that is not blank."""
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self._fail(key, "un texte non vide est attendu")
        return value

    def matching(self, key: str, pattern: re.Pattern[str]) -> str:
        """A text of a given form."""
        value = self.text(key)
        if not pattern.fullmatch(value):
            raise self._fail(key, f"{value!r} n’a pas la forme attendue")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of different texts, possibly empty."""
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self._fail(key, "une liste de textes est attendue")
        if len(set(value)) != len(value):
            raise self._fail(key, "un texte y est deux fois")
        return tuple(value)

    def among(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of known words; ``["*"]`` stands for all of them, sorted."""
        values = self.texts(key)
        if values == ("*",):
            return tuple(sorted(known))
        for value in values:
            if value not in known:
                raise self._fail(key, f"{value!r} est inconnu")
        return values

    def member(self, key: str, kind: type[_Member]) -> _Member:
        """A member of an enumeration, by its value."""
        value = self.text(key)
        if value not in set(kind):
            raise self._fail(key, f"{value!r} est inconnu")
        return kind(value)

    def date(self, key: str) -> dt.date:
        """A day; TOML writes it without quotes."""
        value = self._value(key)
        if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
            raise self._fail(key, "une date AAAA-MM-JJ sans guillemets est attendue")
        return value

    def fields(self, key: str) -> Fields:
        """A table inside this one, to be read in turn."""
        value = self._value(key)
        if not isinstance(value, dict):
            raise self._fail(key, "une table est attendue")
        return Fields(self.file, value, f"{self._path}{key}.")

    def tables(self, key: str, *, optional: bool = False) -> tuple[Fields, ...]:
        """A list of tables; an absent one counts as empty when ``optional``."""
        if optional and key not in self._table:
            return ()
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._fail(key, "une liste de tables est attendue")
        return tuple(Fields(self.file, item, f"{self._path}{key}.") for item in value)

    def close(self) -> None:
        """Refuse the keys nobody asked for: a misspelt key must not pass for an absent one."""
        for key in self._table:
            if key not in self._read:
                raise self._fail(key, "clé inconnue")
