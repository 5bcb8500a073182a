"""Ways to Pro Santé Connect and back, through the real pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from .hostile import Provider
from .people import claims

LEAVE, BACK = "/pro-sante-connect", "/pro-sante-connect/retour"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Descriptions and keys are kept in the cache."""
    cache.clear()


@pytest.fixture
def hostile(settings: Any) -> Iterator[Provider]:
    """The dishonest provider, declared in the settings; it says it is Camille, physician."""
    provider = Provider()
    provider.claims = claims(1)
    settings.COLLOQUE_OIDC = provider.settings()
    yield provider
    provider.close()


def said(answer: HttpResponse) -> str:
    """The page with plain spaces: French typography binds its signs."""
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def asked(client: Client) -> dict[str, str]:
    """Leave, and read what the provider is asked."""
    left = client.get(LEAVE)
    assert left.status_code == 302, left.content.decode()[-600:]
    return {name: values[0] for name, values in parse_qs(urlsplit(left["Location"]).query).items()}


@pytest.fixture
def come_back(hostile: Provider) -> Callable[..., HttpResponse]:
    """Leave and come back as ``client``."""

    def back(client: Client, **query: Any) -> HttpResponse:
        sent = asked(client)
        hostile.nonce = sent["nonce"]
        return client.get(BACK, {"code": "un-code", "state": sent["state"], **query})  # type: ignore[return-value]

    return back
