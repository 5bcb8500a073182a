"""Readers of publishing: the only ones. Every list takes who reads and a ``Cut``, and gives a ``Page``."""

from .drafts import draft, drafts, post_of_draft
from .hydrate import author_view
from .notices import notifications, unread_count
from .posts import (
    boosters,
    count_posts,
    form_of,
    has_boosted,
    likers,
    mentioned,
    post,
    posts_by_id,
    revisions,
    thread,
    tombstone,
)
from .questions import questions
from .search import search_posts
from .timelines import bookmarks, home, local, profile_posts, tagged

__all__ = [
    "author_view",
    "bookmarks",
    "boosters",
    "count_posts",
    "draft",
    "drafts",
    "form_of",
    "has_boosted",
    "home",
    "likers",
    "local",
    "mentioned",
    "notifications",
    "post",
    "post_of_draft",
    "posts_by_id",
    "profile_posts",
    "questions",
    "revisions",
    "search_posts",
    "tagged",
    "thread",
    "tombstone",
    "unread_count",
]
