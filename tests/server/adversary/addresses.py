"""Every address of the server, read from its own list, with something in the place of each parameter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.urls import URLPattern, URLResolver, get_resolver

_PARAMETER = re.compile(r"<(?:[a-z]+:)?[a-z0-9_]+>")
_GROUP = re.compile(r"\(\?P<[a-z0-9_]+>[^)]*\)")


def every_route() -> Sequence[str]:
    """The declared routes, as ``/@<str:handle>/<str:post_id>``; regular expressions without their anchors."""
    return [f"/{route}" for route in _walk(get_resolver().url_patterns, "")]


def filled(route: str, value: str) -> str:
    """``route`` with ``value`` in the place of each parameter.

    >>> filled("/@<str:handle>/<str:post_id>", "0")
    '/@0/0'
    """
    return _PARAMETER.sub(lambda _: value, _GROUP.sub(lambda _: value, route))


def _walk(patterns: Sequence[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix(r"\Z")
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here)
        else:
            yield here
