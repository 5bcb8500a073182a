"""Search in posts: SQLite FTS5, or PostgreSQL full text in French. Accents and case do not count."""

from __future__ import annotations

import re

from django.db import connection
from django.db.models.expressions import RawSQL

from colloque.server.engine.pages import Cut, Page, cut
from colloque.server.relations.decisions import Viewer

from ..models import Post
from ..views import PostView
from .hydrate import along, views_of
from .seen import listed

LONGEST_QUERY = 400
MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_FTS5 = "SELECT rowid FROM publishing_search WHERE publishing_search MATCH %s"
_POSTGRESQL = """SELECT id FROM publishing_post
WHERE to_tsvector('colloque_fr', title || ' ' || text) @@ to_tsquery('colloque_fr', %s)"""


def search_posts(viewer: Viewer, text: str, page: Cut) -> Page[PostView]:
    """Posts the reader may see that hold every word of ``text``, newest first.

    The last word counts as the beginning of a word, so that a search works while it is typed.

    Args:
        viewer: Who searches.
        text: As typed; only its first 400 code points and 12 words count. Never logged.
        page: Which page.
    """
    words = _WORD.findall(text[:LONGEST_QUERY].replace("\0", " "))[:MOST_WORDS]
    if not words:
        return Page([], None, None)
    sql, query = (_FTS5, _fts5(words)) if connection.vendor == "sqlite" else (_POSTGRESQL, _tsquery(words))
    rows = Post.objects.filter(listed(viewer), pk__in=RawSQL(sql, [query]))  # noqa: S611  # constant SQL
    found = cut(rows.select_related(*along()), page)
    return Page(views_of(viewer, found), found.older, found.newer)


def _fts5(words: list[str]) -> str:
    """Every word quoted, so that AND, NEAR or * are only words.

    >>> _fts5(["toux", "AND", "fièv"])
    '"toux" "AND" "fièv"*'
    """
    return " ".join(f'"{word}"' for word in words) + "*"


def _tsquery(words: list[str]) -> str:
    """Every word quoted, apostrophes doubled; stop words drop out by themselves.

    >>> _tsquery(["l'otite", "aig"])
    "'l''otite' & 'aig':*"
    """
    quoted = ["'{}'".format(word.replace("'", "''")) for word in words]
    return " & ".join(quoted) + ":*"
