"""Work at a desk: check, repair, transpose, keep, publish; one way for whatever is being written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from colloque import Report, TransposeError, Verdict
from colloque.server.engine.errors import ColloqueError, Conflict, Forbidden, InvalidInput, NotFound, TooMany
from colloque.server.engine.limits import limit
from colloque.server.publishing import actions
from colloque.server.publishing.errors import Spent
from colloque.server.publishing.views import Submission

from ..sentences import said
from .desk import Desk, Outcome
from .door import moment, typed
from .page import show, show_transposition
from .relecture import place_report, read_over
from .repairs import repaired, repaired_whole
from .sheet import Sheet
from .transposing import accepted
from .wording import UNTRANSPOSED

RATE = "60/minute"


def work(request: HttpRequest, desk: Desk, *, start: Sheet) -> HttpResponse:
    """Answer one request to a desk. ``start`` is what lies on it before anything is typed."""
    if request.method != "POST":
        return show(request, desk, start, Outcome())
    sheet = Sheet.read(request, like=start.form)
    act = _ACTS.get(typed(request, "action").partition(" ")[0], _check)
    try:
        limit("desk", source=str(desk.account.pk), rate=RATE)
        return act(request, desk, sheet)
    except Spent as error:
        # The page was published already and came back by the browser's own button: a new text, a new key.
        return show(request, desk, Sheet.fresh(sheet.form, reason=sheet.reason), _failed(error))
    except ColloqueError as error:
        return show(request, desk, sheet, _failed(error))


def reopen(request: HttpRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    """Show a held text with its findings, under the rules of today."""
    return _check(request, desk, sheet)


def _check(request: HttpRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    return show(request, desk, sheet, Outcome(reading=read_over(desk.account, sheet.form, now=moment())))


def _apply(request: HttpRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    now = moment()
    reading = read_over(desk.account, sheet.form, now=now)
    form = repaired(reading, typed(request, "action").partition(" ")[2])
    if form is None:
        gone = {"": _("Ce passage a changé depuis la relecture : voici la liste à jour.")}
        return show(request, desk, sheet, Outcome(reading=reading, errors=gone))
    sheet = replace(sheet, form=form)
    return show(request, desk, sheet, Outcome(reading=read_over(desk.account, form, now=now)))


def _repair(request: HttpRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    form = repaired_whole(read_over(desk.account, sheet.form, now=moment()))
    return _check(request, desk, replace(sheet, form=form))


def _transpose(request: HttpRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    try:
        keep = request.POST.getlist("keep") if typed(request, "action") == "preview" else None
        return show_transposition(request, desk, sheet, now=moment(), keep=keep)
    except TransposeError:
        return show(request, desk, sheet, _untransposed())


def _accept(request: HttpRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    now = moment()
    try:
        form = accepted(desk.account, sheet, keep=request.POST.getlist("keep"), now=now)
    except TransposeError:
        return show(request, desk, sheet, _untransposed())
    sheet = replace(sheet, form=form)
    return show(request, desk, sheet, Outcome(reading=read_over(desk.account, form, now=now)))


def _back(request: HttpRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    return show(request, desk, sheet, Outcome())


def _publish(request: HttpRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    acknowledged = typed(request, "action") == "acknowledge"
    submission = desk.send(sheet, acknowledged=acknowledged, now=moment())
    if submission.post is not None:
        messages.success(request, str(desk.sent))
        return redirect("writing_published", post_id=submission.post)
    return show(request, desk, *_held(sheet, submission, acknowledged=acknowledged))


def _held(sheet: Sheet, submission: Submission, *, acknowledged: bool) -> tuple[Sheet, Outcome]:
    """The text as the room kept it: what was checked is what is shown, or the passages would not fit."""
    draft = submission.draft
    if draft is not None:
        sheet = replace(sheet, form=draft.form, draft_id=draft.id)
    report = submission.report or Report(findings=(), rulebook="")
    errors = {}
    if submission.verdict is Verdict.JUSTIFY and acknowledged:
        errors["reason"] = _("Dites en quelques mots pourquoi vous publiez ce passage.")
    reading = place_report(sheet.form, report)
    return sheet, Outcome(reading=reading, asks=submission.verdict, errors=errors, status=422)


def _keep(request: HttpRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    actions.save_draft(desk.account, form=sheet.form, draft_id=sheet.draft_id, now=moment())
    messages.success(request, _("Brouillon enregistré. Vous seul pouvez le lire."))
    return redirect("drafts")


def _untransposed() -> Outcome:
    return Outcome(errors={"": str(UNTRANSPOSED)})


def _failed(error: ColloqueError) -> Outcome:
    status = next((code for kind, code in _STATUSES if isinstance(error, kind)), 400)
    return Outcome(errors={getattr(error, "field", ""): said(error.safe)}, status=status)


_STATUSES: Sequence[tuple[type[ColloqueError], int]] = (
    (InvalidInput, 400),
    (NotFound, 404),
    (Forbidden, 403),
    (Conflict, 409),
    (TooMany, 429),
)
_ACTS: Mapping[str, Callable[[HttpRequest, Desk, Sheet], HttpResponse]] = {
    "check": _check,
    "apply": _apply,
    "repair": _repair,
    "transpose": _transpose,
    "preview": _transpose,
    "accept": _accept,
    "back": _back,
    "publish": _publish,
    "acknowledge": _publish,
    "draft": _keep,
}
