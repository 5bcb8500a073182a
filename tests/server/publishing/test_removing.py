"""Hidden and withdrawn posts: gone from every path, for everyone but whom the rules name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.db import connection

from colloque.server.engine.errors import NotFound
from colloque.server.engine.models import Event
from colloque.server.engine.pages import Cut
from colloque.server.publishing import actions, queries
from colloque.server.publishing.errors import Gone, Hidden, NotYours
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Boost, Draft, Post, TimelineRow, Tombstone
from colloque.server.relations.decisions import Viewer

from ..cast import ROLES, Cast
from .stories import BREACH, ask, at, write

PAGE = Cut(limit=40)
WORD = "chrysanthème"


def told_everywhere(cast: Cast) -> int:
    """A post that stands on every list there is: answered, liked, boosted, kept, edited, mentioned."""
    question = ask(cast.author, visibility="public", text=f"{WORD} #Fleurs @nadia_benali")
    actions.like(cast.colleague, question, now=at(1))
    actions.bookmark(cast.colleague, question, now=at(1))
    actions.boost(cast.colleague, question, acknowledged=True, now=at(2))
    edit = replace(queries.form_of(cast.author, question), tried="Rien.")
    actions.edit_post(cast.author, question, form=edit, acknowledged=True, now=at(3))
    write(cast.stranger, "Penser au reflux.", kind="answer", in_reply_to=question, now=at(4))
    return question


def lists(viewer: Viewer, cast: Cast) -> Mapping[str, list[int]]:
    """Ids of the posts on every list."""
    found = {
        "local": queries.local(viewer, PAGE),
        "tag": queries.tagged(viewer, "fleurs", PAGE),
        "search": queries.search_posts(viewer, WORD, PAGE),
        "questions": queries.questions(viewer, PAGE),
        "wanted": queries.questions(viewer, PAGE, specialty="cardiologie"),
        "booster": queries.profile_posts(viewer, cast.colleague.pk, PAGE),
    }
    if viewer.account != cast.author.pk:
        found["profile"] = queries.profile_posts(viewer, cast.author.pk, PAGE)
    if viewer.account is not None:
        found |= {"home": queries.home(viewer, PAGE), "bookmarks": queries.bookmarks(viewer, PAGE)}
    return {name: [view.id for view in page] for name, page in found.items()}


def standing(cast: Cast, role: str, post: int) -> set[str]:
    """Names of the lists of ``role`` that show ``post``."""
    return {name for name, ids in lists(cast.viewer(role), cast).items() if post in ids}


def test_the_story_puts_the_post_on_every_list(cast: Cast) -> None:
    post = told_everywhere(cast)
    everywhere = {"local", "tag", "search", "questions", "wanted", "booster", "profile", "home", "bookmarks"}
    assert standing(cast, "colleague", post) == everywhere


def test_a_hidden_post_is_on_no_list_and_opens_for_its_author_and_moderators(cast: Cast) -> None:
    post = told_everywhere(cast)
    boost = Boost.objects.get(post=post).pk
    reply = Post.objects.get(in_reply_to=post).pk
    actions.hide_post(post, claim_id=7, now=at(5))
    for role in ROLES:
        viewer = cast.viewer(role)
        assert standing(cast, role, post) == set(), role
        if role in {"author", "moderator"}:
            assert queries.post(viewer, post).hidden
            continue
        for read in (queries.post, queries.thread, queries.revisions, queries.mentioned):
            with pytest.raises(NotFound):
                read(viewer, post)
        for read in (queries.likers, queries.boosters):
            with pytest.raises(NotFound):
                read(viewer, post, PAGE)
        with pytest.raises(NotFound):
            queries.post(viewer, boost)
        if role != "blocked":
            assert queries.thread(viewer, reply).ancestors == []
    assert [n.post for n in queries.notifications(cast.stranger, PAGE)] == []


def test_its_author_sees_on_his_profile_that_it_is_hidden_not_deleted(cast: Cast) -> None:
    post = told_everywhere(cast)
    actions.hide_post(post, claim_id=7, now=at(5))
    own = queries.profile_posts(cast.viewer("author"), cast.author.pk, PAGE)
    assert [(view.id, view.hidden) for view in own] == [(post, True)]


def test_nothing_is_done_to_a_hidden_post(cast: Cast) -> None:
    post = told_everywhere(cast)
    actions.hide_post(post, claim_id=7, now=at(5))
    actions.hide_post(post, claim_id=8, now=at(6))
    for act in (actions.like, actions.boost, actions.bookmark):
        with pytest.raises(NotFound):
            act(cast.stranger, post, now=at(7))
    with pytest.raises(NotFound):
        write(cast.stranger, "Oui.", in_reply_to=post, now=at(7))
    with pytest.raises(Hidden):
        actions.edit_post(cast.author, post, form=PostForm(text="Autre."), now=at(7))


def test_a_restored_post_stands_where_it_stood(cast: Cast) -> None:
    post = told_everywhere(cast)
    before = {role: standing(cast, role, post) for role in ROLES}
    actions.hide_post(post, claim_id=7, now=at(5))
    actions.restore_post(post, by=cast.moderator.pk, now=at(6))
    actions.restore_post(post, by=cast.moderator.pk, now=at(6))
    assert {role: standing(cast, role, post) for role in ROLES} == before


def test_a_withdrawn_post_leaves_a_tombstone_and_nothing_else(cast: Cast) -> None:
    post = told_everywhere(cast)
    edit = replace(queries.form_of(cast.author, post), asked=BREACH)
    actions.submit(cast.stranger, form=PostForm(text=BREACH, in_reply_to=post), now=at(5))
    assert actions.edit_post(cast.author, post, form=edit, now=at(5)).post is None
    actions.hide_post(post, claim_id=7, now=at(6))
    actions.withdraw_post(post, by=cast.author.pk, reason="claim", now=at(7))
    for role in ROLES:
        assert standing(cast, role, post) == set(), role
        for read in (queries.post, queries.thread):
            with pytest.raises(Gone):
                read(cast.viewer(role), post)
    assert Tombstone.objects.get(pk=post).reason == "claim"
    assert not Boost.objects.exists()
    assert not TimelineRow.objects.filter(post=post).exists()
    assert list(Draft.objects.filter(state="held").values_list("author", flat=True)) == [cast.stranger.pk]
    assert not rows_that_still_point_at(post)


def rows_that_still_point_at(post: int) -> list[str]:
    """Tables of this room with a row that names the post, besides its tombstone."""
    tables = [t for t in connection.introspection.table_names() if t.startswith("publishing_")]
    found = []
    with connection.cursor() as cursor:
        for table in tables:
            columns = [c.name for c in connection.introspection.get_table_description(cursor, table)]
            for column in {"post_id", "in_reply_to_id", "root_id", "question_id", "sort_id"} & set(columns):
                cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [post])
                found += [f"{table}.{column}"] if cursor.fetchone()[0] else []
    return found


def test_who_boosted_is_told_that_it_was_withdrawn_and_not_why(cast: Cast) -> None:
    post = told_everywhere(cast)
    actions.withdraw_post(post, by=None, reason="claim", now=at(7))
    notice = queries.notifications(cast.colleague, PAGE).items[0]
    assert (notice.kind, notice.post, notice.actor, notice.claim_id) == ("withdrawn", None, None, None)


def test_only_its_author_deletes_a_post(cast: Cast) -> None:
    post = write(cast.author)
    with pytest.raises(NotYours):
        actions.delete_post(cast.colleague, post, now=at(1))
    with pytest.raises(NotFound):
        actions.delete_post(cast.blocked, post, now=at(1))
    actions.delete_post(cast.author, post, now=at(1))
    with pytest.raises(NotFound):
        actions.delete_post(cast.author, post, now=at(2))


def test_every_removal_is_journalled_without_text(cast: Cast) -> None:
    post = told_everywhere(cast)
    actions.hide_post(post, claim_id=7, now=at(5))
    actions.withdraw_post(post, by=cast.author.pk, reason="claim", now=at(7))
    names = list(Event.objects.filter(subject_id=post).order_by("id").values_list("name", flat=True))
    assert names[0] == "post.published"
    assert names[-2:] == ["post.hidden", "post.withdrawn"]
