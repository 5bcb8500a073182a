"""The signed identity: signature, issuer, audience, time, nonce and level, each refused by its own name."""

from __future__ import annotations

import datetime as dt
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jws, jwt
from joserfc.errors import ExpiredTokenError, InvalidClaimError, JoseError, MissingClaimError
from joserfc.jwk import KeySet

from .errors import SignInRefused
from .journey import LEVEL
from .provider import Provider, keys

# Asymmetric only: with a shared secret or none, anybody could sign.
ALGORITHMS = ("RS256", "PS256", "ES256", "RS512", "PS512", "ES384")
LEVELS = (LEVEL, "eidas2", "eidas3")
_LEEWAY = 60  # seconds between two clocks
_OLDEST = 600  # seconds since it was issued
_CODES = {"iss": "wrong_issuer", "aud": "wrong_audience", "azp": "wrong_audience", "nonce": "wrong_nonce"}
_CODES |= {"exp": "expired", "iat": "expired", "nbf": "expired"}


def checked_identity(
    token: str, *, who: Provider, nonce: str, access_token: str, now: dt.datetime
) -> dict[str, Any]:
    """The claims of an id token that may be trusted.

    Args:
        token: As received: three parts in base64.
        who: Its issuer and audience must be exactly these.
        nonce: Of the journey it answers.
        access_token: The one it came with, for ``at_hash``.
        now: Aware moment.

    Raises:
        SignInRefused: the code says what is wrong.
        OutsideSilent: the keys could not be read.
    """
    decoded = _signed(token, who)
    options = {
        "iss": {"essential": True, "value": who.issuer},
        "aud": {"essential": True, "value": who.client_id},
        "acr": {"essential": True, "values": LEVELS},
    }
    params = {"nonce": nonce, "client_id": who.client_id, "access_token": access_token}
    claims = CodeIDToken(decoded.claims, decoded.header, options, params)
    moment = int(now.timestamp())
    try:
        claims.validate(now=moment, leeway=_LEEWAY)
    except ExpiredTokenError:
        raise SignInRefused("expired") from None
    except (InvalidClaimError, MissingClaimError) as fault:
        raise SignInRefused(_code_of(fault)) from None
    except (JoseError, ValueError, TypeError):
        raise SignInRefused("provider_answer") from None
    if moment - int(decoded.claims["iat"]) > _OLDEST:
        raise SignInRefused("expired")
    return dict(decoded.claims)


def _code_of(fault: InvalidClaimError | MissingClaimError) -> str:
    return "weak_level" if fault.claim == "acr" else _CODES.get(fault.claim, "provider_answer")


def _signed(token: str, who: Provider) -> jwt.Token:
    _require_algorithm(token)
    try:
        return _decoded(token, keys(who))
    except (JoseError, ValueError):
        # It may have changed its keys since we read them: once more with the present ones.
        try:
            return _decoded(token, keys(who, fresh=True))
        except (JoseError, ValueError):
            raise SignInRefused("wrong_key") from None


def _decoded(token: str, known: KeySet) -> jwt.Token:
    return jwt.decode(token, known, algorithms=list(ALGORITHMS))


def _require_algorithm(token: str) -> None:
    try:
        algorithm = jws.extract_compact(token.encode("ascii")).headers().get("alg")
    except (JoseError, ValueError):
        raise SignInRefused("provider_answer") from None
    if algorithm not in ALGORITHMS:
        raise SignInRefused("wrong_algorithm")
