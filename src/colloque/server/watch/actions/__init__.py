"""Verbs of watch: the only writers of its tables; one transaction, one journal entry each."""

from .resemblances import call_own, decide, look_for_resemblances, report, scan
from .storms import look_for_storms

__all__ = ["call_own", "decide", "look_for_resemblances", "look_for_storms", "report", "scan"]
