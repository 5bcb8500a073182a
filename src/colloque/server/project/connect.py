"""Reads ``COLLOQUE_OIDC_*``: who is asked when somebody signs in by Pro Santé Connect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

# Served by this server itself on a laptop (project.demo.provider).
DEMO_PATH = "/demo/pro-sante-connect"
DEMO_CLIENT = "colloque-demo"
# Where Pro Santé Connect describes itself, below its issuer.
_DISCOVERY = "/.well-known/wallet-openid-configuration"


def connect(environ: Mapping[str, str], *, production: bool, origin: str) -> dict[str, Any] | None:
    """The provider's settings; None in production without ``COLLOQUE_OIDC_ISSUER``.

    Args:
        environ: ``COLLOQUE_OIDC_ISSUER``, ``_CLIENT_ID``, ``_CLIENT_SECRET``; ``_DISCOVERY`` when it is not
            at the usual place; ``_DEVELOPMENT=1`` for a provider on a private address, never in production.
        production: Whether this installation has a domain.
        origin: Its own address.

    Raises:
        ImproperlyConfigured: something is missing or contradicts itself; the message names the variable.

    >>> connect({}, production=True, origin="https://colloque.example") is None
    True
    >>> connect({}, production=False, origin="http://127.0.0.1:8000")["issuer"]
    'http://127.0.0.1:8000/demo/pro-sante-connect'
    """
    issuer = environ.get("COLLOQUE_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return None if production else _demo(origin)
    development = environ.get("COLLOQUE_OIDC_DEVELOPMENT", "") == "1"
    if environ.get("COLLOQUE_OIDC_CLIENT_ID") == DEMO_CLIENT:
        raise ImproperlyConfigured(f"COLLOQUE_OIDC_CLIENT_ID ne peut pas être {DEMO_CLIENT}.")
    if development and production:
        raise ImproperlyConfigured("COLLOQUE_OIDC_DEVELOPMENT n’est pas permis en production.")
    if not development and not issuer.startswith("https://"):
        raise ImproperlyConfigured("COLLOQUE_OIDC_ISSUER commence par https://.")
    for name in ("COLLOQUE_OIDC_CLIENT_ID", "COLLOQUE_OIDC_CLIENT_SECRET"):
        if not environ.get(name):
            raise ImproperlyConfigured(f"{name} manque : COLLOQUE_OIDC_ISSUER est défini.")
    return {
        "issuer": issuer,
        "client_id": environ["COLLOQUE_OIDC_CLIENT_ID"],
        "client_secret": environ["COLLOQUE_OIDC_CLIENT_SECRET"],
        "discovery": environ.get("COLLOQUE_OIDC_DISCOVERY") or issuer + _DISCOVERY,
        "development": development,
    }


def _demo(origin: str) -> dict[str, Any]:
    issuer = origin + DEMO_PATH
    return {
        "issuer": issuer,
        "client_id": DEMO_CLIENT,
        "client_secret": "demo",  # public on purpose: it only opens fictional identities
        "discovery": issuer + _DISCOVERY,
        "development": True,
    }
