"""Read the demo's data, strictly: an unknown key, a missing key or a dangling name is an error at load."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from .errors import DemoError
from .lines import AnswerLine, DraftLine, PersonLine, PostLine, QuestionLine, WithdrawnLine

__all__ = ["Community", "DraftLine", "read_community"]

Line = TypeVar("Line")

_NOT_SHOWN_TO_ALL = frozenset({"private", "physicians"})


@dataclass(frozen=True, slots=True)
class Community:
    """Everything the demo says, in the order of the files."""

    people: tuple[PersonLine, ...]
    posts: tuple[PostLine, ...]
    questions: tuple[QuestionLine, ...]
    withdrawn: tuple[WithdrawnLine, ...]
    drafts: tuple[DraftLine, ...]


@lru_cache(maxsize=1)
def read_community() -> Community:
    """The demo community, read once.

    Raises:
        DemoError: the data is wrong; ``where`` names the entry.

    >>> "camille_rey" in {person.handle for person in read_community().people}
    True
    """
    data = resources.files(__package__)
    community = Community(
        people=tuple(_lines(PersonLine, data / "people", "person")),
        posts=tuple(_lines(PostLine, data / "posts", "post")),
        questions=tuple(map(_question, _tables(data / "questions", "question"))),
        withdrawn=tuple(_lines(WithdrawnLine, data / "withdrawn.toml", "withdrawn")),
        drafts=tuple(_lines(DraftLine, data / "drafts.toml", "draft")),
    )
    _require_known_people(community)
    _require_sound_threads(community.posts)
    return community


def _tables(source: Traversable, name: str) -> Iterator[dict[str, Any]]:
    files = sorted(source.iterdir(), key=lambda file: file.name) if source.is_dir() else [source]
    for file in files:
        if file.name.endswith(".toml"):
            yield from tomllib.loads(file.read_text(encoding="utf-8"))[name]


def _lines(line: type[Line], source: Traversable, name: str) -> Iterator[Line]:
    for table in _tables(source, name):
        yield _built(line, table)


def _built(line: type[Line], table: Mapping[str, Any]) -> Line:
    values = {key: _frozen(value) for key, value in table.items()}
    try:
        return line(**values)
    except TypeError as error:
        where = str(table.get("key") or table.get("handle") or table.get("author", "?"))
        raise DemoError("Une entrée de la démonstration est mal formée.", where=where) from error


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return value.strip() if isinstance(value, str) else value


def _question(table: Mapping[str, Any]) -> QuestionLine:
    rest = {key: value for key, value in table.items() if key != "answer"}
    answers = [_built(AnswerLine, answer) for answer in table.get("answer", [])]
    return _built(QuestionLine, {**rest, "answers": answers})


def _require_known_people(community: Community) -> None:
    known = {person.handle for person in community.people}
    for where, handle in _names(community):
        if handle not in known:
            raise DemoError("La démonstration cite un compte qui n’existe pas.", where=where)


def _names(community: Community) -> Iterable[tuple[str, str]]:
    for person in community.people:
        yield from ((person.handle, handle) for handle in person.follows)
    for post in community.posts:
        yield from ((post.key, handle) for handle in (post.author, *post.likes, *post.boosts))
    for question in community.questions:
        answering = [answer.author for answer in question.answers]
        yield from ((question.key, handle) for handle in (question.author, *question.likes, *answering))
    yield from ((line.author, line.author) for line in community.withdrawn)
    yield from ((line.author, line.author) for line in community.drafts)


def _require_sound_threads(posts: Iterable[PostLine]) -> None:
    by_key: dict[str, PostLine] = {}
    for post in posts:
        if post.key in by_key:
            raise DemoError("Deux messages de la démonstration ont la même clef.", where=post.key)
        by_key[post.key] = post
    for post in by_key.values():
        above = by_key.get(post.reply_to) if post.reply_to else None
        if post.reply_to and (above is None or (-above.days_ago, above.at) >= (-post.days_ago, post.at)):
            raise DemoError("Une réponse de la démonstration précède son message.", where=post.key)
        if post.boosts and post.visibility in _NOT_SHOWN_TO_ALL:
            raise DemoError("Un message réservé ne se relaie pas.", where=post.key)
