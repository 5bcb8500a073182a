"""What happened that concerns the reader."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.publishing import actions
from colloque.server.publishing import queries as posts

from ..reader import member, number


@require_safe
@member
def notifications(request: HttpRequest, account: Account) -> HttpResponse:
    """One page of notifications; reading it marks nothing: a button does."""
    found = posts.notifications(account, Cut.read(request.GET.dict()))
    return render(request, "reading/notifications.html", {"notifications": found})


@require_POST
@member
def read_all(request: HttpRequest, account: Account) -> HttpResponse:
    """Mark as read everything up to the newest one that was shown (``up_to``)."""
    actions.read_notifications(account, up_to=number(request.POST.get("up_to", "")), now=timezone.now())
    return redirect("notifications")
