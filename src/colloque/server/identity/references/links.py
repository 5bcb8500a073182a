"""The ``rel=me`` addresses of a page: how two pages say that they belong to the same person."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin


def me_links(page: bytes, *, url: str) -> list[str]:
    """The absolute addresses that ``page``, found at ``url``, marks ``rel=me``; in order.

    >>> me_links(b'<a rel="nofollow ME" href="/moi">a</a><link rel=me href=https://b.example>', url="https://a.example/")
    ['https://a.example/moi', 'https://b.example']
    """
    reader = _Reader()
    reader.feed(page.decode("utf-8", "replace"))
    found = []
    for href in reader.found:
        try:
            found.append(urljoin(url, href))
        except ValueError:  # an address that no browser would follow either
            continue
    return found


class _Reader(HTMLParser):
    """Gathers the addresses of ``a`` and ``link`` whose ``rel`` holds ``me``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("a", "link") and "me" in given.get("rel", "").lower().split():
            self.found.append(given.get("href", ""))
