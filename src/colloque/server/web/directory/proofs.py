"""Verify an attestation, for everyone; and what other verifiers need: keys, issuer, status lists."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from colloque.server.identity.attestations import queries
from colloque.server.identity.attestations.disclosures import LARGEST
from colloque.server.identity.attestations.errors import NotAttested
from colloque.server.identity.attestations.keys import issuer, public_keys
from colloque.server.identity.attestations.verifying import Verified, verify
from colloque.server.identity.references.decisions import NOTICE

from .. import sentences
from ..reader import number
from .claims import said

_MOST_LISTS = 1 << 30


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Paste an attestation, read what it proves; nothing is kept."""
    typed = request.POST.get("presentation", "")[: LARGEST + 1]
    found: Verified | None = None
    refusal: NotAttested | None = None
    if request.method == "POST":
        try:
            found = verify(typed, trusted=queries.this_server(), now=timezone.now())
        except NotAttested as fault:
            refusal = fault
    context = {
        "typed": typed,
        "found": found,
        "claims": said(found.claims) if found else (),
        "refusal": sentences.said(refusal.safe) if refusal else "",
        "code": refusal.code if refusal else "",
        "notice": NOTICE,
    }
    return render(request, "directory/check.html", context, status=422 if refusal else 200)


@require_safe
def status(request: HttpRequest, list_number: str) -> HttpResponse:
    """A status list, as a signed JWT."""
    wanted = 0 if list_number == "0" else min(number(list_number), _MOST_LISTS)
    token = queries.status_list(wanted, now=timezone.now())
    return _open(HttpResponse(token, content_type="application/statuslist+jwt"))


@require_safe
def jwks(request: HttpRequest) -> HttpResponse:
    """The public keys of this server (RFC 7517)."""
    return _open(JsonResponse(public_keys(), content_type="application/jwk-set+json"))


@require_safe
def metadata(request: HttpRequest) -> HttpResponse:
    """Who issues, and with which keys (SD-JWT VC, section 4)."""
    return _open(JsonResponse({"issuer": issuer(), "jwks": public_keys()}))


def _open(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "public, max-age=300"
    return answer
