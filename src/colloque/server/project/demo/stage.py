"""Where the script is played: each step becomes a call of a room's action, by its author, at its moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import singledispatchmethod
from itertools import count

from colloque.server.engine.errors import ColloqueError
from colloque.server.engine.ids import floor_id
from colloque.server.engine.limits import source_hash
from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.publishing import actions as publishing
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.views import Submission
from colloque.server.takedown import actions as takedown
from colloque.server.takedown import queries as claims

from .errors import DemoError
from .lines import DraftLine
from .script import Answer, Ask, Close, Publish, React, Regret, Step

_TAG = "#DocTocToc"


class Stage:
    """Plays steps in order, and remembers which post each key became.

    Attributes:
        cast: The demo accounts, by handle.
        posts: Id of the post each key became.
        withdrawn: How many posts were withdrawn.
        syntheses: How many questions were closed.
        answers: How many answers were given.
    """

    def __init__(self, cast: Mapping[str, Account]) -> None:
        self.cast = cast
        self.posts: dict[str, int] = {}
        self.withdrawn = 0
        self.syntheses = 0
        self.answers = 0
        self._claimants = count(1)

    def play(self, step: Step, *, now: dt.datetime) -> None:
        """Make one step happen at ``now``.

        Raises:
            DemoError: a room refused it; ``where`` names the entry and the code, never its text.
        """
        try:
            self._play(step, now=now)
        except DemoError:
            raise
        except ColloqueError as refusal:
            where = f"{_name(step)} : {refusal.code}"
            raise DemoError("Une entrée de la démonstration est refusée.", where=where) from refusal

    def keep_draft(self, line: DraftLine, *, now: dt.datetime) -> None:
        """Leave one breaching draft, sealed, in its author's drafts."""
        publishing.save_draft(self.cast[line.author], form=PostForm(text=line.text), now=now)

    def read_notifications(self, *, before: dt.datetime, now: dt.datetime) -> None:
        """Everybody has read what they were told ``before`` that moment."""
        for account in self.cast.values():
            publishing.read_notifications(account, up_to=floor_id(before), now=now)

    def _submit(self, handle: str, form: PostForm, *, where: str, now: dt.datetime) -> int:
        done = publishing.submit(self.cast[handle], form=form, acknowledged=True, now=now)
        return _published(done, where)

    @singledispatchmethod
    def _play(self, step: Step, *, now: dt.datetime) -> None:
        raise TypeError(type(step).__name__)

    @_play.register
    def _(self, step: Publish, *, now: dt.datetime) -> None:
        line = step.line
        above = self.posts[line.reply_to] if line.reply_to else None
        form = PostForm(
            kind=line.kind, text=line.text, title=line.title, visibility=line.visibility, in_reply_to=above
        )
        self.posts[line.key] = self._submit(line.author, form, where=line.key, now=now)

    @_play.register
    def _(self, step: Ask, *, now: dt.datetime) -> None:
        line = step.line
        form = PostForm(
            kind="question",
            title=line.title,
            situation=line.situation,
            tried=line.tried,
            asked=line.question,
            text=_TAG,
            wanted=line.wanted,
            visibility=line.visibility,
            transposed=True,
        )
        self.posts[line.key] = self._submit(line.author, form, where=line.key, now=now)

    @_play.register
    def _(self, step: Answer, *, now: dt.datetime) -> None:
        form = PostForm(
            kind="answer",
            text=step.line.text,
            in_reply_to=self.posts[step.question.key],
            visibility=step.question.visibility,
        )
        self._submit(step.line.author, form, where=_name(step), now=now)
        self.answers += 1

    @_play.register
    def _(self, step: Close, *, now: dt.datetime) -> None:
        asker, question = self.cast[step.line.author], self.posts[step.line.key]
        done = publishing.close_question(
            asker, question, text=step.line.synthesis, acknowledged=True, now=now
        )
        _published(done, f"synthesis {step.line.key}")
        self.syntheses += 1

    @_play.register
    def _(self, step: React, *, now: dt.datetime) -> None:
        account, post = self.cast[step.by], self.posts[step.key]
        if step.verb == "boost":
            publishing.boost(account, post, acknowledged=True, now=now)
        else:
            publishing.like(account, post, now=now)

    @_play.register
    def _(self, step: Regret, *, now: dt.datetime) -> None:
        line, author = step.line, self.cast[step.line.author]
        key = f"withdrawn {line.author}"
        match step.stage:
            case "publish":
                self.posts[key] = self._submit(line.author, PostForm(text=line.text), where=key, now=now)
            case "claim":
                takedown.receive_claim(
                    post_id=self.posts[key],
                    concerned=line.concerned,
                    words=line.words,
                    source=source_hash(f"demo {next(self._claimants)}"),
                    now=now,
                )
            case "confirm":
                claim = claims.claims_of_author(author, Cut(limit=1)).items[0]
                takedown.confirm(author, claim.id, now=now)
                self.withdrawn += 1


def _published(done: Submission, where: str) -> int:
    if done.post is None:
        rules = ", ".join(done.report.rules) if done.report else ""
        raise DemoError("Un texte de la démonstration ne passe pas.", where=f"{where} : {rules}")
    return done.post


def _name(step: Step) -> str:
    """Which entry of the data a step comes from."""
    match step:
        case React(verb=verb, key=key, by=by):
            return f"{verb} {key} {by}"
        case Answer(question=question, line=line):
            return f"answer {question.key} {line.author}"
        case Regret(stage=stage, line=line):
            return f"{stage} {line.author}"
        case _:
            return step.line.key
