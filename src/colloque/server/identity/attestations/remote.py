"""Another server as an issuer: its keys and its status lists, read from where SD-JWT VC says they are."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from colloque.server.engine.errors import ColloqueError
from colloque.server.engine.fetching import Fetcher

from .errors import NotAttested
from .status import TYPE, is_marked
from .verifying import Trusted, checked_signature

_JSON = ("application/json", "application/jwk-set+json")
_LIST = ("application/statuslist+jwt",)


def trusted_server(address: str, *, fetcher: Fetcher, now: dt.datetime) -> Trusted:
    """Believe the server at ``address``, as ``https://colloque.example``.

    Reads ``/.well-known/jwt-vc-issuer`` (draft-ietf-oauth-sd-jwt-vc, section 4), over https only.

    Raises:
        NotAttested: ``wrong_issuer`` when what it says of itself is another address, or unreadable.
        PageRefused, PageUnread: it cannot be read.
    """
    parts = urlsplit(address)
    if parts.scheme != "https":
        raise NotAttested("wrong_issuer")
    said = _object(
        replace(fetcher, types=_JSON), f"https://{parts.netloc}/.well-known/jwt-vc-issuer{parts.path}"
    )
    if said.get("issuer") != address:
        raise NotAttested("wrong_issuer")
    given = said.get("jwks")
    if given is None and isinstance(said.get("jwks_uri"), str):
        given = _object(replace(fetcher, types=_JSON), said["jwks_uri"])
    try:
        keys = KeySet.import_key_set(given)  # type: ignore[arg-type]  # refused below when it is none
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        raise NotAttested("wrong_issuer") from None
    lists = replace(fetcher, types=_LIST)
    return Trusted(address, keys, lambda uri, place: _revoked(uri, place, keys=keys, fetcher=lists, now=now))


def _revoked(uri: str, place: int, *, keys: KeySet, fetcher: Fetcher, now: dt.datetime) -> bool:
    try:
        token = fetcher.fetch(uri).body.decode("ascii")
        claims = checked_signature(token.strip(), keys=keys, kind=TYPE)
        listed = claims["status_list"]
        fits = claims["sub"] == uri and listed["bits"] == 1 and claims.get("exp", 0) > now.timestamp()
        if fits:
            return is_marked(listed["lst"], place)
    except (ColloqueError, KeyError, TypeError, ValueError):
        pass
    raise NotAttested("status_unknown")


def _object(fetcher: Fetcher, url: str) -> dict[str, Any]:
    try:
        found = json.loads(fetcher.fetch(url).body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise NotAttested("wrong_issuer")
    return found
