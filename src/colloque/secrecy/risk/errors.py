"""What can go wrong when a risk is estimated.

RiskError
└── UnknownDepartment   the code is not a French département
"""

from __future__ import annotations

from colloque.secrecy.errors import SecrecyError


class RiskError(SecrecyError):
    """Root of the tree; `code` and `safe` as in `SecrecyError`."""

    code = "risk"
    safe = "Le risque n’a pas pu être estimé."


class UnknownDepartment(RiskError):
    """The département is not in the table of the INSEE."""

    code = "risk.department"
    safe = "Ce code de département n’existe pas : écrivez par exemple 44, 2A ou 971."

    def __init__(self) -> None:
        super().__init__("unknown département code")
