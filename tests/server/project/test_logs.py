"""A crash with a draft in hand: the logs say where it broke, and not one word of what was written."""

from __future__ import annotations

import asyncio
import gc
import io
import logging
import logging.config
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient, Client, override_settings
from django.urls import path

from colloque.server.project.logs import UNKNOWN, NothingToShow

SECRET = "Madame Zyrka Fictive"


def crash(request: HttpRequest, word: str) -> HttpResponse:
    """A view that breaks with the draft in its variables and in its message, twice over."""
    text = request.POST["text"]
    try:
        return HttpResponse({}[text])
    except KeyError as error:
        raise ValueError(f"cannot publish {text!r} for {word}") from error


def refuse(request: HttpRequest, word: str) -> HttpResponse:
    """A view that says no."""
    return HttpResponse(status=400)


urlpatterns = [path("casse/<str:word>", crash), path("refus/<str:word>", refuse)]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the server's own handlers would print."""
    root = logging.getLogger()
    before = root.handlers[:]
    logging.config.dictConfig(settings.LOGGING)
    stream = io.StringIO()
    for handler in root.handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(stream)
    yield stream
    root.handlers[:] = before


@override_settings(ROOT_URLCONF=__name__)
def test_a_crash_leaves_places_and_no_words(written: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    response = client.post("/casse/Zyrka?q=Zyrka", {"text": SECRET})
    told = written.getvalue()
    assert response.status_code == 500
    assert "builtins.ValueError" in told
    assert "builtins.KeyError" in told
    assert "test_logs.py" in told
    assert "/casse/<str:word>" in told
    assert "Zyrka" not in told
    assert "Fictive" not in told


@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_and_an_unknown_address_are_told_without_what_was_typed(written: io.StringIO) -> None:
    client = Client()
    client.get("/refus/Zyrka?q=Fictive")
    client.get("/inconnu/Zyrka?q=Fictive")
    told = written.getvalue()
    assert "GET /refus/<str:word> 400" in told
    assert UNKNOWN in told
    assert "Zyrka" not in told
    assert "Fictive" not in told


@override_settings(ROOT_URLCONF=__name__)
async def _ask() -> int:
    return (
        await AsyncClient(raise_request_exception=False).post("/casse/Zyrka", {"text": SECRET})
    ).status_code


def test_the_same_under_asgi(written: io.StringIO) -> None:
    from asgiref.sync import async_to_sync

    assert async_to_sync(_ask)() == 500
    assert "POST /casse/<str:word> 500" in written.getvalue()
    assert "Zyrka" not in written.getvalue()


def test_whoever_starts_uvicorn_its_addresses_stay_silent(written: io.StringIO) -> None:
    line = '%s - "%s %s HTTP/%s" %d'
    logging.getLogger("uvicorn.access").info(line, "127.0.0.1:1", "GET", "/recherche?q=Zyrka", "1.1", 200)
    assert written.getvalue() == ""


def test_a_lost_task_is_told_without_its_words(written: io.StringIO) -> None:
    async def broken() -> None:
        raise ValueError(SECRET)

    async def forgetful() -> None:
        lost = asyncio.create_task(broken())
        await asyncio.sleep(0)
        del lost
        gc.collect()
        await asyncio.sleep(0)

    asyncio.run(forgetful())
    assert "builtins.ValueError" in written.getvalue()
    assert "Zyrka" not in written.getvalue()


def test_reports_of_failures_show_no_form_and_no_variable() -> None:
    request = HttpRequest()
    request.POST = {"text": SECRET}  # type: ignore[assignment]  # a form as the reporter sees it
    reporter = NothingToShow()
    assert dict(reporter.get_post_parameters(request)) == {}
    assert list(reporter.get_traceback_frame_variables(request, None)) == []
    assert settings.DEFAULT_EXCEPTION_REPORTER_FILTER.endswith("NothingToShow")
    assert settings.DEBUG is False
