"""Answers to other servers: who an account is, what this server is, what a public post says."""

from __future__ import annotations

from importlib.metadata import version
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from colloque.server.engine.errors import NotFound
from colloque.server.engine.ids import parse_id
from colloque.server.identity import queries as identity
from colloque.server.publishing import queries as publishing
from colloque.server.relations.decisions import NOBODY

from . import translate

ACTIVITY = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
NODEINFO = "http://nodeinfo.diaspora.software/ns/schema/2.1"


@require_GET
def webfinger(request: HttpRequest) -> HttpResponse:
    """``/.well-known/webfinger?resource=acct:handle@domain`` (RFC 7033)."""
    resource = request.GET.get("resource", "")
    if not resource:
        return JsonResponse({"error": "Le paramètre « resource » manque."}, status=400)
    domain = urlsplit(settings.COLLOQUE_ORIGIN).netloc
    handle = _local_handle(resource, domain=domain)
    account = identity.account_by_handle(handle) if handle else None
    if account is None:
        return JsonResponse({"error": "Aucun compte à cette adresse."}, status=404)
    answer = JsonResponse(translate.webfinger(account, domain=domain), content_type="application/jrd+json")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@require_GET
def nodeinfo_links(request: HttpRequest) -> HttpResponse:
    """``/.well-known/nodeinfo``: where the description of the server is."""
    href = f"{settings.COLLOQUE_ORIGIN}/nodeinfo/2.1"
    return JsonResponse({"links": [{"rel": NODEINFO, "href": href}]})


@require_GET
def nodeinfo(request: HttpRequest) -> HttpResponse:
    """NodeInfo 2.1: software and counts."""
    document = translate.nodeinfo(
        version=version("colloque"), people=identity.count_accounts(), posts=publishing.count_posts()
    )
    return JsonResponse(document, content_type=f'application/json; profile="{NODEINFO}#"')


@require_GET
def note(request: HttpRequest, post_id: str) -> HttpResponse:
    """A public post that may leave this server; 410 and a Tombstone once withdrawn, 404 for all the rest."""
    identifier = parse_id(post_id)
    stone = publishing.tombstone(identifier) if identifier else None
    if stone is not None:
        return JsonResponse(translate.tombstone(stone), content_type=ACTIVITY, status=410)
    try:
        view = publishing.post(NOBODY, identifier or 0)
    except NotFound as error:
        return JsonResponse({"error": error.safe}, status=404)
    if view.local_only or view.visibility not in ("public", "unlisted"):
        return JsonResponse({"error": NotFound().safe}, status=404)
    return JsonResponse(translate.note(view), content_type=ACTIVITY)


def _local_handle(resource: str, *, domain: str) -> str | None:
    """The handle a resource names on this server, as ``acct:`` or as an address of a page."""
    if resource.startswith("acct:"):
        handle, _, host = resource.removeprefix("acct:").lstrip("@").partition("@")
        return handle.lower() if host.lower() == domain else None
    prefix = f"{settings.COLLOQUE_ORIGIN}/@"
    return resource.removeprefix(prefix).lower() if resource.startswith(prefix) else None
