"""Errors of the rulebook.

RulebookError
"""

from __future__ import annotations


class RulebookError(ValueError):
    """A rulebook file says something the schema does not allow.

    Attributes:
        file: Name of the file, without its folder.
        key: Key at fault, dotted, as ``citations.text``.
        code: Stable code, for scripts.
        safe: What may be shown, in French.

    >>> str(RulebookError("SEC-1.toml", "severity", "'rouge' n’est pas une gravité"))
    "SEC-1.toml, clé « severity » : 'rouge' n’est pas une gravité"
    """

    code = "rulebook-invalid"

    def __init__(self, file: str, key: str, problem: str) -> None:
        self.file = file
        self.key = key
        self.safe = f"{file}, clé « {key} » : {problem}"
        super().__init__(self.safe)
