"""Reads a form over: one check of the whole, each finding put back in the field it lies in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from colloque import Context, Finding, Place, Report
from colloque.server.engine.clearing import read
from colloque.server.engine.errors import InvalidInput
from colloque.server.identity.models import Account
from colloque.server.identity.queries import author_context
from colloque.server.publishing.forms import PostForm, field_at, limit_of

from .marking import Segment, segments


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding inside one field.

    Attributes:
        number: From 1, in the order of the whole text.
        field: Name of the field; empty when the finding lies between two of them.
        start: First code point inside the field.
        end: One past the last, inside the field.
        finding: The finding; its own offsets are those of the whole.
    """

    number: int
    field: str
    start: int
    end: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Relecture:
    """A report on a form, ready to show field by field."""

    form: PostForm
    report: Report
    placed: Sequence[Placed]

    def runs(self, field: str) -> tuple[Segment, ...]:
        """The text of ``field`` cut at its findings; numbers are those of the panel."""
        here = [placed for placed in self.placed if placed.field == field]
        local = [replace(p.finding, start=p.start, end=p.end) for p in here]
        numbers = [p.number for p in here]
        return tuple(
            replace(
                run,
                numbers=tuple(numbers[n - 1] for n in run.numbers),
                ends=tuple(numbers[n - 1] for n in run.ends),
            )
            for run in segments(getattr(self.form, field), local)
        )


def context_of(account: Account | None, form: PostForm, *, now: dt.datetime) -> Context:
    """What the check may know: the author, the place, the audience."""
    place = Place.REPLY if form.in_reply_to else Place.POST
    if account is None:
        return Context(place=place, audience=form.visibility, date=now.date())
    return author_context(account, place=place, audience=form.visibility, now=now)


def bounded(form: PostForm) -> PostForm:
    """``form`` itself, when it is short enough to be read at once.

    Raises:
        InvalidInput: longer than the longest article: one request would keep the server busy for a minute.
    """
    most = limit_of("article")
    if len(form.whole()) > most + limit_of("article", "title"):
        longest = max(form.parts(), key=lambda part: len(part.text))
        raise InvalidInput(
            _("Ce texte est trop long pour être relu d’un coup : %(most)d caractères au plus.")
            % {"most": most},
            field=longest.field,
            code="too_long",
        )
    return form


def read_over(account: Account | None, form: PostForm, *, now: dt.datetime) -> Relecture:
    """Check the whole form under the author's context.

    Raises:
        InvalidInput: too long to be read at once.
    """
    bounded(form)
    return place_report(form, read(form.whole(), context=context_of(account, form, now=now)))


def place_report(form: PostForm, report: Report) -> Relecture:
    """Put each finding of ``report`` on ``form.whole()`` back in its field."""
    placed = []
    for number, finding in enumerate(report.findings, start=1):
        field, start, end = field_at(form, finding.start, finding.end) or ("", 0, 0)
        placed.append(Placed(number, field, start, end, finding))
    return Relecture(form, report, tuple(placed))


def with_texts(form: PostForm, texts: Mapping[str, str]) -> PostForm:
    r"""The form with some of its texts changed; ``texts`` is by field name.

    >>> with_texts(PostForm(text="a", title="b"), {"text": "c"}).whole()
    'b\n\nc'
    """
    return replace(form, **texts)  # type: ignore[arg-type]  # only names of text fields come here
