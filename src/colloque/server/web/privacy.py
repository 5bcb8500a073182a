"""Pages of a member are for that member: no cache keeps them, nor the Back button of a shared computer."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class KeptNowhere:
    """Middleware: an answer to a session or a token says ``no-store`` unless its view said otherwise.

    Whether a session is valid is not asked: its cookie is enough, and costs no query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then say who may keep the answer."""
        response = self.get_response(request)
        known = settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers
        if known and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response
