"""A real Chromium before a real server, over the fixed cast: what people do, end to end.

The server is pytest-django's ``live_server``: a thread on a free port over the test database, so that a flow
may also look at the rows. Playwright's synchronous API keeps an event loop in this thread, which makes Django
refuse its ORM; nothing here runs concurrently with that loop, so the refusal is lifted for these tests.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from server.cast import PASSWORD, Cast, assemble

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = os.environ.get("COLLOQUE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 950}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session; without one, skipped at a desk and failed in CI."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: the flows cannot be proved")
        pytest.skip("no Chromium on this machine: set COLLOQUE_CHROMIUM or install chromium")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The fixed cast, committed: the server's thread reads it too."""
    return assemble()


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Open a page of the site in a fresh context: ``open_page(viewport=PHONE, color_scheme="dark")``."""
    contexts: list[BrowserContext] = []

    def opened(**options: object) -> Page:
        settings = {"viewport": DESK, "locale": "fr-FR", "base_url": live_server.url, **options}
        context = browser.new_context(**settings)  # type: ignore[arg-type]  # a test's own options, checked there
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def sign_in(page: Page, handle: str) -> None:
    """Sign someone of the cast in through the real form, and land at home."""
    page.goto("/compte/login/")
    page.fill("input[name=login]", f"{handle}@exemple.test")
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button")
    page.wait_for_url("**/accueil")


def assert_accessible(page: Page) -> None:
    """No breach of WCAG 2.2 A and AA that axe can see; the page must run scripts, axe is one."""
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
    found = Axe().run(page, options=rules).response["violations"]
    told = [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
    assert not told, "\n".join([page.url, *told])


def assert_fits(page: Page) -> None:
    """Nothing is wider than the screen."""
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, f"{page.url} is {over} px too wide"
