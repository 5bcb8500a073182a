"""What readers of publishing get: frozen, whole, without a database behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from colloque import Report, Verdict
from colloque.server.engine.pages import Page

from .forms import PostForm


@dataclass(frozen=True, slots=True)
class AuthorView:
    """Who wrote, as shown beside a post.

    Attributes:
        id: Account id.
        handle: Without ``@``.
        display_name: Name shown.
        kind: ``physician``, ``intern``, ``professional``, ``establishment`` or ``public``.
        verified: Verified by a verification, never by a form.
        specialty: Label in French; empty when not said.
        is_pseudonym: The name shown is a registered pseudonym.
        posts_count: Posts that stand.
        followers_count: Who reads them.
        following_count: Whom they read.
    """

    id: int
    handle: str
    display_name: str
    kind: str
    verified: bool
    specialty: str
    is_pseudonym: bool
    posts_count: int
    followers_count: int
    following_count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How often; never who."""

    replies: int
    boosts: int
    likes: int


@dataclass(frozen=True, slots=True)
class Mine:
    """What the reader did with the post; ``author``: wrote it."""

    author: bool = False
    liked: bool = False
    boosted: bool = False
    bookmarked: bool = False


@dataclass(frozen=True, slots=True)
class MentionView:
    """An account the post speaks to."""

    id: int
    handle: str


@dataclass(frozen=True, slots=True)
class WantedView:
    """A specialty a question hopes for: its slug and its French label."""

    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """The parts of a #DocTocToc question; each ``…_html`` is safe to show as it is.

    Attributes:
        state: ``open`` or ``closed``.
        situation: The case.
        tried: What was done; may be empty.
        asked: What is asked.
        more: What stands outside the parts; may be empty.
        wanted: Specialties hoped for.
        answers: How many answers.
        synthesis: Id of the closing post, None while open.
        closed_at: When it was closed.
    """

    state: str
    situation: str
    situation_html: str
    tried: str
    tried_html: str
    asked: str
    asked_html: str
    more: str
    more_html: str
    wanted: Sequence[WantedView]
    answers: int
    synthesis: int | None
    closed_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class PostView:
    """A post as one reader sees it.

    Attributes:
        id: Post id.
        sort_id: Id that pages are cut by: the post's, or the boost's that brought it.
        author: Who wrote it.
        kind: ``note``, ``article``, ``question``, ``answer`` or ``synthesis``.
        title: Of an article or a question.
        text: The whole text without title, as written.
        html: The text as safe HTML.
        visibility: Who may read it.
        language: ``fr`` or ``en``.
        created_at: When it was published.
        edited_at: When it was last edited; None when it never was.
        in_reply_to: Id of the post answered, None for none (or when that one is gone).
        in_reply_to_author: Account id of its author.
        is_reply: Was written as a reply, even when what it answered is gone.
        root: Id of the first post of the thread.
        counts: Replies, boosts, likes.
        mine: What the reader did with it.
        mentions: Accounts it speaks to.
        tags: Hashtags, folded, in order of appearance.
        question: Parts of a question; None for other kinds.
        boosted_by: Who brought it to this timeline; None when the author did.
        transposed: Its author says that the circumstances are changed.
        local_only: Never leaves this server.
        rulebook: Version of the rulebook it was cleared under.
        hidden: Masked while a claim is open; only its author and the moderators ever get such a view.
    """

    id: int
    sort_id: int
    author: AuthorView
    kind: str
    title: str
    text: str
    html: str
    visibility: str
    language: str
    created_at: dt.datetime
    edited_at: dt.datetime | None
    in_reply_to: int | None
    in_reply_to_author: int | None
    is_reply: bool
    root: int | None
    counts: Counts
    mine: Mine
    mentions: Sequence[MentionView]
    tags: Sequence[str]
    question: QuestionView | None
    boosted_by: AuthorView | None
    transposed: bool
    local_only: bool
    rulebook: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """A post among what it answers and what answers it.

    Attributes:
        ancestors: First post of the thread first; only those the reader may see.
        post: The post asked for.
        descendants: Its replies and theirs, one page, oldest first.
    """

    ancestors: Sequence[PostView]
    post: PostView
    descendants: Page[PostView]


@dataclass(frozen=True, slots=True)
class NotificationView:
    """Something the account should know; ``kind`` is one of ``Notification.Kind``."""

    id: int
    kind: str
    actor: AuthorView | None
    post: PostView | None
    claim_id: int | None
    created_at: dt.datetime
    read: bool


@dataclass(frozen=True, slots=True)
class RevisionView:
    """What a post said before an edit; ``until`` is the moment of that edit."""

    id: int
    title: str
    text: str
    html: str
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft of the reader's own.

    Attributes:
        id: Draft id.
        state: ``draft`` or ``held``.
        form: Everything that was written.
        reason: Words given for a grave finding; may be empty.
        rules: Ids of the rules that held it.
        post_id: The post it edits; None for a new post.
        updated_at: When it was last written.
    """

    id: int
    state: str
    form: PostForm
    reason: str
    rules: Sequence[str]
    post_id: int | None
    updated_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Submission:
    """What came of a submit.

    Attributes:
        verdict: ``publish`` when it went out; else what the check asks for.
        report: Findings, by offsets in ``draft.form.whole()``; None when a repeated call found the post made.
        post: Id of the post; None when it did not go out.
        draft: The text kept whole; None once published.
    """

    verdict: Verdict
    report: Report | None
    post: int | None
    draft: DraftView | None
