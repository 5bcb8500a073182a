"""Text to safe HTML: a note gets its line ends and links, an article is Markdown. No raw HTML passes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from html import escape
from urllib.parse import quote

import nh3
from linkify_it import LinkifyIt  # type: ignore[import-untyped]  # the package ships no types
from markdown_it import MarkdownIt
from markdown_it.token import Token

from .words import MENTION, TAG, folded_tag

_REL = "nofollow noopener noreferrer"
_SCHEMES = {"http:", "https:"}
_ARTICLE_TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr"}
_ARTICLE_TAGS |= {"h3", "h4", "h5", "h6"}
# The page has its own first two levels of heading: those of an article start at the third.
_DEMOTION = 2
_DEEPEST = 6


def note_html(text: str, *, mentioned: Collection[str] = ()) -> str:
    """A note as HTML: paragraphs, line breaks, links.

    Args:
        text: As written, any length.
        mentioned: Handles that are accounts here, in lower case; the others stay plain words.

    Returns:
        Safe HTML; every character of ``text`` that could be markup is escaped.

    >>> note_html("Voir <b> https://exemple.test #Toux")  # doctest: +ELLIPSIS
    '<p>Voir &lt;b&gt; <a href="https://exemple.test" rel="...">https://exemple.test</a> <a class="tag" ...'
    """
    paragraphs = re.split(r"\n{2,}", text)
    linked = (_linked(part, mentioned).replace("\n", "<br>") for part in paragraphs if part)
    return "".join(f"<p>{part}</p>" for part in linked)


def article_html(text: str) -> str:
    r"""An article written in Markdown as HTML: no raw HTML, no image, links to the web only.

    >>> article_html("# Bilan\n\n<script>x</script> **net**")
    '<h3>Bilan</h3>\n<p>&lt;script&gt;x&lt;/script&gt; <strong>net</strong></p>\n'
    """
    tokens = _markdown().parse(text)
    for token in tokens:
        _demote(token)
    html = _markdown().renderer.render(tokens, _markdown().options, {})
    return nh3.clean(html, tags=_ARTICLE_TAGS, url_schemes={"http", "https"}, link_rel=_REL)


def post_html(kind: str, text: str, *, mentioned: Collection[str] = ()) -> str:
    """``text`` as its kind of post is written."""
    return article_html(text) if kind == "article" else note_html(text, mentioned=mentioned)


def _linked(text: str, mentioned: Collection[str]) -> str:
    done, out = 0, []
    for start, end, html in sorted(_links(text, mentioned)):
        if start >= done:
            out += [escape(text[done:start]), html]
            done = end
    return "".join([*out, escape(text[done:])])


def _links(text: str, mentioned: Collection[str]) -> Sequence[tuple[int, int, str]]:
    found = [
        (link.index, link.last_index, _a(link.url, link.raw))
        for link in _linkify().match(text) or ()
        if link.schema in _SCHEMES
    ]
    for match in MENTION.finditer(text):
        if (handle := match[1].lower()) in mentioned:
            found.append((match.start(), match.end(), f'<a class="mention" href="/@{handle}">{match[0]}</a>'))
    for match in TAG.finditer(text):
        address = f"/mots/{quote(folded_tag(match[1]))}"
        found.append((match.start(), match.end(), f'<a class="tag" href="{address}">{escape(match[0])}</a>'))
    return found


def _a(url: str, words: str) -> str:
    return f'<a href="{escape(url)}" rel="{_REL}">{escape(words)}</a>'


def _demote(token: Token) -> None:
    if token.type in {"heading_open", "heading_close"}:
        token.tag = f"h{min(int(token.tag[1:]) + _DEMOTION, _DEEPEST)}"


@lru_cache(maxsize=1)
def _linkify() -> LinkifyIt:
    # Only what is written as an address: «patient.Il» is two sentences, not a site in Israel.
    return LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable("image")
