"""The demo's data, without a database: counts, soundness, and what the check says of every text."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest

from colloque import Context, Place, Verdict, check
from colloque.server.identity.specialties import every, is_specialty
from colloque.server.project.demo import DemoError, read_community
from colloque.server.project.demo.lines import PersonLine, PostLine
from colloque.server.project.demo.reading import _built, _require_sound_threads
from colloque.server.project.demo.script import Close, Publish, React, script
from colloque.server.publishing.forms import PostForm, limit_of

COMMUNITY = read_community()
PEOPLE = {person.handle: person for person in COMMUNITY.people}
NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


def context_of(handle: str, *, visibility: str = "public", place: Place = Place.POST) -> Context:
    """What the check knows of a demo author, as ``identity.contexts`` tells it."""
    person = PEOPLE[handle]
    return Context(
        place=place,
        audience=visibility,
        date=NOW.date(),
        author_names=(person.display_name, *person.display_name.split()),
        author_town=person.town or None,
        author_department=person.department or None,
        author_is_physician=person.verified,
        author_is_pseudonymous=person.pseudonym,
        interests=tuple(tie["title"] for tie in person.interests),
    )


def published() -> Iterator[tuple[str, str, str, str]]:
    """Name, author, visibility and whole text of everything the demo publishes."""
    for post in COMMUNITY.posts:
        whole = PostForm(kind=post.kind, title=post.title, text=post.text).whole()
        yield post.key, post.author, post.visibility, whole
    for line in COMMUNITY.questions:
        form = PostForm(
            title=line.title,
            situation=line.situation,
            tried=line.tried,
            asked=line.question,
            text="#DocTocToc",
        )
        yield f"question {line.key}", line.author, line.visibility, form.whole()
        for answer in line.answers:
            yield f"answer {line.key} {answer.author}", answer.author, line.visibility, answer.text
        if line.synthesis:
            yield f"synthesis {line.key}", line.author, line.visibility, line.synthesis
    for withdrawn in COMMUNITY.withdrawn:
        yield f"withdrawn {withdrawn.author}", withdrawn.author, "public", withdrawn.text


def test_the_community_has_the_size_it_promises() -> None:
    assert len(PEOPLE) >= 14
    assert len({person.specialty for person in PEOPLE.values() if is_specialty(person.specialty)}) >= 10
    assert {person.kind for person in PEOPLE.values()} == {
        "physician", "intern", "professional", "establishment", "public",
    }  # fmt: skip
    assert {person.role for person in PEOPLE.values()} == {"member", "moderator", "order"}
    hidden = [person.handle for person in PEOPLE.values() if person.pseudonym]
    assert hidden == ["dr_passiflore", "doc_serpolet"]
    assert len(COMMUNITY.posts) >= 70
    assert sum(bool(post.reply_to) for post in COMMUNITY.posts) >= 20
    assert len(COMMUNITY.questions) >= 12
    assert sum(bool(line.synthesis) for line in COMMUNITY.questions) >= 7
    assert len(COMMUNITY.withdrawn) == 1
    assert len(COMMUNITY.drafts) >= 10


def test_every_person_can_be_opened() -> None:
    for person in PEOPLE.values():
        assert person.email.endswith("@exemple.test")
        assert person.specialty in every() or not person.specialty
        assert not person.verified or person.kind == "physician"
    assert len({person.email for person in PEOPLE.values()}) == len(PEOPLE)


def test_every_text_fits() -> None:
    for post in COMMUNITY.posts:
        assert len(post.text) <= limit_of(post.kind), post.key
    assert all(len(post.text) > 1500 for post in COMMUNITY.posts if post.kind == "article")
    for line in COMMUNITY.questions:
        assert len(line.synthesis) <= limit_of("synthesis")
        assert all(is_specialty(slug) for slug in line.wanted), line.key
        assert len(line.wanted) <= 5


def test_only_verified_physicians_answer() -> None:
    for line in COMMUNITY.questions:
        assert all(PEOPLE[answer.author].verified for answer in line.answers), line.key


@pytest.mark.parametrize(
    ("name", "author", "visibility", "text"), list(published()), ids=lambda value: str(value)[:30]
)
def test_what_the_demo_publishes_passes(name: str, author: str, visibility: str, text: str) -> None:
    report = check(text, context=context_of(author, visibility=visibility))
    assert report.verdict.rank <= Verdict.ADVISE.rank, (name, report.rules)


@pytest.mark.parametrize("person", COMMUNITY.people, ids=lambda person: person.handle)
def test_what_the_profiles_say_passes(person: PersonLine) -> None:
    lines = [*person.cursus, *person.publications, *person.interests]
    texts = [person.display_name, person.title, person.bio, *(line["title"] for line in lines)]
    for text in texts:
        report = check(text, context=context_of(person.handle, place=Place.PROFILE))
        assert report.verdict.rank <= Verdict.ADVISE.rank, report.rules


@pytest.mark.parametrize("draft", COMMUNITY.drafts, ids=lambda draft: draft.title)
def test_what_the_drafts_breach_is_found(draft: object) -> None:
    assert dataclasses.is_dataclass(draft)
    line = next(each for each in COMMUNITY.drafts if each is draft)
    report = check(line.text, context=context_of(line.author))
    assert set(line.expects) <= set(report.rules), report.rules
    assert report.verdict.rank >= Verdict.JUSTIFY.rank, report.rules


def test_the_script_is_played_in_order_and_never_later_than_now() -> None:
    steps = script(COMMUNITY, now=NOW, seed=3)
    moments = [moment for moment, _ in steps]
    assert moments == sorted(moments)
    assert moments[-1] <= NOW
    shown = [step.line.key for _, step in steps if isinstance(step, Publish)]
    assert sorted(shown) == sorted(post.key for post in COMMUNITY.posts)
    assert sum(isinstance(step, Close) for _, step in steps) >= 7


def test_the_seed_draws_the_reactions_and_nothing_else() -> None:
    first, again, other = (script(COMMUNITY, now=NOW, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    said = [[timed for timed in steps if not isinstance(timed[1], React)] for steps in (first, other)]
    assert said[0] == said[1]


def test_malformed_data_is_named() -> None:
    with pytest.raises(DemoError, match="demo") as unknown:
        _built(PostLine, {"key": "x", "author": "camille_rey", "days_ago": 1, "at": "08:00", "texte": "?"})
    assert unknown.value.where == "x"
    late = PostLine(key="late", author="camille_rey", days_ago=3, at="08:00", text="a", reply_to="first")
    first = PostLine(key="first", author="camille_rey", days_ago=2, at="08:00", text="b")
    with pytest.raises(DemoError) as before:
        _require_sound_threads([first, late])
    assert before.value.where == "late"
    with pytest.raises(DemoError) as twice:
        _require_sound_threads([first, first])
    assert twice.value.where == "first"
