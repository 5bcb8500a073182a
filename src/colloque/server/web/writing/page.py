"""Shows a desk: the form whole, the findings beside it, the one next step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from colloque.server.identity.specialties import specialties

from .comparing import compare
from .desk import Desk, Outcome
from .fields import field_views
from .panel import panel_view
from .sheet import Sheet
from .transposing import propose
from .wording import AUDIENCES


def show(request: HttpRequest, desk: Desk, sheet: Sheet, outcome: Outcome) -> HttpResponse:
    """The writing page."""
    context = {
        "desk": desk,
        "sheet": sheet,
        "form": sheet.form,
        "fields": field_views(desk, sheet.form, outcome),
        "errors": outcome.errors,
        "error": _at_large(desk, outcome),
        "asks": outcome.asks.value if outcome.asks else "",
        "panel": panel_view(outcome.reading),
        **_choices(desk, sheet),
    }
    response = render(request, "writing/compose.html", context, status=outcome.status)
    # Raw text of a draft stands on this page: no cache may keep it.
    response["Cache-Control"] = "no-store"
    return response


def _at_large(desk: Desk, outcome: Outcome) -> str:
    """The sentence that no field of this page can carry."""
    shown = {*desk.fields, "visibility", "wanted", "reason"}
    return next((safe for name, safe in outcome.errors.items() if name not in shown), "")


def show_transposition(
    request: HttpRequest, desk: Desk, sheet: Sheet, *, now: dt.datetime, keep: Sequence[str] | None = None
) -> HttpResponse:
    """What a transposition of the sheet proposes; ``keep`` as for ``propose``."""
    proposal = propose(desk.account, sheet, now=now, keep=keep)
    return compare(request, proposal, form=sheet.form, action=desk.action, carried=_carried(desk, sheet))


def _choices(desk: Desk, sheet: Sheet) -> Mapping[str, Any]:
    language = "en" if get_language() == "en" else "fr"
    return {
        "audiences": [(value, *AUDIENCES[value]) for value in desk.audiences],
        "audience": AUDIENCES.get(sheet.form.visibility, ("", "")),
        "specialties": _specialties(sheet, language) if "wanted" in desk.options else (),
        "hidden": _hidden(desk, sheet),
    }


def _specialties(sheet: Sheet, language: str) -> Sequence[tuple[str, str, bool]]:
    rows = [(line.slug, line.label(language), line.slug in sheet.form.wanted) for line in specialties()]
    return sorted(rows, key=lambda row: not row[2])


def _hidden(desk: Desk, sheet: Sheet) -> Sequence[tuple[str, str]]:
    """What travels unseen with the form."""
    rows = [("key", sheet.key), *(("boxes", name) for name in desk.options)]
    if sheet.draft_id:
        rows.append(("draft", str(sheet.draft_id)))
    return rows


def _carried(desk: Desk, sheet: Sheet) -> Sequence[tuple[str, str]]:
    """Everything typed, for a page that shows none of the fields but must lose nothing."""
    form = sheet.form
    rows = [*_hidden(desk, sheet), *((name, getattr(form, name)) for name in desk.fields)]
    rows += [("visibility", form.visibility), ("reason", sheet.reason)]
    rows += [("wanted", slug) for slug in form.wanted]
    return rows + [(name, "1") for name in ("transposed", "local_only") if getattr(form, name)]
