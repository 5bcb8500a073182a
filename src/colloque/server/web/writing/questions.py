"""#DocTocToc: the list of questions, asking one, closing it with a synthesis."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.identity.specialties import is_specialty, specialties
from colloque.server.publishing import actions, queries
from colloque.server.publishing.errors import NotYours
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.views import PostView, Submission
from colloque.server.relations.queries import viewer_of

from ..reader import number, viewer
from .audiences import audiences_for, first_audience
from .compose import submits
from .desk import Desk, Send
from .door import writer
from .sheet import Sheet
from .work import work

STATES = {"ouvertes": "open", "closes": "closed"}


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Questions the reader may see: ``?etat=ouvertes|closes``, ``?specialite=<slug>``."""
    state = request.GET.get("etat", "ouvertes")
    state = state if state in STATES else "ouvertes"
    wanted = request.GET.get("specialite", "")
    wanted = wanted if is_specialty(wanted) else ""
    page = queries.questions(
        viewer(request), Cut.read(request.GET, limit=20), state=STATES[state], specialty=wanted
    )
    language = "en" if get_language() == "en" else "fr"
    context = {
        "posts_page": page,
        "state": state,
        "wanted": wanted,
        "specialties": [(line.slug, line.label(language)) for line in specialties()],
    }
    return render(request, "writing/questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@writer
def question_new(request: HttpRequest, account: Account) -> HttpResponse:
    """Ask, in parts."""
    desk = question_desk(account)
    chosen = first_audience(tuple(desk.audiences), parent=None, otherwise="physicians")
    blank = PostForm(kind="question", visibility=chosen, language=account.language)
    return work(request, desk, start=Sheet.fresh(blank))


def question_desk(account: Account) -> Desk:
    """The desk of a structured question."""
    return Desk(
        account=account,
        heading=_("Poser une question #DocTocToc"),
        action=reverse("question_new"),
        fields=("title", "situation", "tried", "asked", "text"),
        audiences=audiences_for(account),
        send=submits(account),
        send_label=_("Poser la question"),
        sent=_("Votre question est posée."),
        options=("wanted", "transposed", "local_only"),
        tabs=True,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@writer
def synthesis(request: HttpRequest, account: Account, post_id: str) -> HttpResponse:
    """Close one's own question with what one keeps of the answers."""
    question = queries.post(viewer_of(account), number(post_id))
    if not question.mine.author or question.question is None:
        raise NotYours
    desk = synthesis_desk(account, question)
    form = PostForm(kind="synthesis", visibility=str(question.visibility), in_reply_to=question.id)
    return work(request, desk, start=Sheet.fresh(form))


def synthesis_desk(account: Account, question: PostView) -> Desk:
    """The desk of the synthesis that closes ``question``; it is read by whoever reads the question."""
    return Desk(
        account=account,
        heading=_("Clore la question par une synthèse"),
        action=reverse("synthesis", args=[question.id]),
        fields=("text",),
        audiences=(str(question.visibility),),
        send=_closes(account, question.id),
        send_label=_("Publier la synthèse et clore"),
        sent=_("La question est close. Merci pour ceux qui la liront."),
        parent=question,
        drafts=False,
    )


def _closes(account: Account, question_id: int) -> Send:
    def send(sheet: Sheet, *, acknowledged: bool, now: dt.datetime) -> Submission:
        return actions.close_question(
            account,
            question_id,
            text=sheet.form.text,
            acknowledged=acknowledged,
            reason=sheet.reason if acknowledged else "",
            now=now,
        )

    return send
