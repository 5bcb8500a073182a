"""Posts for the tests of publishing: written through the one way in, like everything else."""

from __future__ import annotations

import datetime as dt
from typing import Any

from colloque.server.identity.models import Account
from colloque.server.publishing import actions
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.views import Submission

from ..cast import NOW

# All fictional: a titled name (block), a colleague disparaged (justify), an exact age and day (advise).
BREACH = "Mme Lefèvre, vue ce matin pour son pied diabétique."
GRAVE = "Ce confrère est un charlatan."
ADVICE = "Patiente de 67 ans, vue hier."
REPAIRED = "Une patiente vue récemment pour son pied diabétique."


def at(minutes: int) -> dt.datetime:
    """So many minutes after the story begins."""
    return NOW + dt.timedelta(minutes=minutes)


def write(author: Account, text: str = REPAIRED, *, now: dt.datetime = NOW, **fields: Any) -> int:
    """Publish a text that passes; its post id."""
    done = actions.submit(author, form=PostForm(text=text, **fields), acknowledged=True, now=now)
    assert done.post is not None, done.report and done.report.rules
    return done.post


def ask(author: Account, *, now: dt.datetime = NOW, visibility: str = "physicians", **fields: Any) -> int:
    """Publish a #DocTocToc question; its post id."""
    form = {
        "title": "Toux qui dure",
        "situation": "Toux sèche depuis plusieurs semaines, sans fièvre.",
        "tried": "Radiographie normale.",
        "asked": "Que chercher d’abord ?",
        "text": "#DocTocToc",
        "wanted": ("cardiologie",),
        **fields,
    }
    return write(author, form.pop("text"), kind="question", visibility=visibility, now=now, **form)


def submit(author: Account, text: str, *, now: dt.datetime = NOW, **options: Any) -> Submission:
    """Submit a note."""
    return actions.submit(author, form=PostForm(text=text), now=now, **options)
