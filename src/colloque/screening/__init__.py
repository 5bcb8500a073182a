"""Screening: which regular expressions can match a text at all, told from its words in one pass."""

from __future__ import annotations

from colloque.screening.endings import Expression
from colloque.screening.needs import Needs, needs_of
from colloque.screening.registry import Registry
from colloque.screening.screen import Screen
from colloque.screening.text import CutText

__all__ = ["CutText", "Expression", "Needs", "Registry", "Screen", "needs_of"]
