"""The one registry of the patterns that secrecy looks for in folded texts."""

from __future__ import annotations

from colloque.screening import Registry

HOUSE = Registry()
"""Every pattern declares itself here when its module is read; the screen answers for all of them at once."""
