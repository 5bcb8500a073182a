"""What can go wrong when a case is transposed: no message ever holds a word of the text.

TransposeError
├── ClinicalChange     a change would touch a clinical token
├── UnknownGroup       ``only`` names a group that does not exist
└── BrokenTable        a data file of this package is damaged
"""

from __future__ import annotations

from colloque.secrecy.errors import SecrecyError


class TransposeError(SecrecyError):
    """Root of the tree; `code` and `safe` as in `SecrecyError`."""

    code = "transpose"
    safe = "Le cas n’a pas pu être transposé ; votre texte est intact."


class ClinicalChange(TransposeError):
    """A change would alter a dose, a measure, a negation, a side, an interval or a drug.

    Attributes:
        kinds: Kinds of clinical tokens concerned, sorted, as ``("dose", "negation")``; never the tokens.
    """

    code = "transpose.clinical"

    def __init__(self, kinds: tuple[str, ...]) -> None:
        self.kinds = kinds
        self.safe = (
            "La transposition toucherait une donnée clinique : elle est refusée, votre texte est intact."
        )
        super().__init__(f"clinical tokens would change: {', '.join(kinds)}")


class UnknownGroup(TransposeError):
    """``only`` names something that is not a group of changes."""

    code = "transpose.group"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.safe = f"Groupe de changements inconnu ; les groupes sont : {', '.join(known)}."
        super().__init__(f"unknown group; known: {', '.join(known)}")


class BrokenTable(TransposeError):
    """A data file of this package does not have the form its reader expects."""

    code = "transpose.table"

    def __init__(self, file_name: str) -> None:
        self.safe = f"La table {file_name} est illisible."
        super().__init__(f"{file_name}: unexpected form")
