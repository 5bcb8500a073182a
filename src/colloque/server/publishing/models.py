"""Tables of publishing. ``Draft`` holds raw text, sealed; ``Post`` holds cleared text only."""

from __future__ import annotations

from django.db import models

from colloque.server.engine.ids import SnowflakeField
from colloque.server.engine.sealing import SealedTextField
from colloque.server.identity.models import Account
from colloque.server.relations.decisions import Visibility

from .states import DraftStates, PostStates, QuestionStates

VISIBILITIES = [(v.value, v.value) for v in Visibility]


class PostKind(models.TextChoices):
    """What sort of post it is."""

    NOTE = "note"
    ARTICLE = "article"
    QUESTION = "question"
    ANSWER = "answer"
    SYNTHESIS = "synthesis"


class Post(models.Model):
    """A published post: its text has passed the check, whole."""

    id = SnowflakeField()
    author = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="posts")
    kind = models.CharField(max_length=10, choices=PostKind.choices, default=PostKind.NOTE)
    title = models.CharField(max_length=160, blank=True)
    text = models.TextField()
    visibility = models.CharField(max_length=10, choices=VISIBILITIES)
    state = models.CharField(max_length=10, choices=PostStates.choices(), default=PostStates.initial)
    language = models.CharField(max_length=2, default="fr")
    # The thread: the post answered, and the first post of the thread (null for a first post).
    in_reply_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="replies")
    root = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="thread")
    # Written as a reply: stays true when the post it answered is gone.
    is_reply = models.BooleanField(default=False)
    # Stands on the local timeline: opens a thread, for everyone or for physicians.
    on_local = models.BooleanField(default=False)
    # «Cas transposé»: the author says the circumstances are changed.
    transposed = models.BooleanField(default=False)
    # Leaves this server? A clinical case stays unless its author opens it.
    local_only = models.BooleanField(default=False)
    rulebook = models.CharField(max_length=40)
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    replies_count = models.PositiveIntegerField(default=0)
    boosts_count = models.PositiveIntegerField(default=0)
    likes_count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["author", "-id"], name="posts_of_author"),
            models.Index(fields=["root", "id"], name="posts_of_thread"),
            models.Index(fields=["state", "visibility", "-id"], name="posts_public"),
            models.Index(fields=["kind", "-id"], name="posts_of_kind"),
            models.Index(fields=["on_local", "-id"], name="posts_on_local"),
        ]


class Revision(models.Model):
    """What a post said before an edit; seen by whoever may see the post, gone with it."""

    id = SnowflakeField()
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    title = models.CharField(max_length=160, blank=True)
    text = models.TextField()
    at = models.DateTimeField()


class Tombstone(models.Model):
    """What remains of a deleted post: its id and when it went. Nothing of its text or author."""

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    reason = models.CharField(max_length=12)  # author | claim | moderation


class Draft(models.Model):
    """Raw text of one author, sealed, seen by nobody else."""

    id = SnowflakeField()
    author = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="drafts")
    state = models.CharField(max_length=10, choices=DraftStates.choices(), default=DraftStates.initial)
    kind = models.CharField(max_length=10, choices=PostKind.choices, default=PostKind.NOTE)
    # JSON of the form, whole: text, title, structured question, visibility, wanted specialties.
    body = SealedTextField(purpose="draft")
    in_reply_to = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    # The author's words for a grave finding: health data too, so sealed.
    reason = SealedTextField(purpose="reason", null=True)
    rules = models.JSONField(default=list)  # ids of the rules that held it
    # One submission, one post: the client's key, unique for this author while the draft lives.
    idempotency_key = models.CharField(max_length=64, null=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "idempotency_key"], name="one_draft_a_key"),
        ]
        indexes = [models.Index(fields=["author", "state", "-id"], name="drafts_of_author")]


class Justification(models.Model):
    """The recorded reason with which a post went out in spite of a grave finding; sealed."""

    post = models.OneToOneField(
        Post, primary_key=True, on_delete=models.CASCADE, related_name="justification"
    )
    rules = models.JSONField(default=list)
    reason = SealedTextField(purpose="reason")
    at = models.DateTimeField()


class Question(models.Model):
    """What makes a post a #DocTocToc question."""

    post = models.OneToOneField(Post, primary_key=True, on_delete=models.CASCADE, related_name="question")
    state = models.CharField(max_length=8, choices=QuestionStates.choices(), default=QuestionStates.initial)
    situation = models.TextField()
    tried = models.TextField(blank=True)
    asked = models.TextField()
    synthesis = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    answers_count = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "-post"], name="questions_by_state")]


class Wanted(models.Model):
    """``question`` hopes for an answer from ``specialty``."""

    id = SnowflakeField()
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="wanted")
    specialty = models.CharField(max_length=60)  # slug of specialties.toml
    rank = models.PositiveSmallIntegerField()  # the author's order
    # Copy of the post's id for paging by one index.
    sort_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "specialty"], name="wanted_once")]
        indexes = [models.Index(fields=["specialty", "-sort_id"], name="questions_wanting")]


class Mention(models.Model):
    """``post`` speaks to ``account``."""

    id = SnowflakeField()
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="mentions")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="mentioned_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "account"], name="mention_once")]


class Tagging(models.Model):
    """``post`` carries the hashtag ``tag`` (folded: lower case, no accents, no #)."""

    id = SnowflakeField()
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="taggings")
    tag = models.CharField(max_length=80)
    # Copy of post_id for paging by one index.
    sort_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "tag"], name="tag_once")]
        indexes = [models.Index(fields=["tag", "-sort_id"], name="posts_of_tag")]


class Boost(models.Model):
    """``account`` passes ``post`` on, and answers for it."""

    id = SnowflakeField()
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="boosts")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="boosts")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "post"], name="boost_once")]


class Like(models.Model):
    """``account`` likes ``post``."""

    id = SnowflakeField()
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="likes")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="likes")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "post"], name="like_once")]


class Bookmark(models.Model):
    """``account`` keeps ``post`` for later; seen by nobody else."""

    id = SnowflakeField()
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="bookmarks")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="bookmarks")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "post"], name="bookmark_once")]


class TimelineRow(models.Model):
    """One line of a stored timeline: of ``owner``'s home, or of an author's profile.

    ``sort_id`` is the id of the post, or of the boost that brought it: one sortable column, one index,
    one range read whatever the history (server-peers §1 shows the trap of a computed order).
    """

    class Shelf(models.TextChoices):
        """Which timeline the row is of."""

        HOME = "home"
        PROFILE = "profile"

    id = SnowflakeField()
    shelf = models.CharField(max_length=8, choices=Shelf.choices)
    owner = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="timeline_rows")
    sort_id = models.BigIntegerField()
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    boost = models.ForeignKey(Boost, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shelf", "owner", "sort_id"], name="timeline_row_once"),
        ]


class Notification(models.Model):
    """Something ``recipient`` should know."""

    class Kind(models.TextChoices):
        """What happened; Mastodon's names where it has one."""

        MENTION = "mention"
        REPLY = "reply"
        ANSWER = "answer"
        SYNTHESIS = "synthesis"
        BOOST = "reblog"
        LIKE = "favourite"
        FOLLOW = "follow"
        CLAIM = "claim"
        CLAIM_DECIDED = "claim_decided"
        WITHDRAWN = "withdrawn"
        STORM = "storm"
        RESEMBLANCE = "resemblance"

    id = SnowflakeField()
    recipient = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    actor = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.CASCADE, related_name="+")
    claim_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["recipient", "-id"], name="notifications_of")]
