"""#DocTocToc questions, by state and by the specialty they hope for."""

from __future__ import annotations

from colloque.server.engine.pages import Cut, Page, cut
from colloque.server.identity.specialties import is_specialty
from colloque.server.relations.decisions import Viewer

from ..models import Post, PostKind, Wanted
from ..states import QuestionStates
from ..views import PostView
from .hydrate import Line, along, views, views_of
from .seen import listed


def questions(viewer: Viewer, page: Cut, *, state: str = "", specialty: str = "") -> Page[PostView]:
    """Questions the reader may see, newest first.

    Args:
        viewer: Who reads.
        page: Which page.
        state: ``open`` or ``closed``; empty for both; anything else finds nothing.
        specialty: Slug of a specialty hoped for; empty for all; an unknown one finds nothing.
    """
    if (state and state not in QuestionStates.edges) or (specialty and not is_specialty(specialty)):
        return Page([], None, None)
    if specialty:
        return _wanting(viewer, page, state=state, specialty=specialty)
    rows = Post.objects.filter(listed(viewer), kind=PostKind.QUESTION)
    if state:
        rows = rows.filter(question__state=state)
    found = cut(rows.select_related(*along()), page)
    return Page(views_of(viewer, found), found.older, found.newer)


def _wanting(viewer: Viewer, page: Cut, *, state: str, specialty: str) -> Page[PostView]:
    rows = Wanted.objects.filter(listed(viewer, prefix="question__post__"), specialty=specialty)
    if state:
        rows = rows.filter(question__state=state)
    found = cut(rows.select_related(*along("question__post__")), page, by="sort_id")
    lines = [Line(row.question.post, row.sort_id) for row in found]
    return Page(views(viewer, lines), found.older, found.newer)
