"""Texts and contexts that come in: files, standard input, JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from colloque.cli.errors import UnreadableInput
from colloque.findings import Context, ContextError

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of JSON lines.

    Attributes:
        key: ``{"id": …}`` when the line has one, else ``{"line": n}``, n from 1.
        text: The text to work on; None when the line is bad.
        context: What the line says besides; None when it says nothing.
        error: Why the line is bad, in French; None when it is good.
    """

    key: dict[str, Any]
    text: str | None
    context: dict[str, Any] | None
    error: str | None


def name_of(source: str) -> str:
    """How a source is named to people."""
    return "entrée standard" if source == STDIN else source


def read_bytes(source: str) -> bytes:
    """All the bytes of a file, or of standard input for ``-``.

    Raises:
        UnreadableInput: it cannot be opened.
    """
    try:
        return sys.stdin.buffer.read() if source == STDIN else Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{name_of(source)} : {_reason(error)}") from error


def read_text(source: str) -> str:
    """A whole UTF-8 text; a byte order mark at its head is dropped.

    Raises:
        UnreadableInput: it cannot be opened, or is not UTF-8.
    """
    data = read_bytes(source)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{name_of(source)} : ce n’est pas de l’UTF-8 (octet {error.start})") from error


def read_context(source: str | None) -> dict[str, Any]:
    """The context of ``--context``; empty when there is none.

    Raises:
        UnreadableInput: not a JSON object, or a field no context has.
    """
    if source is None:
        return {}
    try:
        data = json.loads(read_text(source))
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{name_of(source)} : ce n’est pas du JSON") from error
    if not isinstance(data, dict):
        raise UnreadableInput(f"{name_of(source)} : un objet JSON est attendu")
    context_of(data)
    return data


def context_of(data: dict[str, Any]) -> Context:
    """A context, or a clear refusal.

    Raises:
        UnreadableInput: an unknown field or a wrong value; names the field.
    """
    try:
        return Context.from_json(data)
    except ContextError as error:
        raise UnreadableInput(str(error)) from error


def open_lines(source: str) -> BinaryIO:
    """A file of lines, or standard input.

    Raises:
        UnreadableInput: it cannot be opened.
    """
    if source == STDIN:
        return sys.stdin.buffer
    try:
        return Path(source).open("rb")
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{name_of(source)} : {_reason(error)}") from error


def read_lines(file: BinaryIO) -> Iterator[Line]:
    """Read JSON lines one by one, holding one in memory; blank lines are passed over."""
    return (read_line(number, data) for number, data in numbered_lines(file))


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank with their numbers, from 1, holding one in memory."""
    return ((number, data) for number, data in enumerate(file, start=1) if data.strip())


def read_line(number: int, data: bytes) -> Line:
    """Read one JSON line; what is wrong with it is told in the line, never raised.

    >>> read_line(3, b"[]").error
    'un objet est attendu'
    """
    key: dict[str, Any] = {"line": number}
    try:
        item = json.loads(data.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return Line(key, None, None, "ce n’est pas de l’UTF-8")
    except (ValueError, RecursionError):
        return Line(key, None, None, "ce n’est pas du JSON")
    if not isinstance(item, dict):
        return Line(key, None, None, "un objet est attendu")
    if item.get("id") is not None:
        key = {"id": item["id"]}
    if not isinstance(item.get("text"), str):
        return Line(key, None, None, "« text » manque ou n’est pas un texte")
    context = item.get("context")
    if context is not None and not isinstance(context, dict):
        return Line(key, None, None, "« context » n’est pas un objet")
    return Line(key, item["text"], context, None)


def _reason(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "fichier introuvable"
        case IsADirectoryError():
            return "c’est un dossier"
        case PermissionError():
            return "lecture refusée"
        case _:
            return "lecture impossible"
