"""Readers of watch."""

from .resemblances import (
    ResemblanceView,
    resemblance_for,
    resemblances_of,
    resemblances_to_decide,
)

__all__ = ["ResemblanceView", "resemblance_for", "resemblances_of", "resemblances_to_decide"]
