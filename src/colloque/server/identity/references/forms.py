"""What the doors hand in about an account to reference: whole, as typed."""

from __future__ import annotations

from dataclasses import dataclass

HANDLE_LIMIT = 120  # code points, as the columns
ADDRESS_LIMIT = 300
NAME_LIMIT = 60
REASON_LEAST, REASON_LIMIT = 20, 1000


@dataclass(frozen=True, slots=True)
class Outside:
    """An account on another network.

    Attributes:
        network: Slug of ``pseudonyms.networks``, not ``colloque``.
        handle: With or without its first @, at most 120 code points.
        address: Of its public page, http or https, at most 300 characters.
    """

    network: str
    handle: str
    address: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds it, as the Order knows.

    Attributes:
        name: As shown; of a pseudonym, the pseudonym. At most 60 code points.
        profession: One of ``Account.Kind``, not ``public``.
        specialty: Slug of ``specialties.toml``, or nothing.
        standing: ``verified`` or ``registered_pseudonym``.
    """

    name: str
    profession: str
    specialty: str
    standing: str
