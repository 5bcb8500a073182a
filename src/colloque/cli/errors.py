"""Errors of the command line; each ends the command with one line on stderr and exit code 2.

CommandError
├── UnreadableInput
└── UsageError
"""

from __future__ import annotations


class CommandError(Exception):
    """The command cannot go on.

    Attributes:
        safe: One French line; holds names of files and options, never their content.
        code: Stable code.
    """

    code = "command-error"

    def __init__(self, safe: str) -> None:
        self.safe = safe
        super().__init__(safe)


class UnreadableInput(CommandError):
    """A file is missing, forbidden, or not what it should be."""

    code = "unreadable-input"


class UsageError(CommandError):
    """Options that do not fit together, or name nothing known."""

    code = "usage"
