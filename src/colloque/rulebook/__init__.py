"""The rules of the profession as data: text, article, dates in force, severity, repair, examples."""

from colloque.rulebook.errors import RulebookError
from colloque.rulebook.load import load_rulebook, rulebook_names
from colloque.rulebook.schema import Citation, Raise, Rule, Rulebook

__all__ = ["Citation", "Raise", "Rule", "Rulebook", "RulebookError", "load_rulebook", "rulebook_names"]
