"""The key of attestations: demanded in production, made once on a laptop, said when it is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from joserfc.jwk import ECKey, RSAKey

from colloque.server.project.attestation_key import attestation_keys

NAME = "COLLOQUE_ATTESTATION_KEY"


def written(curve: str = "P-256", *, private: bool = True) -> str:
    return json.dumps(ECKey.generate_key(curve).as_dict(private=private))


def test_a_laptop_makes_its_key_once(tmp_path: Path) -> None:
    first = attestation_keys({}, production=False, data_dir=tmp_path)
    assert attestation_keys({}, production=False, data_dir=tmp_path) == first
    (kept,) = tmp_path.iterdir()
    assert kept.stat().st_mode & 0o077 == 0


def test_production_demands_it(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=NAME):
        attestation_keys({}, production=True, data_dir=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "key",
    [
        "secret",
        "[]",
        "{}",
        written(private=False),
        written("P-384"),
        json.dumps(RSAKey.generate_key(2048).as_dict(private=True)),
        '{"kty": "EC", "crv": "P-256", "x": 1, "y": 2, "d": 3}',
    ],
)
def test_a_wrong_key_is_named_and_never_shown(key: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=NAME) as fault:
        attestation_keys({NAME: key}, production=True, data_dir=tmp_path)
    assert key not in str(fault.value) or key in "[]{}secret"


def test_old_keys_verify_and_do_not_sign(tmp_path: Path) -> None:
    old = json.loads(written())
    environ = {NAME: written(), f"{NAME}_OLD": json.dumps({"keys": [old]})}
    new, kept = attestation_keys(environ, production=True, data_dir=tmp_path)
    assert ("d" in new, "d" in kept) == (True, False)
    assert kept["x"] == old["x"]
    assert new["kid"] != kept["kid"]
