"""Does an attestation hold: signature, type, issuer, dates, disclosures, binding, status."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

from .disclosures import decoded, digest, parse, reveal
from .errors import NotAttested

TYPE = "dc+sd-jwt"
ALGORITHM = "ES256"
_SKEW = dt.timedelta(seconds=60)  # between two clocks

# Given the address of a status list and a place in it, whether it is revoked.
Revoked = Callable[[str, int], bool]


@dataclass(frozen=True, slots=True)
class Trusted:
    """Whose attestations are believed.

    Attributes:
        issuer: Its address, as ``https://colloque.example``.
        keys: Its public keys.
        revoked: Reads its status lists; may raise ``NotAttested("status_unknown")``.
    """

    issuer: str
    keys: KeySet
    revoked: Revoked


@dataclass(frozen=True, slots=True)
class Asked:
    """What the holder had to sign for, when the reader asked him to.

    Attributes:
        audience: The reader's own name.
        nonce: What the reader drew for this very presentation.
    """

    audience: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What an attestation proves.

    Attributes:
        kind: Its ``vct``.
        issuer: Who signed.
        claims: What its holder chose to show; nothing that is not signed.
        issued_on: Day it was issued.
        expires_at: When it ends.
        hidden: How many signed claims stay hidden.
    """

    kind: str
    issuer: str
    claims: Mapping[str, Any]
    issued_on: dt.date
    expires_at: dt.datetime
    hidden: int


_REGISTERED = frozenset({"iss", "iat", "nbf", "exp", "cnf", "vct", "status"})


def verify(text: str, *, trusted: Trusted, now: dt.datetime, asked: Asked | None = None) -> Verified:
    """What ``text`` proves.

    Args:
        text: A presentation, as its holder gave it.
        trusted: The issuer that is believed.
        now: Aware moment.
        asked: What the holder had to sign for; without it a presentation stands for whoever holds it.

    Raises:
        NotAttested: it proves nothing; ``code`` says why.
    """
    presentation = parse(text)
    payload = checked_signature(presentation.token, keys=trusted.keys, kind=TYPE)
    if payload.get("iss") != trusted.issuer:
        raise NotAttested("wrong_issuer")
    issued, expires = _dates(payload, now)
    whole = reveal(payload, presentation.disclosures)
    if asked is not None:
        checked_binding(text, payload, asked=asked, now=now)
    _require_standing(payload, trusted.revoked)
    return Verified(
        kind=str(payload.get("vct", "")),
        issuer=trusted.issuer,
        claims={name: value for name, value in whole.items() if name not in _REGISTERED},
        issued_on=issued.date(),
        expires_at=expires,
        hidden=max(0, len(payload.get("_sd", [])) - len(presentation.disclosures)),
    )


def checked_signature(token: str, *, keys: KeySet, kind: str) -> dict[str, Any]:
    """The payload of a JWT signed by one of ``keys``, ES256 and nothing else.

    Raises:
        NotAttested: ``unreadable``, ``unsigned``, ``wrong_algorithm``, ``wrong_type``, ``other_key``,
            ``forged``.
    """
    header = _json(token.split(".")[0])
    algorithm = header.get("alg")
    if algorithm != ALGORITHM:
        raise NotAttested("unsigned" if str(algorithm).lower() == "none" else "wrong_algorithm")
    if header.get("typ") != kind:
        raise NotAttested("wrong_type")
    key = next((one for one in keys.keys if one.kid == header.get("kid")), None)
    if key is None or not isinstance(key, ECKey):
        raise NotAttested("other_key")
    return _verified(token, key)


def checked_binding(text: str, payload: Mapping[str, Any], *, asked: Asked, now: dt.datetime) -> None:
    """Whether the holder's key signed for this very reader (RFC 9901, section 7.3).

    Raises:
        NotAttested: ``wrong_binding``.
    """
    presentation = parse(text)
    try:
        key = ECKey.import_key(payload["cnf"]["jwk"])
        header = _json(presentation.binding.split(".")[0])
        said = _verified(presentation.binding, key)
        fits = (
            header.get("alg") == ALGORITHM
            and header.get("typ") == "kb+jwt"
            and said.get("aud") == asked.audience
            and said.get("nonce") == asked.nonce
            and said.get("sd_hash") == digest(presentation.unbound)
            and _moment(said["iat"]) <= now + _SKEW
        )
    except (JoseError, NotAttested, KeyError, TypeError, ValueError):
        fits = False
    if not fits:
        raise NotAttested("wrong_binding")


def _verified(token: str, key: ECKey) -> dict[str, Any]:
    try:
        found = jws.deserialize_compact(token, key, algorithms=[ALGORITHM])
    except (JoseError, ValueError):
        raise NotAttested("forged") from None
    return _object(found.payload)


def _dates(payload: Mapping[str, Any], now: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    try:
        issued, expires = _moment(payload["iat"]), _moment(payload["exp"])
        starts = _moment(payload.get("nbf", payload["iat"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        raise NotAttested("unreadable") from None
    if now >= expires:
        raise NotAttested("expired")
    if max(issued, starts) > now + _SKEW:
        raise NotAttested("not_yet")
    return issued, expires


def _require_standing(payload: Mapping[str, Any], revoked: Revoked) -> None:
    """Every attestation of a trusted issuer has a place in a status list; without one, it is not believed."""
    try:
        listed = payload["status"]["status_list"]
        address, place = listed["uri"], listed["idx"]
    except (KeyError, TypeError):
        raise NotAttested("status_unknown") from None
    if not isinstance(address, str) or not isinstance(place, int) or isinstance(place, bool):
        raise NotAttested("status_unknown")
    if revoked(address, place):
        raise NotAttested("revoked")


def _moment(seconds: Any) -> dt.datetime:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise TypeError
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _json(part: str) -> dict[str, Any]:
    try:
        return _object(decoded(part))
    except ValueError:
        raise NotAttested("unreadable") from None


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise NotAttested("unreadable")
    return found
