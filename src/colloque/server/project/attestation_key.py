"""The key that signs attestations, ``COLLOQUE_ATTESTATION_KEY``, and the old ones, that still verify."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

_NAME = "COLLOQUE_ATTESTATION_KEY"


def attestation_keys(environ: Mapping[str, str], *, production: bool, data_dir: Path) -> list[dict[str, Any]]:
    """The private key that signs, then the public ones of ``COLLOQUE_ATTESTATION_KEY_OLD``.

    Demanded in production; on a laptop made once and kept in the data folder.

    Raises:
        ImproperlyConfigured: missing in production, not a private P-256 JWK, or an old one unreadable.
    """
    written = environ.get(_NAME) or ""
    if not written and production:
        raise ImproperlyConfigured(f"{_NAME} manque : définissez cette variable d’environnement.")
    signing = _key(written or _kept(data_dir), name=_NAME, private=True)
    old = environ.get(f"{_NAME}_OLD") or ""
    listed = _object(old, name=f"{_NAME}_OLD").get("keys", []) if old else []
    others = [_key(json.dumps(one), name=f"{_NAME}_OLD", private=False) for one in listed]
    return [signing, *others]


def _key(written: str, *, name: str, private: bool) -> dict[str, Any]:
    try:
        key = ECKey.import_key(_object(written, name=name))
        usable = key.curve_name == "P-256" and (key.is_private or not private)
    except (JoseError, ValueError, TypeError, KeyError):
        usable = False
    if not usable:
        wanted = "une clef JWK privée P-256" if private else 'un ensemble {"keys": […]} de clefs JWK P-256'
        raise ImproperlyConfigured(f"{name} n’est pas {wanted}.")
    return {**key.as_dict(private=private), "kid": key.thumbprint(), "alg": "ES256", "use": "sig"}


def _object(written: str, *, name: str) -> dict[str, Any]:
    try:
        found = json.loads(written)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ImproperlyConfigured(f"{name} n’est pas du JSON lisible.")
    return found


def _kept(data_dir: Path) -> str:
    kept = data_dir / f"{_NAME.lower()}.json"
    # Whoever comes first makes it, whole: two processes that start together read the same key.
    draft = data_dir / f".{_NAME.lower()}.{secrets.token_hex(8)}"
    try:
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(ECKey.generate_key("P-256").as_dict(private=True)), encoding="ascii")
        os.link(draft, kept)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
    return kept.read_text(encoding="ascii")
