"""What a page costs: the same queries at 5 and at 40 posts, and a home read by one range of one index."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from colloque.server.engine.pages import Cut
from colloque.server.publishing import actions, queries
from colloque.server.publishing.models import Post, Tagging, TimelineRow
from colloque.server.relations.decisions import Viewer

from ..cast import NOW, Cast
from .stories import ask, at, write

MOST_QUERIES = 8
ROWS = 3_000
# Which plan is cheapest at this size depends on PostgreSQL's statistics of the day; that the index alone can
# give the page in its order does not. So the other ways are closed, and a Sort means there is no such index.
ONLY_INDEXES = ("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin", "material", "memoize")

READS: dict[str, Callable[[Viewer, Cast, int], object]] = {
    "home": lambda v, c, n: queries.home(v, Cut(limit=n)),
    "local": lambda v, c, n: queries.local(v, Cut(limit=n)),
    "profile": lambda v, c, n: queries.profile_posts(v, c.author.pk, Cut(limit=n)),
    "tag": lambda v, c, n: queries.tagged(v, "toux", Cut(limit=n)),
    "search": lambda v, c, n: queries.search_posts(v, "toux", Cut(limit=n)),
    "questions": lambda v, c, n: queries.questions(v, Cut(limit=n)),
    "wanted": lambda v, c, n: queries.questions(v, Cut(limit=n), specialty="cardiologie"),
    "bookmarks": lambda v, c, n: queries.bookmarks(v, Cut(limit=n)),
}


def cost(read: Callable[[], object]) -> tuple[int, int]:
    """Queries made, and posts read."""
    with CaptureQueriesContext(connection) as captured:
        page = read()
    return len(captured), len(list(page))


@pytest.fixture
def full(cast: Cast) -> Cast:
    """Forty questions and notes with mentions, tags, boosts, likes and bookmarks."""
    for minute in range(40):
        post = ask(cast.author, text="#Toux @louis_garnier", visibility="public", now=at(minute))
        actions.bookmark(cast.colleague, post, now=at(minute))
        if minute % 4 == 0:
            actions.like(cast.colleague, post, now=at(minute))
            write(cast.author, "Suite #toux", in_reply_to=post, now=at(minute))
    return cast


def test_the_number_of_queries_does_not_grow_with_the_page(full: Cast) -> None:
    viewer = full.viewer("colleague")
    for name, read in READS.items():
        small, five = cost(lambda read=read: read(viewer, full, 5))
        large, forty = cost(lambda read=read: read(viewer, full, 40))
        assert (five, forty) == (5, 40), name
        assert small == large <= MOST_QUERIES, name


def test_a_thread_and_the_notifications_cost_the_same_at_any_length(full: Cast) -> None:
    first = write(full.author, now=at(100))
    for minute in range(6):
        write(full.author, f"Suite {minute}", in_reply_to=first, now=at(101 + minute))
    few, _ = cost(lambda: queries.thread(full.viewer("colleague"), first).descendants)
    for minute in range(20):
        write(full.author, f"Encore {minute}", in_reply_to=first, now=at(120 + minute))
    many, replies = cost(lambda: queries.thread(full.viewer("colleague"), first).descendants)
    assert (few, replies) == (many, 26)
    five, _ = cost(lambda: queries.notifications(full.colleague, Cut(limit=5)))
    forty, _ = cost(lambda: queries.notifications(full.colleague, Cut(limit=40)))
    assert five == forty <= MOST_QUERIES


@pytest.fixture
def long_history(cast: Cast) -> Cast:
    """Thousands of rows on two homes, in a local timeline and under one tag."""
    one = write(cast.author, "Toux #toux")
    pattern = Post.objects.get(pk=one)
    posts = Post.objects.bulk_create(_copy(pattern, one + 1000 * number) for number in range(1, ROWS))
    TimelineRow.objects.bulk_create(
        TimelineRow(shelf="home", owner=owner, sort_id=post.pk, post=post)
        for owner in (cast.colleague, cast.stranger)
        for post in posts
    )
    Tagging.objects.bulk_create(Tagging(post=post, tag="toux", sort_id=post.pk) for post in posts)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return cast


def _copy(pattern: Post, pk: int) -> Post:
    fields = {f.attname: getattr(pattern, f.attname) for f in Post._meta.concrete_fields}
    return Post(**{**fields, "id": pk, "created_at": NOW})


# The table that leads, and the column whose range is read.
LEADS = {
    "home": ("publishing_timelinerow", "sort_id"),
    "local": ("publishing_post", "id"),
    "tag": ("publishing_tagging", "sort_id"),
}


def test_a_timeline_is_one_range_of_one_index_whatever_the_history(long_history: Cast) -> None:
    viewer, middle = long_history.viewer("colleague"), Post.objects.order_by("id")[1500].pk
    reads = {
        "home": lambda: queries.home(viewer, Cut(max_id=middle)),
        "local": lambda: queries.local(viewer, Cut(max_id=middle)),
        "tag": lambda: queries.tagged(viewer, "toux", Cut(max_id=middle)),
    }
    for name, read in reads.items():
        with CaptureQueriesContext(connection) as captured:
            assert len(list(read())) == 20
        assert_range(explain(captured[0]["sql"]), *LEADS[name])


def assert_range(plan: str, table: str, column: str) -> None:
    """The plan begins with one range of ``table`` by ``column``, in the order of the page."""
    if connection.vendor == "sqlite":
        assert plan.startswith(f"SEARCH {table} USING "), plan
        assert f"{column}<?" in plan.splitlines()[0], plan
        assert "USE TEMP B-TREE" not in plan, plan
    else:
        assert re.search(rf"Index Scan (Backward )?using \w+ on {table} ", plan), plan
        assert "Sort" not in plan, plan


def explain(sql: str) -> str:
    """The plan the database makes of its indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for way in ONLY_INDEXES:
                cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"{'EXPLAIN QUERY PLAN' if connection.vendor == 'sqlite' else 'EXPLAIN'} {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())
