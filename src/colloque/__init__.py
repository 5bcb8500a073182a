"""Front door of the library: check a draft, transpose a case, estimate a risk, read the rules."""

from colloque.checking import NotCleared, check, clear
from colloque.findings import (
    ClearedText,
    Context,
    ContextError,
    Finding,
    Place,
    Report,
    Role,
    Severity,
    Span,
    Verdict,
    Why,
)
from colloque.rulebook import Citation, Rule, Rulebook, RulebookError, load_rulebook, rulebook_names
from colloque.secrecy.risk import Risk, RiskError, estimate_risk
from colloque.secrecy.transpose import Transposed, TransposeError, transpose

__all__ = [
    "Citation",
    "ClearedText",
    "Context",
    "ContextError",
    "Finding",
    "NotCleared",
    "Place",
    "Report",
    "Risk",
    "RiskError",
    "Role",
    "Rule",
    "Rulebook",
    "RulebookError",
    "Severity",
    "Span",
    "TransposeError",
    "Transposed",
    "Verdict",
    "Why",
    "check",
    "clear",
    "estimate_risk",
    "load_rulebook",
    "rulebook_names",
    "transpose",
]
