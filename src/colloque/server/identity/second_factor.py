"""The secrets of second factors are sealed at rest: a copied row opens no account."""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter

from colloque.server.engine.sealing import seal, unseal

_PURPOSE = "second_factor"


class SealedSecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """What allauth calls around the secrets of TOTP and recovery codes."""

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database; ASCII."""
        return seal(text, purpose=_PURPOSE).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Open what ``encrypt`` sealed."""
        return unseal(encrypted_text.encode("ascii"), purpose=_PURPOSE)
