"""Search in posts: what it finds, that it forgets, that odd input is only words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection

from colloque.server.engine.pages import Cut
from colloque.server.publishing import actions, queries
from colloque.server.publishing.forms import PostForm

from ..cast import Cast
from .stories import ask, at, write

PAGE = Cut(limit=40)
Capture = Callable[..., AbstractContextManager[object]]


def found(cast: Cast, text: str) -> list[int]:
    return [view.id for view in queries.search_posts(cast.viewer("anonymous"), text, PAGE)]


@pytest.mark.parametrize(
    "asked", ["céphalée", "CEPHALEE", "cephal", "migraine céphalée", "« céphalée »", "œdème", "l’œdème"]
)
def test_accents_case_and_the_end_of_the_last_word_do_not_count(cast: Cast, asked: str) -> None:
    post = write(cast.author, "Migraine ou céphalée de tension ? Et l’œdème.")
    write(cast.author, "Autre chose.", now=at(1))
    assert found(cast, asked) == [post]


def test_every_word_must_be_there_newest_first(cast: Cast) -> None:
    first = write(cast.author, "Aspirine et migraine")
    second = write(cast.author, "Migraine, sans aspirine", now=at(1))
    write(cast.author, "Migraine seule", now=at(2))
    assert found(cast, "migraine aspirine") == [second, first]
    assert found(cast, "migraine héparine") == []


def test_titles_and_the_parts_of_a_question_are_searched(cast: Cast) -> None:
    article = write(cast.author, "Texte.", kind="article", title="Antibiothérapie")
    question = ask(cast.author, visibility="public", tried="Spirométrie normale.", now=at(1))
    assert found(cast, "antibiothérapie") == [article]
    assert found(cast, "spirométrie") == [question]


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "   ",
        '"',
        "'",
        "*",
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "title:x",
        "a* b*",
        "-x",
        "(((",
        "a & | ! <-> b:*",
        "l'otite'' \\' d",
        "\0",
        "x\0y",
        "\ud800",
        "é" * 10_000,
        "a " * 10_000,
        "%_\\",
        "{}[]^",
        "😀",
    ],
)
def test_odd_input_is_only_words(cast: Cast, asked: str) -> None:
    write(cast.author, "Rien de tout cela.")
    assert found(cast, asked) == []


def test_an_operator_is_a_word_like_another(cast: Cast) -> None:
    post = write(cast.author, "Le groupe AND se réunit NEAR Valmorel.")
    assert found(cast, "AND NEAR") == [post]


def test_search_follows_edits_and_forgets_deletions(cast: Cast) -> None:
    post = write(cast.author, "Avant")
    actions.edit_post(cast.author, post, form=PostForm(text="Ensuite"), now=at(1))
    assert (found(cast, "avant"), found(cast, "ensuite")) == ([], [post])
    actions.withdraw_post(post, by=None, reason="claim", now=at(2))
    assert found(cast, "ensuite") == []


def test_the_index_itself_forgets_a_withdrawn_post(cast: Cast) -> None:
    post = write(cast.author, "Hémochromatose")
    assert indexed("hemochromatose") == 1
    actions.withdraw_post(post, by=None, reason="claim", now=at(1))
    assert indexed("hemochromatose") == 0


def indexed(word: str) -> int:
    """Rows of the index that hold ``word``, whoever asks."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM publishing_search WHERE publishing_search MATCH %s", [word])
        else:
            document = "to_tsvector('colloque_fr', title || ' ' || text)"
            query = "plainto_tsquery('colloque_fr', %s)"
            cursor.execute(f"SELECT count(*) FROM publishing_post WHERE {document} @@ {query}", [word])
        return int(cursor.fetchone()[0])


def test_not_even_the_words_of_a_withdrawn_post_stay_in_the_index(
    cast: Cast, django_capture_on_commit_callbacks: Capture
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL forgets deleted rows by autovacuum")
    post = write(cast.author, "Hémochromatose")
    write(cast.author, "Autre", now=at(1))
    assert b"hemochromatose" in stored_words()
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_post(post, by=None, reason="claim", now=at(2))
    assert b"hemochromatose" not in stored_words()
    assert b"autre" in stored_words()


def stored_words() -> bytes:
    """The segments of the index as SQLite keeps them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM publishing_search_data")
        return b"".join(bytes(row[0]) for row in cursor.fetchall())


def test_the_index_and_what_keeps_it_exist(cast: Cast) -> None:
    """A migration that rebuilds the table on SQLite drops its triggers: this test says so."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'publishing_post'"
            )
            wanted = {"publishing_search_insert", "publishing_search_delete", "publishing_search_update"}
        else:
            cursor.execute("SELECT indexname FROM pg_indexes WHERE indexname = 'publishing_search'")
            wanted = {"publishing_search"}
        assert {row[0] for row in cursor.fetchall()} == wanted


def test_pages_of_results_are_cut_by_id(cast: Cast) -> None:
    posts = [write(cast.author, f"Migraine {minute}", now=at(minute)) for minute in range(5)]
    first = queries.search_posts(cast.viewer("anonymous"), "migraine", Cut(limit=2))
    second = queries.search_posts(cast.viewer("anonymous"), "migraine", Cut(limit=2, max_id=first.older))
    assert [view.id for view in [*first, *second]] == posts[:0:-1]
