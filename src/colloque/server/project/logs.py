"""Logs that tell what broke and where, never what was written: no body, no query, no value, no message."""

from __future__ import annotations

import logging
import traceback
from collections.abc import ItemsView
from types import TracebackType
from typing import Any, TypeAlias

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

_Failure: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)
UNKNOWN = "(adresse inconnue)"


def route_of(request: HttpRequest) -> str:
    """The declared route of a request, as ``/@<str:handle>``: what was typed in its place stays out."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match is not None else UNKNOWN


class Discreet(logging.Filter):
    """Takes addresses as typed out of Django's records: they say the declared route."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the arguments of ``record``; always lets it pass."""
        if record.name == "asyncio":
            # Its messages quote the failed task with its exception, words included.
            record.msg, record.args = "An asynchronous task failed", ()
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            addresses = (request.path, request.get_full_path())
            # Django writes them with their accents escaped.
            typed = {form for address in addresses for form in (address, _escaped(address))}
            record.args = tuple(route_of(request) if value in typed else value for value in record.args)
        return True


def _escaped(address: str) -> str:
    return address.encode("unicode_escape").decode("ascii")


class PlacesOnly(logging.Formatter):
    """Formats a failure as its classes and places: messages may quote a draft, so they are left out."""

    def formatException(self, failure: _Failure) -> str:
        """Each exception of the chain, innermost cause last: its class, then file, line and function."""
        lines: list[str] = []
        error: BaseException | None = failure[1]
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
            lines += [
                f"  {frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


class NothingToShow(SafeExceptionReporterFilter):
    """Django's own failure reports, were they ever switched on, show neither forms nor variables."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Always."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """No form."""
        return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: Any
    ) -> ItemsView[str, Any]:
        """No variable."""
        return ItemsView[str, Any]({})


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "colloque.server.project.logs.Discreet"}},
    "formatters": {
        "line": {
            "()": "colloque.server.project.logs.PlacesOnly",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["discreet"]},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django and uvicorn would bring handlers of their own: theirs print messages and full addresses.
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "uvicorn": {"handlers": [], "level": "WARNING", "propagate": True},
        # Addresses with their queries: silenced whoever starts uvicorn; project.access says what is needed.
        "uvicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "uvicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
        "colloque": {"level": "INFO", "propagate": True},
    },
}
