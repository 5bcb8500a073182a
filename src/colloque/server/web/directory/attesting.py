"""One's own attestation: choose what it shows, take it away; it is drawn once and kept nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from colloque.server.engine.errors import NotFound
from colloque.server.identity.attestations.disclosures import shown
from colloque.server.identity.models import Account
from colloque.server.identity.references import queries
from colloque.server.identity.references.attesting import attest
from colloque.server.identity.references.decisions import NOTICE

from ..reader import member, number
from .claims import CLAIMS, MODEST


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def attestation(request: HttpRequest, account: Account, entry_id: str) -> HttpResponse:
    """Choose, then read the attestation; the name is hidden unless its holder ticks it."""
    entry = queries.entry(number(entry_id))
    if entry.holder_id != account.pk or entry.state != "referenced":
        raise NotFound
    chosen = [name for name in request.POST.getlist("claims") if name in CLAIMS]
    made = ""
    if request.method == "POST":
        made = str(shown(attest(account, entry.id, now=timezone.now()), chosen))
    ticked = chosen if made else MODEST
    context = {
        "entry": entry,
        "claims": [(name, words, name in ticked) for name, words in CLAIMS.items()],
        "made": made,
        "notice": NOTICE,
    }
    return render(request, "directory/attestation.html", context)
