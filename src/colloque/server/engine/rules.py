"""The rulebook this server judges under, chosen once by its operator."""

from __future__ import annotations

from django.conf import settings

from colloque import Rulebook, load_rulebook

DEFAULT = "fr-cnom"


def current_rulebook() -> Rulebook:
    """The rulebook of the setting ``COLLOQUE_RULEBOOK``; the French one when nothing is set.

    Raises:
        RulebookError: no rulebook of that name ships.

    >>> current_rulebook().name
    'fr-cnom'
    """
    return load_rulebook(getattr(settings, "COLLOQUE_RULEBOOK", DEFAULT))
