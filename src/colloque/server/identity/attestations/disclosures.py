"""Selective disclosure: claims hidden behind salted digests, shown one by one (RFC 9901). Pure.

A disclosure is ``base64url(JSON [salt, name, value])`` (section 4.2.1) or, of an element of a list,
``[salt, value]`` (4.2.2); its digest is ``base64url(SHA-256(ascii))`` (4.2.3). A presentation is
``JWT~disclosure~…~`` followed, when it is bound to a key, by a JWT of the holder (section 4).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .errors import NotAttested

LARGEST = 64_000  # characters of a presentation
_MOST = 100  # disclosures
_RESERVED = frozenset({"_sd", "..."})
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Presentation:
    """A presentation cut into its parts.

    Attributes:
        token: The JWT of the issuer.
        disclosures: As sent, in order.
        binding: The JWT of the holder; empty without one.
    """

    token: str
    disclosures: tuple[str, ...]
    binding: str

    def __str__(self) -> str:
        return "~".join((self.token, *self.disclosures, self.binding))

    @property
    def unbound(self) -> str:
        """Everything but the JWT of the holder: what it signs the digest of (section 4.3.1)."""
        return "~".join((self.token, *self.disclosures, ""))


def parse(text: str) -> Presentation:
    """Cut a presentation.

    Raises:
        NotAttested: ``unreadable``.
    """
    parts = text.strip().split("~") if len(text) <= LARGEST and text.isascii() else []
    if len(parts) < 2 or parts[0].count(".") != 2 or len(parts) > _MOST + 2 or not all(parts[1:-1]):
        raise NotAttested("unreadable")
    return Presentation(parts[0], tuple(parts[1:-1]), parts[-1])


def new_salt() -> str:
    """128 random bits, as section 9.3 recommends; 22 characters."""
    return encoded(secrets.token_bytes(16))


def disclosure(name: str, value: Any, *, salt: str) -> str:
    """The disclosure of one claim.

    >>> disclosure("family_name", "Möbius", salt="_26bc4LT-ac6q2KI6cBW5es")
    'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0'
    """
    return encoded(json.dumps([salt, name, value], ensure_ascii=False).encode())


def digest(disclosed: str) -> str:
    """What the signed part holds instead of the claim.

    >>> digest("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0")
    'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0'
    """
    return encoded(hashlib.sha256(disclosed.encode("ascii")).digest())


def conceal(
    claims: Mapping[str, Any], *, salt: Callable[[], str] = new_salt
) -> tuple[dict[str, Any], list[str]]:
    """Hide every claim.

    Returns:
        The part to sign (``_sd``, sorted so that its order says nothing, and ``_sd_alg``); the disclosures.
    """
    made = [disclosure(name, value, salt=salt()) for name, value in claims.items()]
    return {"_sd": sorted(map(digest, made)), "_sd_alg": "sha-256"}, made


def shown(presentation: Presentation, names: Collection[str]) -> Presentation:
    """The same attestation with only the claims ``names``, for whoever needs no more; bound to nobody."""
    kept = tuple(one for one in presentation.disclosures if _name(one) in names)
    return Presentation(presentation.token, kept, "")


def reveal(payload: Mapping[str, Any], disclosures: Sequence[str]) -> dict[str, Any]:
    """Put what is disclosed back into the signed payload (section 7.1, steps 3 to 5).

    Raises:
        NotAttested: ``foreign_disclosure`` when one is not of this payload, ``repeated_disclosure`` when
            one, or a digest, comes twice, ``wrong_algorithm`` for other digests than SHA-256, ``unreadable``.
    """
    if payload.get("_sd_alg", "sha-256") != "sha-256":
        raise NotAttested("wrong_algorithm")
    if len(set(disclosures)) != len(disclosures):
        raise NotAttested("repeated_disclosure")
    known = {digest(one): _decoded(one) for one in disclosures}
    opened = _Opened(known)
    whole: dict[str, Any] = opened.value({k: v for k, v in payload.items() if k != "_sd_alg"}, 0)
    if opened.used != known.keys():
        raise NotAttested("foreign_disclosure")
    return whole


class _Opened:
    """Walks a payload, replacing digests; remembers which were met, and which were used."""

    def __init__(self, known: Mapping[str, list[Any]]) -> None:
        self._known = known
        self._met: set[str] = set()
        self.used: set[str] = set()

    def value(self, value: Any, depth: int) -> Any:
        """``value`` with its digests replaced, at any depth."""
        if depth > _DEEPEST:
            raise NotAttested("unreadable")
        if isinstance(value, dict):
            return self._object(value, depth)
        if isinstance(value, list):
            return self._list(value, depth)
        return value

    def _object(self, given: dict[str, Any], depth: int) -> dict[str, Any]:
        whole = {name: self.value(value, depth + 1) for name, value in given.items() if name != "_sd"}
        digests = given.get("_sd", [])
        if not isinstance(digests, list):
            raise NotAttested("unreadable")
        for one in digests:
            found = self._take(one, parts=3)
            if found is None:
                continue
            _, name, value = found
            if not isinstance(name, str) or name in _RESERVED or name in whole:
                raise NotAttested("unreadable")
            whole[name] = self.value(value, depth + 1)
        return whole

    def _list(self, given: list[Any], depth: int) -> list[Any]:
        whole = []
        for one in given:
            if isinstance(one, dict) and set(one) == {"..."}:
                found = self._take(one["..."], parts=2)
                if found is not None:
                    whole.append(self.value(found[1], depth + 1))
            else:
                whole.append(self.value(one, depth + 1))
        return whole

    def _take(self, one: Any, *, parts: int) -> list[Any] | None:
        if not isinstance(one, str):
            raise NotAttested("unreadable")
        if one in self._met:
            raise NotAttested("repeated_disclosure")
        self._met.add(one)
        found = self._known.get(one)
        if found is None:
            return None
        if len(found) != parts:
            raise NotAttested("unreadable")
        self.used.add(one)
        return found


def _decoded(one: str) -> list[Any]:
    try:
        found = json.loads(decoded(one))
    except (ValueError, RecursionError):
        raise NotAttested("unreadable") from None
    if not isinstance(found, list) or len(found) not in (2, 3) or not isinstance(found[0], str):
        raise NotAttested("unreadable")
    return found


def _name(one: str) -> str | None:
    found = _decoded(one)
    return str(found[1]) if len(found) == 3 else None


def encoded(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def decoded(text: str) -> bytes:
    """What ``encoded`` wrote.

    Raises:
        ValueError: it did not.
    """
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as fault:
        raise ValueError("base64url") from fault
