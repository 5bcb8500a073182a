"""The only readers of attestations: this server's status lists, and whether a place is revoked."""

from __future__ import annotations

import datetime as dt

from colloque.server.engine.errors import NotFound

from . import status
from .errors import NotAttested
from .issuing import list_address
from .keys import issuer, own_keys, signed
from .models import Attestation
from .verifying import Trusted

_TTL = 3600  # seconds a reader may keep a list
_LASTS = dt.timedelta(days=1)


def status_list(number: int, *, now: dt.datetime) -> str:
    """The status list ``number``, a signed JWT.

    Raises:
        NotFound: nothing was ever given a place there.
    """
    first = number * status.PLACES
    rows = Attestation.objects.filter(place__gte=first, place__lt=first + status.PLACES)
    if not rows.exists():
        raise NotFound
    revoked = rows.filter(state="revoked").values_list("place", flat=True)
    claims = {
        "sub": list_address(first),
        "iss": issuer(),
        "iat": int(now.timestamp()),
        "exp": int((now + _LASTS).timestamp()),
        "ttl": _TTL,
        "status_list": {"bits": 1, "lst": status.packed(place - first for place in revoked)},
    }
    return signed(claims, kind=status.TYPE)


def is_revoked(address: str, place: int) -> bool:
    """Whether an attestation of this server is revoked.

    Raises:
        NotAttested: ``status_unknown``: no attestation was given this place.
    """
    prefix, _, number = address.rpartition("/")
    if f"{prefix}/0" != list_address(0) or not (number.isascii() and number.isdigit() and len(number) < 9):
        raise NotAttested("status_unknown")
    if not 0 <= place < status.PLACES:
        raise NotAttested("status_unknown")
    row = Attestation.objects.filter(place=int(number) * status.PLACES + place).first()
    if row is None:
        raise NotAttested("status_unknown")
    return row.state == "revoked"


def this_server() -> Trusted:
    """Believe this server, and nobody else."""
    return Trusted(issuer=issuer(), keys=own_keys(), revoked=is_revoked)
