"""One line a request: method, route, status, milliseconds. No address as typed, no query, no person."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, cast

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

from .logs import route_of

_log = logging.getLogger("colloque.access")


@sync_and_async_middleware
def access_log(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Django middleware, the outermost: writes the line when the answer is ready."""
    if iscoroutinefunction(get_response):
        answer_later = cast(Callable[[HttpRequest], Awaitable[HttpResponseBase]], get_response)

        async def later(request: HttpRequest) -> HttpResponseBase:
            begun = time.perf_counter()
            response = await answer_later(request)
            _tell(request, response, begun)
            return response

        return later

    def now(request: HttpRequest) -> HttpResponseBase:
        begun = time.perf_counter()
        response = cast(HttpResponseBase, get_response(request))
        _tell(request, response, begun)
        return response

    return now


def _tell(request: HttpRequest, response: HttpResponseBase, begun: float) -> None:
    spent = round((time.perf_counter() - begun) * 1000)
    # Files are served before any route is looked for.
    file = request.resolver_match is None and response.status_code in (200, 304)
    route = "(fichier)" if file else route_of(request)
    _log.info("%s %s %d %d ms", request.method, route, response.status_code, spent)
