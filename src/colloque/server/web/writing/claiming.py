"""«Je me reconnais»: for someone who owes us nothing. No account, no cookie, no script."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from colloque.server.engine.errors import InvalidInput, NotFound, TooMany
from colloque.server.engine.ids import parse_id
from colloque.server.engine.limits import limit
from colloque.server.takedown.actions import CONTACT_LIMIT, WORDS_LIMIT, receive_claim
from colloque.server.takedown.queries import claim_status, post_id_from_link

from ..sentences import said
from .claim_form import ClaimTyped, new_slip, slip_holds
from .door import moment, source_of, typed

P = ParamSpec("P")


def discreet(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """No trace: not indexed, not kept by the browser or a proxy."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "no-store"
        return response

    return answered


# Exempt from the cookie-based CSRF check on purpose: the way out must work for a visitor whose browser keeps
# no cookie. Nothing here acts in the name of a signed-in account, so there is no authority for a forger to
# borrow; the signed slip proves that the form was first fetched here, and the room limits the rate.
@csrf_exempt
@discreet
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, post_id: str) -> HttpResponse:
    """The form on one post. Every id gets the same page, whether such a post exists or not."""
    if request.method != "POST":
        return _form(request, ClaimTyped(), post_id=post_id)
    return _receive(request, post_id=post_id, recognised=parse_id(post_id))


@csrf_exempt  # as above
@discreet
@require_http_methods(["GET", "HEAD", "POST"])
def claim_by_link(request: HttpRequest) -> HttpResponse:
    """The same form, with the copied link pasted in; a link that leads nowhere is answered the same."""
    if request.method != "POST":
        return _form(request, ClaimTyped(), post_id="")
    return _receive(request, post_id="", recognised=post_id_from_link(typed(request, "link")))


@csrf_exempt  # as above: reads one claim by its code, acts on nothing
@discreet
@require_http_methods(["GET", "HEAD", "POST"])
def claim_follow(request: HttpRequest) -> HttpResponse:
    """Where a claim stands, by its code. The code is posted, so that no address ever holds it."""
    if request.method != "POST":
        return render(request, "writing/claim_follow.html")
    try:
        limit("claim_follow", source=source_of(request), rate="20/hour")
        status = claim_status(typed(request, "code")[:64], now=moment())
    except NotFound as error:
        return render(request, "writing/claim_follow.html", {"error": said(error.safe)}, status=404)
    except TooMany as error:
        return render(request, "writing/claim_follow.html", {"error": said(error.safe)}, status=429)
    return render(request, "writing/claim_follow.html", {"claim": status})


def _receive(request: HttpRequest, *, post_id: str, recognised: int | None) -> HttpResponse:
    form, slip = ClaimTyped.read(request), typed(request, "slip")
    if not slip_holds(slip, post_id=post_id):
        stale = _("Ce formulaire était ouvert depuis longtemps. Rien n’est perdu : envoyez-le de nouveau.")
        return _form(request, form, post_id=post_id, errors={"": stale}, status=400)
    try:
        receipt = receive_claim(
            post_id=recognised,
            concerned=form.concerned,
            contact=form.contact,
            words=form.words,
            source=source_of(request),
            form=slip,
            now=moment(),
        )
    except InvalidInput as error:
        return _form(request, form, post_id=post_id, errors={error.field: said(error.safe)}, status=400)
    except TooMany as error:
        return _form(request, form, post_id=post_id, errors={"": said(error.safe)}, status=429)
    return render(request, "writing/claim_receipt.html", {"receipt": receipt})


def _form(
    request: HttpRequest,
    form: ClaimTyped,
    *,
    post_id: str,
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "errors": errors or {},
        "error": (errors or {}).get("", ""),
        "by_link": not post_id,
        "slip": new_slip(post_id),
        "contact_limit": CONTACT_LIMIT,
        "words_limit": WORDS_LIMIT,
    }
    return render(request, "writing/claim.html", context, status=status)
