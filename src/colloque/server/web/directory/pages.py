"""The directory and its entries, for everyone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colloque.server.engine.pages import Cut
from colloque.server.identity.pseudonyms.networks import networks
from colloque.server.identity.references import queries
from colloque.server.identity.references.decisions import NOTICE
from colloque.server.identity.specialties import specialties

from ..reader import number, reader

MOST_ASKED = 200  # code points of a query
_PER_PAGE = 20


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Referenced accounts, searched by word, network and specialty."""
    asked, network, specialty = wanted(request)
    page = Cut.read(request.GET.dict(), limit=_PER_PAGE)
    context = {
        "entries": queries.directory(page, text=asked, network=network, specialty=specialty),
        "asked": asked,
        "network": network,
        "specialty": specialty,
        "networks": networks().values(),
        "specialties": specialties(),
        "notice": NOTICE,
    }
    return render(request, "directory/list.html", context)


@require_safe
def entry(request: HttpRequest, entry_id: str) -> HttpResponse:
    """One entry; 410 once it was taken out."""
    found = queries.entry(number(entry_id))
    account = reader(request)
    context = {
        "entry": found,
        "notice": NOTICE,
        "own": account is not None and account.pk == found.holder_id,
        "own_address": queries.entry_address(found.id),
    }
    status = 410 if found.state == "removed" else 200
    return render(request, "directory/entry.html", context, status=status)


def wanted(request: HttpRequest) -> tuple[str, str, str]:
    """What the reader looks for: words, slug of a network, slug of a specialty."""
    typed = {name: request.GET.get(name, "").strip() for name in ("q", "reseau", "specialite")}
    return typed["q"][:MOST_ASKED], typed["reseau"][:16], typed["specialite"][:60]
