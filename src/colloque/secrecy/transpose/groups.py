"""The groups of changes a user can ask for with ``only``."""

from __future__ import annotations

from collections.abc import Iterable

from colloque.secrecy.transpose.errors import UnknownGroup

GROUPS: dict[str, frozenset[str]] = {
    "sex": frozenset({"SEXE"}),
    "names": frozenset(
        [
            "NOM",
            "PRENOM",
            "INITIALES",
            "TEL",
            "MAIL",
            "SECU",
            "IPP",
            "NDA",
            "RPPS",
            "URL",
            "COMPTE",
            "AUTRE_ID",
        ]
    ),
    "dates": frozenset({"DATE", "DATE_NAISSANCE"}),
    "ages": frozenset({"AGE"}),
    "places": frozenset({"VILLE", "DEPARTEMENT", "ADRESSE", "ZIP"}),
    "hospitals": frozenset({"HOPITAL"}),
    "professions": frozenset({"PROFESSION"}),
    "family": frozenset({"FAMILLE"}),
    "origin": frozenset({"ORIGINE"}),
    "events": frozenset({"EVENEMENT", "RARE"}),
}
"""Group of the command line to the labels it covers; numbers and addresses that name go with names."""


def labels_of(only: Iterable[str] | None) -> frozenset[str]:
    """The labels to change.

    Args:
        only: Names of groups; None means all.

    Raises:
        UnknownGroup: a name is not a group.

    >>> sorted(labels_of({"ages", "hospitals"}))
    ['AGE', 'HOPITAL']
    """
    names = GROUPS.keys() if only is None else set(only)
    if not names <= GROUPS.keys():
        raise UnknownGroup(tuple(GROUPS))
    return frozenset().union(*(GROUPS[name] for name in names))
