"""NUL in an address: no language writes it, and PostgreSQL takes it in no query."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse


def without_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A path with NUL is no page (404); in what is asked after ``?`` it counts as a space.

    Fields of forms need no such care: Django's own validator refuses them there, with words.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            raise Http404
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "%20")
        return get_response(request)

    return answered
