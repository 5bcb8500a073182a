"""What can go wrong in secrecy: no message ever holds a word of the text.

SecrecyError
├── LexiconError      a data file of the package is damaged
└── AnnotationError   a line of an annotated corpus cannot be read
"""

from __future__ import annotations


class SecrecyError(Exception):
    """Root of the tree.

    Attributes:
        code: Stable name of the kind of error.
        safe: One French sentence that may be shown to anyone.
    """

    code = "secrecy"
    safe = "La vérification du secret n’a pas pu se faire."


class LexiconError(SecrecyError):
    """A lexicon line does not have the columns its header announces."""

    code = "secrecy.lexicon"

    def __init__(self, file_name: str, line: int) -> None:
        self.safe = f"Le lexique {file_name} est illisible à la ligne {line}."
        super().__init__(f"{file_name}:{line}: wrong number of columns")


class AnnotationError(SecrecyError):
    """A line of an annotated corpus is not the announced JSON object; holds the line's number only."""

    code = "secrecy.annotation"

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        self.safe = f"Ligne {line} : {reason}."
        super().__init__(f"line {line}: {reason}")
