"""The badge that a referenced account puts on its own site: an SVG without script that leads to its entry."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from colloque.server.identity.references import queries
from colloque.server.identity.references.decisions import NOTICE

from ..reader import number

_LONGEST = 38  # characters of the second line that fit
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation"


@require_safe
def badge(request: HttpRequest, entry_id: str) -> HttpResponse:
    """``image/svg+xml``; of an account taken out, a badge that says so, with 410."""
    entry = queries.entry(number(entry_id))
    who = f"@{entry.handle} · {entry.network_label}"
    context = {
        "entry": entry,
        "address": queries.entry_address(entry.id),
        "who": who if len(who) <= _LONGEST else f"{who[: _LONGEST - 1]}…",
        "notice": NOTICE,
    }
    drawn = render_to_string("directory/badge.svg", context)
    status = 410 if entry.state == "removed" else 200
    answer = HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8", status=status)
    answer["Content-Security-Policy"] = _POLICY
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = "public, max-age=3600" if status == 200 else "public, max-age=300"
    return answer
