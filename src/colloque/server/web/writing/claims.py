"""Claims seen from the other side: the author answers, the referee decides."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colloque.server.engine.errors import InvalidInput, NotFound
from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.publishing import queries as publishing
from colloque.server.publishing.views import PostView
from colloque.server.relations.queries import viewer_of
from colloque.server.takedown import actions, queries

from ..reader import number
from .door import moment, writer


@never_cache
@require_safe
@writer
def claims(request: HttpRequest, account: Account) -> HttpResponse:
    """Claims on the author's posts, with the post as it stands: hidden, not deleted."""
    page = queries.claims_of_author(account, Cut.read(request.GET, limit=10))
    shown = publishing.posts_by_id(viewer_of(account), [c.post_id for c in page if c.post_id is not None])
    rows = [(claim, shown.get(claim.post_id or 0)) for claim in page]
    return render(request, "writing/claims.html", {"rows": rows, "claims_page": page})


@require_POST
@writer
def claim_confirm(request: HttpRequest, account: Account, claim_id: str) -> HttpResponse:
    """The author withdraws the post for good."""
    actions.confirm(account, number(claim_id), now=moment())
    messages.success(request, _("La publication est retirée pour de bon, et ses relais avec elle. Merci."))
    return redirect("claims")


@require_POST
@writer
def claim_contest(request: HttpRequest, account: Account, claim_id: str) -> HttpResponse:
    """The author contests: the post stays hidden until a referee decides."""
    actions.contest(account, number(claim_id), now=moment())
    messages.info(request, _("Un référent va décider. D’ici là, la publication reste masquée."))
    return redirect("claims")


@never_cache
@require_safe
@writer
def claims_to_decide(request: HttpRequest, account: Account) -> HttpResponse:
    """The referee's queue."""
    now = moment()
    page = queries.claims_to_decide(account, Cut.read(request.GET, limit=20), now=now)
    return render(request, "writing/claims_to_decide.html", {"claims_page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@writer
def claim_decide(request: HttpRequest, account: Account, claim_id: str) -> HttpResponse:
    """One claim with the claimant's words and the hidden post; the referee upholds or dismisses."""
    now = moment()
    wanted = number(claim_id)
    if request.method != "POST":
        claim = queries.claim_for_referee(account, wanted, now=now)
        context = {"claim": claim, "post": _post(account, claim.post_id)}
        return render(request, "writing/claim_decide.html", context)
    decision = request.POST.get("decision", "")
    if decision not in ("uphold", "dismiss"):
        raise InvalidInput(
            _("Choisissez de retirer la publication ou de la remettre en ligne."), field="decision"
        )
    actions.decide(account, wanted, uphold=decision == "uphold", now=now)
    messages.success(request, _("Votre décision est enregistrée."))
    return redirect("claims_to_decide")


def _post(account: Account, post_id: int | None) -> PostView | None:
    """The post a claim speaks of, when it still exists."""
    if post_id is None:
        return None
    try:
        return publishing.post(viewer_of(account), post_id)
    except NotFound:
        return None
