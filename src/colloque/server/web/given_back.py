"""Gives back what was typed when a form can no longer be taken: nothing a person wrote is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The fields that hold sentences, under the names their forms show. Passwords, codes and tokens are not here.
WRITTEN: dict[str, str | Promise] = {
    "title": _("Titre"),
    "text": _("Texte"),
    "situation": _("La situation"),
    "tried": _("Ce qui a été fait"),
    "asked": _("La question"),
    "reason": _("La raison"),
    "words": _("Vos mots"),
    "bio": _("Présentation"),
}


# The lines of a profile come one form each, as ``cursus-0-title``.
LINES: dict[str, str | Promise] = {
    "cursus": _("Parcours"),
    "publication": _("Publications"),
    "interest": _("Liens d’intérêts déclarés"),
}
_LINE = re.compile(rf"({'|'.join(LINES)})-\d{{1,3}}-(?:title|detail|link)")


@dataclass(frozen=True, slots=True)
class Returned:
    """One field given back: its label and what was typed, whole."""

    name: str
    label: str | Promise
    text: str


def returned(request: HttpRequest) -> tuple[Returned, ...]:
    """What was typed in the fields that hold sentences, in the order of the forms; blanks left out.

    Nothing is given back to a form posted from another site: it was not typed here.
    """
    if request.method != "POST" or not _from_here(request):
        return ()
    lines = {name: LINES[found[1]] for name in request.POST if (found := _LINE.fullmatch(name))}
    return tuple(
        Returned(name, label, request.POST[name])
        for name, label in (WRITTEN | lines).items()
        if request.POST.get(name, "").strip()
    )


def given_back(request: HttpRequest, *, because: str) -> HttpResponse:
    """The page that gives everything back.

    Args:
        request: A POST that could not be taken.
        because: ``signed_out`` (the session is over; status 401) or ``expired`` (the form is; status 403).
    """
    context = {"returned": returned(request), "because": because, "again": request.path}
    response = render(
        request, "writing/given_back.html", context, status=401 if because == "signed_out" else 403
    )
    response["Cache-Control"] = "no-store"
    return response


def _from_here(request: HttpRequest) -> bool:
    origin = request.META.get("HTTP_ORIGIN", "")
    return origin in ("", "null") or urlsplit(origin).netloc == request.get_host()
