"""``colloque verify``: does an attestation hold, and what does it prove."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from django.db import DatabaseError
from django.utils import timezone

from colloque.server.engine.errors import ColloqueError
from colloque.server.engine.fetching import Fetcher
from colloque.server.identity.attestations.disclosures import LARGEST
from colloque.server.identity.attestations.queries import this_server
from colloque.server.identity.attestations.remote import trusted_server
from colloque.server.identity.attestations.verifying import Verified, verify
from colloque.server.identity.references.decisions import NOTICE

from .saying import database_silent, fail

_TYPES = ("application/dc+sd-jwt", "application/sd-jwt", "text/plain")


def main(options: argparse.Namespace) -> int:
    """Say what is proved and return 0; 1 with the code when nothing is; 2 when it cannot be read."""
    now = timezone.now()
    try:
        text = _read(options.source)
        trusted = (
            trusted_server(options.issuer, fetcher=Fetcher(), now=now) if options.issuer else this_server()
        )
    except ColloqueError as refusal:
        return fail(f"[{refusal.code}] {refusal.safe}")
    except (OSError, ValueError):
        return fail("ce fichier ne s’ouvre pas, ou n’est pas un texte.")
    try:
        found = verify(text, trusted=trusted, now=now)
    except ColloqueError as refusal:
        print(f"[{refusal.code}] {refusal.safe}")
        return 1
    except DatabaseError:
        return fail(database_silent())
    print("\n".join(_said(found)))
    return 0


def _read(source: str) -> str:
    if source == "-":
        return sys.stdin.read(LARGEST + 1)
    if source.startswith(("http://", "https://")):
        return Fetcher(types=_TYPES, largest=LARGEST).fetch(source).body.decode("utf-8")
    with Path(source).open(encoding="utf-8") as file:
        return file.read(LARGEST + 1)


def _said(found: Verified) -> Iterator[str]:
    yield "Cette attestation est valable."
    for name, value in found.claims.items():
        yield f"  {name} : {value}"
    yield f"Émise par {found.issuer} le {found.issued_on}, valable jusqu’au {found.expires_at.date()}."
    yield f"{found.hidden} informations gardées cachées. {NOTICE}"
