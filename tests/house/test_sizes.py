"""A file is one idea, a function one step."""

from __future__ import annotations

import ast
from statistics import median

from house.tree import SOURCE, parsed, shown, sources

LONGEST_FILE = 500
LONGEST_FUNCTION = 80
MEDIAN_FILE = 100
MEDIAN_FUNCTION = 12

_WRITTEN = (".py", ".html", ".css", ".js")


def _lengths() -> dict[str, int]:
    files = [
        path
        for path in SOURCE.rglob("*")
        if path.suffix in _WRITTEN and "migrations" not in path.parts and ".min." not in path.name
    ]
    return {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}


def _functions() -> dict[str, int]:
    return {
        f"{shown(path)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_file_is_too_long() -> None:
    assert {name: lines for name, lines in _lengths().items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    assert {name: lines for name, lines in _functions().items() if lines > LONGEST_FUNCTION} == {}


def test_files_and_functions_are_short() -> None:
    files = [lines for name, lines in _lengths().items() if name.endswith(".py") and lines > 0]
    assert median(files) < MEDIAN_FILE
    assert median(_functions().values()) < MEDIAN_FUNCTION
