"""The way back: the code becomes tokens, the tokens an identity that may be trusted."""

from __future__ import annotations

import base64
import datetime as dt
from typing import Any
from urllib.parse import quote_plus, urlencode

from .claims import ProfessionalIdentity, identity_of
from .errors import SignInRefused
from .journey import Journey
from .provider import Provider, endpoints, read_object
from .tokens import checked_identity

_LONGEST_CODE = 2048  # characters


def exchanged(code: str, *, journey: Journey, who: Provider, now: dt.datetime) -> ProfessionalIdentity:
    """Whom ``code`` stands for.

    Args:
        code: From the address the person came back to.
        journey: The one that was begun in the same session.
        who: The provider.
        now: Aware moment.

    Raises:
        SignInRefused: anything that cannot be trusted; the code says what.
        OutsideSilent: the provider does not answer.
    """
    if not 0 < len(code) <= _LONGEST_CODE:
        raise SignInRefused("provider_answer")
    received = _tokens(code, journey, who)
    id_token, access = received.get("id_token"), received.get("access_token")
    if not isinstance(id_token, str) or not isinstance(access, str) or not access.isascii():
        raise SignInRefused("provider_answer")
    claims = checked_identity(id_token, who=who, nonce=journey.nonce, access_token=access, now=now)
    told = _userinfo(access, who)
    # Unsigned: worth something only for the very person the signed token names.
    if told.get("sub") != claims["sub"]:
        raise SignInRefused("wrong_person")
    return identity_of({**told, **claims})


def _tokens(code: str, journey: Journey, who: Provider) -> dict[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": journey.redirect,
        "code_verifier": journey.verifier,
    }
    pair = f"{quote_plus(who.client_id)}:{quote_plus(who.client_secret)}"
    answer = who.outside.post(
        endpoints(who).token,
        urlencode(form).encode(),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Authorization": "Basic " + base64.b64encode(pair.encode()).decode(),
        },
    )
    if answer.status in (400, 401, 403):
        raise SignInRefused("replayed")
    if answer.status != 200:
        raise SignInRefused("provider_answer")
    return read_object(answer.body)


def _userinfo(access_token: str, who: Provider) -> dict[str, Any]:
    answer = who.outside.get(endpoints(who).userinfo, {"Authorization": f"Bearer {access_token}"})
    if answer.status != 200:
        raise SignInRefused("provider_answer")
    return read_object(answer.body)
