"""Gather the French sentences that are said to people and written outside the pages: no page repeats them.

The catalogue of English takes them from here; ``tests/house/test_translations.py`` holds it to them.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from colloque.rulebook import Rulebook, load_rulebook, rulebook_names
from colloque.secrecy.risk import verdict
from colloque.server.identity.decisions import METHODS
from colloque.server.web.plain import plain

LIBRARY = Path(__file__).resolve().parent.parent / "src" / "colloque"


def sentences() -> tuple[str, ...]:
    """Each sentence or name once, as the catalogue knows it, in the order of the files."""
    names = (*verdict._DIRECT.values(), *verdict._THE.values(), *METHODS.values())
    gathered = (*_rulebook(), *_messages(), *_reasons(), *names)
    return tuple(dict.fromkeys(map(plain, gathered)))


def _rulebook() -> Iterator[str]:
    for name in rulebook_names():
        yield from _told_by(load_rulebook(name))


def _told_by(book: Rulebook) -> Iterator[str]:
    yield book.title
    for rule in book:
        yield from (rule.title, rule.explanation, rule.remedy)
        yield from (rise.because for rise in rule.raises)
        yield from rule.sanctions
        for citation in rule.citations:
            yield from (citation.text, citation.short)
            if " et " in citation.article:
                yield citation.article


def _messages() -> Iterator[str]:
    """Sentences of the data files: any text under ``message``, ``remedy`` or ``reason``, at any depth."""
    data = (LIBRARY / "secrecy" / "wording.toml", *sorted((LIBRARY / "conduct" / "cues").glob("*.toml")))
    for path in (*data, *sorted((LIBRARY / "secrecy" / "transpose" / "data").glob("*.toml"))):
        yield from _told(tomllib.loads(path.read_text(encoding="utf-8")))


def _told(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _told(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in {"message", "remedy", "reason"} and isinstance(value, str):
                yield value
            else:
                yield from _told(value)


def _reasons() -> Iterator[str]:
    """Whole sentences written in the code of the transposition, the risk and conduct, but for their errors.

    A door says an error of the library in its own words.
    """
    for folder in ("secrecy/transpose", "secrecy/transpose/sexes", "secrecy/risk", "conduct"):
        for path in sorted((LIBRARY / folder).glob("*.py")):
            if path.name != "errors.py":
                yield from _sentences_in(ast.parse(path.read_text(encoding="utf-8")))


def _sentences_in(tree: ast.Module) -> Iterator[str]:
    # A docstring is an expression of its own; the parts of an f-string are no whole sentence.
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    apart |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            words = node.value
            if words[:1].isupper() and words.endswith(".") and " " in words:
                yield words
