"""Pages for what went wrong: one sentence each, in our own frame, with the right status.

``Failures`` is the middleware that turns an error of the rooms into its page; ``handler…`` are the pages that
Django asks for by itself (set in ``project.urls``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from colloque.server.engine.clearing import Refused
from colloque.server.engine.errors import ColloqueError, Conflict, Forbidden, InvalidInput, NotFound, TooMany
from colloque.server.engine.outside import OutsideRefused, OutsideSilent
from colloque.server.publishing.errors import Gone

from .given_back import Returned, given_back, returned
from .sentences import said

# The nearest class wins: looked up along the error's own line of classes.
STATUSES: dict[type[ColloqueError], int] = {
    InvalidInput: 400,
    Forbidden: 403,
    NotFound: 404,
    Gone: 410,
    Conflict: 409,
    Refused: 422,
    TooMany: 429,
    OutsideSilent: 503,
    OutsideRefused: 403,
}
# Doors that answer programs translate their errors themselves.
_FOR_PROGRAMS = ("/api/", "/oauth/", "/users/", "/.well-known/", "/inbox")


class Failures:
    """Middleware: an error of the rooms becomes a page with its safe sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do on the way in or out."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of ``error``; None leaves errors of other kinds to Django."""
        if request.path.startswith(_FOR_PROGRAMS):
            return None
        if isinstance(error, RequestDataTooBig):
            return handler400(request, error)
        return failure(request, error) if isinstance(error, ColloqueError) else None


def failure(request: HttpRequest, error: ColloqueError) -> HttpResponse:
    """The page of an error of the rooms."""
    status = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    report = error.report if isinstance(error, Refused) else None
    response = _page(
        request,
        status,
        sentence=said(error.safe),
        findings=report.findings if report else (),
        # The thing one wrote about may have gone meanwhile: what was written has not.
        returned=returned(request),
    )
    if isinstance(error, TooMany):
        response["Retry-After"] = str(error.retry_after)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere: what was typed is given back."""
    return given_back(request, because="expired")


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read, or one that is too big."""
    if isinstance(exception, RequestDataTooBig):
        return _page(
            request, 413, sentence=_("Cet envoi dépasse ce que le serveur accepte : raccourcissez-le.")
        )
    return _page(request, 400, sentence=_("Cette demande est incomplète ou illisible."))


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not for this reader."""
    return _page(request, 403, sentence=_("Cette action ne vous est pas ouverte."))


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page: the very words used for a post one may not see."""
    return _page(request, 404, sentence=said(NotFound().safe))


def handler500(request: HttpRequest) -> HttpResponse:
    """Our fault. Drawn without the frame: whatever broke may break it too."""
    return HttpResponse(render_to_string("failures/broken.html"), status=500)


def _page(
    request: HttpRequest,
    status: int,
    *,
    sentence: str,
    findings: object = (),
    returned: Sequence[Returned] = (),
) -> HttpResponse:
    context = {
        "status": status,
        "heading": _heading(status),
        "sentence": sentence,
        "findings": findings,
        "returned": returned,
    }
    response = render(request, "failures/page.html", context, status=status)
    if returned:
        response["Cache-Control"] = "no-store"
    return response


def _heading(status: int) -> str:
    return {
        400: _("Demande illisible"),
        403: _("Accès fermé"),
        404: _("Page introuvable"),
        409: _("Déjà fait, ou plus possible"),
        410: _("Publication retirée"),
        413: _("Envoi trop volumineux"),
        422: _("Le texte appelle une réparation"),
        429: _("Un instant"),
        503: _("Service extérieur muet"),
    }[status]
