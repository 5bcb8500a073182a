"""One way there and back: what we send the person away with, and what must come back unchanged."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from .errors import SignInRefused
from .provider import Provider, endpoints

SCOPE = "openid scope_all"
LEVEL = "eidas1"
_LASTS = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Journey:
    """Kept in the session of whoever leaves; used once.

    Attributes:
        state: Comes back in the address.
        nonce: Comes back inside the signed token.
        verifier: PKCE: never leaves until the code is exchanged.
        begun: When, in seconds since 1970.
        redirect: The address to come back to, the same at both steps.
    """

    state: str
    nonce: str
    verifier: str
    begun: int
    redirect: str

    @classmethod
    def begin(cls, *, redirect: str, now: dt.datetime) -> Journey:
        """A new one; 256 bits of chance each."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        return cls(state, nonce, verifier, begun=int(now.timestamp()), redirect=redirect)

    @classmethod
    def resumed(cls, kept: object, *, state: str, now: dt.datetime) -> Journey:
        """The one that ``kept`` (from ``parcel``) began.

        Raises:
            SignInRefused: ``replayed``: none was begun here, another one was, or it was too long ago.
        """
        if not isinstance(kept, Mapping):
            raise SignInRefused("replayed")
        journey = cls(**kept)
        late = now.timestamp() - journey.begun > _LASTS.total_seconds()
        if late or not secrets.compare_digest(journey.state.encode(), state.encode("utf-8", "replace")):
            raise SignInRefused("replayed")
        return journey

    def parcel(self) -> dict[str, Any]:
        """What the session keeps."""
        return asdict(self)

    def address(self, who: Provider) -> str:
        """Where to send the person."""
        uri: str = prepare_grant_uri(
            endpoints(who).authorization,
            client_id=who.client_id,
            response_type="code",
            redirect_uri=self.redirect,
            scope=SCOPE,
            state=self.state,
            nonce=self.nonce,
            acr_values=LEVEL,
            code_challenge=create_s256_code_challenge(self.verifier),
            code_challenge_method="S256",
        )
        return uri
