"""Pure rules of publishing, over everything they can be asked."""

from __future__ import annotations

from itertools import product

import pytest

from colloque import Verdict
from colloque.server.publishing.decisions import (
    SHORTEST_REASON,
    Answered,
    Writer,
    audience_of_reply,
    may_be_boosted,
    on_local,
    stays_here,
    taken_upon,
    why_not,
)
from colloque.server.relations.decisions import Tie, Viewer, Visibility, may_see

AUTHOR = 1
READERS = [Viewer(), Viewer(account=2), Viewer(account=2, is_verified_physician=True)]
TIES = [Tie(follows=follows, blocked=blocked) for follows, blocked in product((False, True), repeat=2)]


@pytest.mark.parametrize(("asked", "answered"), list(product(Visibility, repeat=2)))
def test_a_reply_is_read_by_nobody_whom_the_post_did_not_reach(
    asked: Visibility, answered: Visibility
) -> None:
    """One author answers himself; whoever sees the reply could see what it answers."""
    given = audience_of_reply(asked, answered)
    for viewer, tie in product(READERS, TIES):
        if may_see(viewer, author=AUTHOR, visibility=given, tie=tie):
            assert may_see(viewer, author=AUTHOR, visibility=answered, tie=tie), (viewer, tie)


@pytest.mark.parametrize("asked", Visibility)
def test_a_reply_in_public_goes_to_whom_its_author_chose(asked: Visibility) -> None:
    assert audience_of_reply(asked, Visibility.PUBLIC) is asked


def test_nothing_takes_a_block_upon_itself() -> None:
    reasons = ["", "x" * (SHORTEST_REASON - 1), "x" * SHORTEST_REASON, "x" * 1000]
    taken = {taken_upon(acknowledged=a, reason=r) for a, r in product((False, True), reasons)}
    assert taken == set(Verdict) - {Verdict.BLOCK}


def test_only_what_is_open_to_all_is_passed_on_or_stands_on_the_local_timeline() -> None:
    assert {v for v in Visibility if may_be_boosted(v)} == {Visibility.PUBLIC, Visibility.UNLISTED}
    assert {v for v in Visibility if on_local(visibility=v, is_reply=False)} == {
        Visibility.PUBLIC,
        Visibility.PHYSICIANS,
    }
    assert not any(on_local(visibility=v, is_reply=True) for v in Visibility)


def test_a_case_stays_unless_its_author_opens_it() -> None:
    kinds = ["note", "article", "question", "answer", "synthesis"]
    assert [kind for kind in kinds if stays_here(kind=kind, asked=None)] == kinds[2:]
    assert not any(stays_here(kind=kind, asked=False) for kind in kinds)


QUESTION = Answered(author=AUTHOR, kind="question", is_open=True)
CLOSED = Answered(author=AUTHOR, kind="question", is_open=False)
NOTE = Answered(author=AUTHOR, kind="note", is_open=False)


@pytest.mark.parametrize(
    ("kind", "account", "verified", "answered", "field"),
    [
        ("note", "public", False, None, None),
        ("note", "public", False, CLOSED, None),
        ("question", "intern", False, None, None),
        ("question", "professional", False, None, "kind"),
        ("question", "physician", True, NOTE, "in_reply_to"),
        ("answer", "physician", True, QUESTION, None),
        ("answer", "physician", False, QUESTION, "kind"),
        ("answer", "physician", True, CLOSED, "closed"),
        ("answer", "physician", True, NOTE, "in_reply_to"),
        ("answer", "physician", True, None, "in_reply_to"),
        ("synthesis", "physician", True, QUESTION, "in_reply_to"),
    ],
)
def test_who_may_publish_what(
    kind: str, account: str, verified: bool, answered: Answered | None, field: str | None
) -> None:
    writer = Writer(id=7, kind=account, is_verified_physician=verified, is_suspended=False)
    refusal = why_not(kind, writer=writer, answered=answered)
    assert (refusal and refusal[1]) == field


def test_the_asker_alone_closes_and_once() -> None:
    asker = Writer(id=AUTHOR, kind="intern", is_verified_physician=False, is_suspended=False)
    assert why_not("synthesis", writer=asker, answered=QUESTION) is None
    refusal = why_not("synthesis", writer=asker, answered=CLOSED)
    assert refusal is not None
    assert refusal[1] == "closed"
