"""Health data at rest is sealed: drafts, held posts, claims, reasons.

AES-128-CBC with HMAC (Fernet, from the maintained ``cryptography`` package). The key is derived from
``COLLOQUE_SEALING_KEY`` (else ``COLLOQUE_SECRET_KEY``) with HKDF, one key a purpose; old keys listed in
``COLLOQUE_SEALING_KEY_OLD`` still open. A row copied out of the database tells nothing without the key.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models


class Unsealable(ValueError):
    """A sealed value cannot be opened with the keys at hand; never holds the value."""


def _key(secret: str, purpose: str) -> bytes:
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=b"colloque.sealing", info=purpose.encode())
    return base64.urlsafe_b64encode(derived.derive(secret.encode()))


@lru_cache(maxsize=64)
def _box(purpose: str, secrets: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_key(secret, purpose)) for secret in secrets])


def seal(text: str, *, purpose: str, secrets: Sequence[str] | None = None) -> bytes:
    """Seal ``text`` (any length, any code points) for one purpose.

    Args:
        text: What is kept.
        purpose: Part of the key: what is sealed for one purpose does not open for another.
        secrets: Other secrets than ``COLLOQUE_SEALING_KEYS``, the one that seals first.
    """
    box = _box(purpose, tuple(secrets or settings.COLLOQUE_SEALING_KEYS))
    return box.encrypt(text.encode("utf-8", "surrogatepass"))


def unseal(sealed: bytes, *, purpose: str, secrets: Sequence[str] | None = None) -> str:
    """Open what ``seal`` made for the same purpose, under the same secrets.

    Raises:
        Unsealable: wrong key, wrong purpose, or altered bytes.
    """
    try:
        opened = _box(purpose, tuple(secrets or settings.COLLOQUE_SEALING_KEYS)).decrypt(bytes(sealed))
    except InvalidToken as error:
        raise Unsealable(purpose) from error
    return opened.decode("utf-8", "surrogatepass")


class SealedTextField(models.BinaryField[str | None, str | None]):
    """Text that is sealed in the database and clear in Python; cannot be searched, by design."""

    def __init__(self, *, purpose: str, **options: Any) -> None:
        self.purpose = purpose
        options.setdefault("editable", False)
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """Keep the purpose in migrations: it is part of the key."""
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "purpose": self.purpose}

    def get_prep_value(self, value: Any) -> Any:
        """Seal on the way in."""
        return None if value is None else seal(value, purpose=self.purpose)

    def from_db_value(self, value: Any, *_: Any) -> str | None:
        """Open on the way out."""
        return None if value is None else unseal(value, purpose=self.purpose)
