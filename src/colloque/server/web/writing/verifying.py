"""The check alone: the live answers the composer asks for, and the page for texts meant for elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from colloque import TransposeError
from colloque.server.engine.errors import InvalidInput, TooMany
from colloque.server.engine.ids import parse_id
from colloque.server.engine.limits import limit
from colloque.server.publishing.forms import PostForm

from ..reader import reader
from ..sentences import said
from .comparing import compare
from .door import moment, source_of, typed
from .fields import view_of
from .panel import panel_json, panel_view
from .relecture import Relecture, bounded, read_over, with_texts
from .repairs import repaired, repaired_whole
from .sheet import TEXTS, Sheet
from .transposing import accepted, propose
from .wording import AUDIENCES, UNTRANSPOSED

LIVE_RATE, PAGE_RATE = "120/minute", "40/minute"
_TRANSPOSING = frozenset({"transpose", "preview"})
_VISIBLE = ("public", "physicians", "private")


@never_cache
@require_POST
def verify_json(request: HttpRequest) -> JsonResponse:
    """Check the form being written. Nothing is stored or logged; texts travel in the body only."""
    try:
        limit("verify_live", source=_who(request), rate=LIVE_RATE)
        form = _form_from(request.body)
        reading = read_over(reader(request), form, now=moment())
    except TooMany as error:
        return JsonResponse(
            {"error": said(error.safe)}, status=429, headers={"Retry-After": str(error.retry_after)}
        )
    except InvalidInput as error:
        return JsonResponse({"error": said(error.safe)}, status=400)
    return JsonResponse(panel_json(reading))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Paste a text meant for elsewhere: checked, repaired on the spot, kept nowhere."""
    visibility = typed(request, "visibility")
    form = PostForm(
        kind="article",
        text=typed(request, "text"),
        visibility=visibility if visibility in _VISIBLE else "public",
    )
    if request.method != "POST":
        return _page(request, form)
    try:
        limit("verify", source=_who(request), rate=PAGE_RATE)
        bounded(form)
    except TooMany as error:
        return _page(request, form, error=said(error.safe), status=429)
    except InvalidInput as error:
        return _page(request, form, error=said(error.safe), status=400)
    act = typed(request, "action")
    if act in _TRANSPOSING:
        return _transpose(request, form, again=act == "preview")
    if act == "accept":
        return _accept(request, form)
    reading = read_over(reader(request), form, now=moment())
    fixed = _fixed(reading, act)
    if fixed is not None:
        form = fixed
        reading = read_over(reader(request), form, now=moment())
    return _page(request, form, reading=reading)


def _transpose(request: HttpRequest, form: PostForm, *, again: bool) -> HttpResponse:
    sheet = _sheet(request, form)
    keep = request.POST.getlist("keep") if again else None
    try:
        proposal = propose(reader(request), sheet, now=moment(), keep=keep)
    except TransposeError:
        return _untransposed(request, form)
    carried = [("key", sheet.key), ("text", form.text), ("visibility", form.visibility)]
    return compare(request, proposal, form=form, action=reverse("verify"), carried=carried)


def _accept(request: HttpRequest, form: PostForm) -> HttpResponse:
    sheet, now = _sheet(request, form), moment()
    try:
        form = accepted(reader(request), sheet, keep=request.POST.getlist("keep"), now=now)
    except TransposeError:
        return _untransposed(request, form)
    return _page(request, form, reading=read_over(reader(request), form, now=now))


def _sheet(request: HttpRequest, form: PostForm) -> Sheet:
    """The key the page carries, so that the changes made are those shown; the rest as ``form`` took it."""
    return replace(Sheet.read(request, like=form), form=form)


def _untransposed(request: HttpRequest, form: PostForm) -> HttpResponse:
    return _page(request, form, error=str(UNTRANSPOSED))


def _fixed(reading: Relecture, action: str) -> PostForm | None:
    act, _space, token = action.partition(" ")
    if act == "apply":
        return repaired(reading, token)
    return repaired_whole(reading) if act == "repair" else None


def _who(request: HttpRequest) -> str:
    account = reader(request)
    return f"a{account.pk}" if account else source_of(request)


def _form_from(body: bytes) -> PostForm:
    try:
        data = json.loads(body)
        texts = {name: data.get(name, "") for name in TEXTS}
        kind, visibility = data.get("kind", "note"), data.get("visibility", "public")
        replied = parse_id(str(data.get("in_reply_to") or ""))
    except (ValueError, AttributeError, RecursionError):
        raise InvalidInput(_("Cette demande est illisible.")) from None
    if not all(isinstance(value, str) for value in (*texts.values(), kind, visibility)):
        raise InvalidInput(_("Cette demande est illisible."))
    if visibility not in AUDIENCES:
        raise InvalidInput(_("Cette demande est illisible."))
    form = with_texts(PostForm(kind=kind, visibility=visibility, in_reply_to=replied), texts)
    return bounded(form)


def _page(
    request: HttpRequest,
    form: PostForm,
    *,
    reading: Relecture | None = None,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    field = view_of("text", form, reading, error)
    context = {
        "field": replace(field, label=_("Votre texte"), hint=_("Collez-le tel qu’il doit paraître."), rows=7),
        "form": form,
        "key": Sheet.read(request, like=form).key,
        "panel": panel_view(reading),
        "places": [(value, AUDIENCES[value][0]) for value in _VISIBLE],
    }
    return render(request, "writing/verify.html", context, status=status)
