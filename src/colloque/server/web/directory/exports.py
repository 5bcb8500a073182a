"""The directory for programs: JSON, CSV, and an Atom feed of what changes. Public, complete, page by page."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colloque.server.engine.pages import Cut, Page
from colloque.server.identity.references import queries
from colloque.server.identity.references.decisions import NOTICE, safe_cell
from colloque.server.identity.references.views import EntryView
from colloque.server.identity.specialties import label

from ..library import translated
from .pages import wanted

_JSON_PAGE, _CSV_PAGE, _FEED = 100, 5000, 50
_FRESH = "public, max-age=300"
COLUMNS = (
    *("id", "handle", "network", "address", "name", "profession", "specialty", "standing"),
    *("referenced_at", "link_found", "link_checked_at", "entry", "notice"),
)


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """``{"notice", "entries": [...], "next": address or null}``; ``q``, ``reseau``, ``specialite`` narrow."""
    page = _page(request, _JSON_PAGE)
    document = {
        "notice": NOTICE,
        "entries": [described(one) for one in page],
        "next": _next(request, page),
    }
    answer = JsonResponse(document, json_dumps_params={"ensure_ascii": False})
    return _open(answer, request, page)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """UTF-8 with commas, one line an entry, the notice on each; ``Link: rel="next"`` when there is more."""
    page, written = _page(request, _CSV_PAGE), io.StringIO()
    lines = csv.DictWriter(written, COLUMNS, lineterminator="\r\n")
    lines.writeheader()
    for one in page:
        lines.writerow({name: _cell(value) for name, value in described(one).items() if name in COLUMNS})
    # With its mark: without one, the most used spreadsheet reads UTF-8 as another encoding.
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="annuaire.csv"'
    return _open(answer, request, page)


@require_safe
def as_atom(request: HttpRequest) -> HttpResponse:
    """The latest accounts that entered or left the directory (RFC 4287)."""
    origin, page = settings.COLLOQUE_ORIGIN, queries.changes(Cut(limit=_FEED))
    feed = Atom1Feed(
        title=_("Annuaire des comptes référencés : entrées et sorties"),
        link=f"{origin}/annuaire",
        feed_url=f"{origin}/annuaire.atom",
        feed_guid=f"{origin}/annuaire.atom",
        description=translated(NOTICE),
        language="fr",
    )
    for change in page:
        entry = change.entry
        who = f"{entry.name} (@{entry.handle}, {entry.network_label})"
        feed.add_item(
            title=(_("Référencé : %(who)s") if change.added else _("N’est plus référencé : %(who)s"))
            % {"who": who},
            link=queries.entry_address(entry.id),
            description=translated(NOTICE),
            unique_id=f"{queries.entry_address(entry.id)}#{change.id}",
            updateddate=change.at,
            pubdate=change.at,
        )
    return _open(
        HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"), request
    )


def described(entry: EntryView) -> dict[str, Any]:
    """One entry as programs read it: stable names, ISO 8601 moments, slugs beside French labels."""
    return {
        "id": str(entry.id),
        "entry": queries.entry_address(entry.id),
        "badge": f"{queries.entry_address(entry.id)}/badge.svg",
        "handle": entry.handle,
        "network": entry.network,
        "network_label": entry.network_label,
        "address": entry.address,
        "name": entry.name,
        "profession": entry.profession,
        "specialty": entry.specialty,
        "specialty_label": label(entry.specialty),
        "standing": entry.standing or "suspended",
        "standing_label": entry.said,
        "referenced_at": entry.referenced_at.isoformat() if entry.referenced_at else None,
        "link_found": entry.link_found,
        "link_checked_at": entry.link_checked_at.isoformat() if entry.link_checked_at else None,
        "notice": NOTICE,
    }


def _cell(value: Any) -> str:
    return "" if value is None else safe_cell(str(value).lower() if isinstance(value, bool) else str(value))


def _page(request: HttpRequest, limit: int) -> Page[EntryView]:
    asked, network, specialty = wanted(request)
    only: Mapping[str, str] = request.GET.dict()
    page = Cut(max_id=Cut.read(only).max_id, limit=limit)
    return queries.directory(page, text=asked, network=network, specialty=specialty)


def _next(request: HttpRequest, page: Page[EntryView]) -> str | None:
    if page.older is None:
        return None
    asked, network, specialty = wanted(request)
    kept = {"q": asked, "reseau": network, "specialite": specialty, "max_id": str(page.older)}
    query = urlencode({name: value for name, value in kept.items() if value}, errors="replace")
    return f"{settings.COLLOQUE_ORIGIN}{request.path}?{query}"


def _open(answer: HttpResponse, request: HttpRequest, page: Page[EntryView] | None = None) -> HttpResponse:
    """Readable from any site, kept five minutes, with the address of the next page."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = _FRESH
    if page is not None and (onward := _next(request, page)):
        answer["Link"] = f'<{onward}>; rel="next"'
    return answer
