"""What an account may be called and may do. Pure: facts in, answer out."""

from __future__ import annotations

import re
from collections.abc import Iterable

# How a verification was made, and what is said of it.
METHODS = {
    "administrator": "par l’administration de ce serveur",
    "pro_sante_connect": "par Pro Santé Connect",
    "two_moderators": "par deux modérateurs, d’après le répertoire",
    "demo": "pour la démonstration : personne fictive",
}

_HANDLE = re.compile(r"[a-z0-9_]{2,30}")
# Names that would pass for the installation, or for an authority.
_RESERVED = frozenset(
    {
        "admin",
        "administrateur",
        "administration",
        "api",
        "assistance",
        "colloque",
        "compte",
        "conseil_ordre",
        "contact",
        "cnom",
        "moderation",
        "moderateur",
        "ordre",
        "ordre_des_medecins",
        "postmaster",
        "root",
        "securite",
        "support",
        "systeme",
        "webmaster",
        "www",
    }
)
_DEPARTMENT = re.compile(r"0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[678]")
# Mastodon's scopes that this server gives out; a narrower one is ``read:statuses``.
_SCOPE = re.compile(r"(?:read|write)(?::[a-z_]{2,30})?|follow|push|profile")
# What ``follow`` stands for, as Mastodon says (deprecated there, still asked for by every client).
_FOLLOW = re.compile(r"(?:read|write):(?:follows|blocks|mutes)")


def handle_is_well_formed(handle: str) -> bool:
    """2 to 30 of ``a-z 0-9 _``.

    >>> handle_is_well_formed("camille_rey"), handle_is_well_formed("Camille"), handle_is_well_formed("é")
    (True, False, False)
    """
    return _HANDLE.fullmatch(handle) is not None


def handle_is_reserved(handle: str) -> bool:
    """Whether the handle would pass for the installation or an authority.

    >>> handle_is_reserved("moderation"), handle_is_reserved("moderation_ines")
    (True, False)
    """
    return handle in _RESERVED


def holds_a_number(handle: str) -> bool:
    """Whether a handle holds as many digits as a telephone or a register number, eight at least.

    >>> holds_a_number("camille_06_12_34_56_78"), holds_a_number("promotion_2019")
    (True, False)
    """
    return sum(map(str.isdigit, handle)) >= 8


def is_department(code: str) -> bool:
    """Whether ``code`` is a French department or an overseas territory.

    >>> [is_department(code) for code in ("44", "2A", "974", "20", "00")]
    [True, True, True, False, False]
    """
    return code != "20" and _DEPARTMENT.fullmatch(code) is not None


def unknown_scopes(scopes: Iterable[str]) -> list[str]:
    """The scopes this server does not give out.

    >>> unknown_scopes(["read", "write:statuses", "admin:read"])
    ['admin:read']
    """
    return [scope for scope in scopes if _SCOPE.fullmatch(scope) is None]


def scopes_allow(granted: Iterable[str], needed: str) -> bool:
    """Whether one of ``granted`` covers ``needed``.

    >>> scopes_allow({"read"}, "read:statuses"), scopes_allow({"read:statuses"}, "read")
    (True, False)
    >>> scopes_allow({"follow"}, "write:follows"), scopes_allow({"write"}, "read")
    (True, False)
    """
    whole = needed.partition(":")[0]
    held = set(granted)
    return needed in held or whole in held or ("follow" in held and _FOLLOW.fullmatch(needed) is not None)


def may_govern(actor_role: str, target_role: str) -> bool:
    """Whether a role may verify, suspend or reinstate an account of another role.

    A moderator acts on members, the Order on members and moderators; nobody on the Order from inside.

    >>> may_govern("moderator", "member"), may_govern("moderator", "moderator")
    (True, False)
    """
    rank = {"member": 0, "moderator": 1, "order": 2}
    return rank.get(actor_role, 0) > rank.get(target_role, 2)
