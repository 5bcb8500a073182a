"""Verbs of publishing: the only writers. Each takes its moment, and journals what it did."""

from .boosting import boost, unboost
from .editing import edit_post
from .forgetting import forget_revisions
from .keeping import discard_draft, purge_drafts, save_draft
from .notifying import notify, read_notifications
from .reacting import bookmark, like, unbookmark, unlike
from .removing import delete_post, hide_post, restore_post, withdraw_post
from .submitting import close_question, submit

__all__ = [
    "bookmark",
    "boost",
    "close_question",
    "delete_post",
    "discard_draft",
    "edit_post",
    "forget_revisions",
    "hide_post",
    "like",
    "notify",
    "purge_drafts",
    "read_notifications",
    "restore_post",
    "save_draft",
    "submit",
    "unbookmark",
    "unboost",
    "unlike",
    "withdraw_post",
]
