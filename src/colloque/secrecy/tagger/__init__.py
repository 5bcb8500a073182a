"""A small trained tagger: bare names, places, professions, and a second look at what the detectors found.

It reads what the detectors say among its features; its weights ship with the package and its card is
``docs/data/tagger.md``. Whole-number arithmetic makes its answers the same on every machine.
"""

from __future__ import annotations

from colloque.secrecy.tagger.settling import settle

__all__ = ["settle"]
