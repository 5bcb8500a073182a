"""Opens the door: token, scope, body, answer. The only place of this door that knows HTTP statuses."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from colloque.server.engine.clearing import Refused
from colloque.server.engine.errors import ColloqueError, Conflict, Forbidden, InvalidInput, NotFound, TooMany
from colloque.server.engine.pages import Cut, Page
from colloque.server.identity import queries as identity
from colloque.server.identity.models import Account
from colloque.server.identity.views import Bearer
from colloque.server.relations import queries as relations
from colloque.server.relations.decisions import Viewer

from .errors import MissingScope, Unauthorized

P = ParamSpec("P")

_STATUS: tuple[tuple[type[ColloqueError], int], ...] = (
    (Unauthorized, 401),
    (MissingScope, 403),
    (Forbidden, 403),
    (NotFound, 404),
    (Conflict, 409),
    (InvalidInput, 422),
    (Refused, 422),
    (TooMany, 429),
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the client API, read and authenticated.

    Attributes:
        request: The request itself, for addresses of links.
        account: Who calls; None for an anonymous call where that is allowed.
        bearer: The token's rights; None for an anonymous call.
        viewer: The same, as the queries want it.
        body: JSON object or form of the call; empty for GET.
        page: Which page is asked for.
    """

    request: HttpRequest
    account: Account | None
    viewer: Viewer
    bearer: Bearer | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
    page: Cut = field(default_factory=Cut)

    @property
    def caller(self) -> Account:
        """The account of an authenticated call."""
        if self.account is None:
            raise Unauthorized
        return self.account

    def need(self, scope: str) -> None:
        """Ask for more than the door did.

        Raises:
            Unauthorized: no token.
            MissingScope: the token lacks ``scope``.
        """
        if self.bearer is None:
            raise Unauthorized
        if not self.bearer.allows(scope):
            raise MissingScope(scope)

    def text(self, name: str) -> str:
        """A string of the body; empty when absent.

        Raises:
            InvalidInput: it is not a string.
        """
        value = self.body.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise InvalidInput(f"Le champ « {name} » doit être un texte.", field=name)
        return value

    def flag(self, name: str) -> bool:
        """A boolean of the body, as JSON or as a form writes it."""
        return str(self.body.get(name, "")).lower() in {"true", "1", "on"}


Answer = dict[str, Any] | list[Any] | HttpResponse
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def door(
    *methods: str, scope: str = "read", anonymous: bool = False
) -> Callable[[Callable[Concatenate[Call, P], Answer]], View[P]]:
    """Make a view of a function from ``Call`` to a JSON answer.

    Args:
        methods: HTTP methods allowed.
        scope: Scope the token must hold; ``write`` covers ``write:statuses``.
        anonymous: Whether a call without token is let in.
    """

    def wrap(view: Callable[Concatenate[Call, P], Answer]) -> View[P]:
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in methods:
                return JsonResponse({"error": "Méthode non prévue ici."}, status=405)
            try:
                result = view(_call(request, scope=scope, anonymous=anonymous), *args, **kwargs)
            except ColloqueError as error:
                return refusal(error)
            return result if isinstance(result, HttpResponse) else JsonResponse(result, safe=False)

        # A bearer token is not sent by a browser on its own: no form of another site can use it.
        functools.update_wrapper(answer, view)
        return csrf_exempt(answer)

    return wrap


def refusal(error: ColloqueError) -> JsonResponse:
    """The JSON of an error: a French sentence, a stable code, the findings of a refused text."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 400)
    body: dict[str, Any] = {"error": error.safe, "code": error.code}
    if isinstance(error, Refused):
        body |= error.report.as_json()
    answer = JsonResponse(body, status=status)
    if isinstance(error, TooMany):
        answer["Retry-After"] = str(error.retry_after)
    return answer


def paged(call: Call, page: Page[Any], items: list[Any]) -> HttpResponse:
    """A list with Mastodon's ``Link`` header to the next older and newer pages."""
    answer = JsonResponse(items, safe=False)
    base = settings.COLLOQUE_ORIGIN + call.request.path
    links = []
    for name, bound, relation in (("max_id", page.older, "next"), ("min_id", page.newer, "prev")):
        if bound is not None:
            links.append(f'<{base}?limit={call.page.limit}&{name}={bound}>; rel="{relation}"')
    if links:
        answer["Link"] = ", ".join(links)
    return answer


def now() -> Any:
    """The moment of the call: doors read the clock, rooms are told."""
    return timezone.now()


def _call(request: HttpRequest, *, scope: str, anonymous: bool) -> Call:
    header = request.headers.get("Authorization", "")
    token = header.removeprefix("Bearer ").strip() if header.startswith("Bearer ") else ""
    bearer = identity.bearer(token) if token else None
    if bearer is None and (token or not anonymous):
        raise Unauthorized
    if bearer is not None and not bearer.allows(scope):
        raise MissingScope(scope)
    account = bearer.account if bearer else None
    return Call(
        request=request,
        account=account,
        viewer=relations.viewer_of(account),
        bearer=bearer,
        body={} if request.method == "GET" else _body(request),
        page=Cut.read(request.GET),
    )


def _body(request: HttpRequest) -> Mapping[str, Any]:
    """The JSON object or the form of a call.

    Raises:
        InvalidInput: too large, not UTF-8, not JSON, or not an object.
    """
    try:
        if request.content_type == "application/json":
            body = json.loads(request.body or b"{}")
        else:
            body = _form(request)
    except RequestDataTooBig:
        raise InvalidInput("Le contenu envoyé est trop volumineux.", code="too_large") from None
    except (ValueError, RecursionError, MultiPartParserError, SuspiciousOperation, BadRequest):
        raise InvalidInput("Le contenu envoyé n’est pas lisible (JSON en UTF-8 attendu).") from None
    if not isinstance(body, dict):
        raise InvalidInput("Le contenu envoyé doit être un objet JSON.")
    return body


def _form(request: HttpRequest) -> dict[str, Any]:
    return {key: values[-1] for key, values in request.POST.lists() if values}
