"""Errors of the conduct judges.

CueError
"""

from __future__ import annotations


class CueError(ValueError):
    """A cue file is not valid; raised at load, so a broken pattern never waits for a text to meet it.

    Attributes:
        file: Name of the cue file.
        cue: Id of the cue at fault, or the table.
        code: Stable code.
        safe: What may be shown, in French.
    """

    code = "cue-invalid"

    def __init__(self, file: str, cue: str, problem: str) -> None:
        self.file = file
        self.cue = cue
        self.safe = f"{file}, indice « {cue} » : {problem}"
        super().__init__(self.safe)
