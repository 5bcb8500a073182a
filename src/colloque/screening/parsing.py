"""Python's own parse of an expression."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any


def parsed(source: str) -> Any:
    """The tree of an expression; None where this Python keeps it to itself, or when flags are set in it."""
    try:
        tree = import_module("re._parser").parse(source)
    except (ImportError, AttributeError):
        return None
    return None if tree.state.flags & ~re.UNICODE else tree
