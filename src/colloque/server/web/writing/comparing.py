"""The page of a transposition: before and after, how many people match, each change open to refusal."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from colloque.server.publishing.forms import PostForm

from ..library import translated
from .crowd import Crowd, crowd_of, readers_of
from .fields import label_of
from .risk_words import risk_sentence
from .transposing import Proposal, sex_reason


def compare(
    request: HttpRequest,
    proposal: Proposal,
    *,
    form: PostForm,
    action: str,
    carried: Sequence[tuple[str, str]],
) -> HttpResponse:
    """Before and after, side by side; each change has its reason and its tick box.

    Args:
        request: The call.
        proposal: What is proposed for ``form``.
        form: The text as typed.
        action: Address the choices are posted to.
        carried: Names and values of all that was typed: this page shows no field and must lose nothing.
    """
    whole, full = form.whole(), proposal.full
    context = {
        "action": action,
        "form": form,
        "sides": [(label_of(form.kind, name), pieces) for name, pieces in proposal.fields.items()],
        "changed": proposal.changed,
        "kept": [(whole[kept.start : kept.end], kept.reason) for kept in full.kept],
        "sex": full.sex if full.sex.before else None,
        "sex_reason": sex_reason(translated(full.sex.reason)),
        "crowds": _crowds(proposal),
        "carried": carried,
    }
    response = render(request, "writing/transpose.html", context)
    # Raw text of a draft stands on this page: no cache may keep it.
    response["Cache-Control"] = "no-store"
    return response


def _crowds(proposal: Proposal) -> Sequence[tuple[str, Crowd, str, Sequence[tuple[str | Promise, str]]]]:
    """How many people match before and after, drawn and said; nothing where the text says nothing."""
    risks = ((_("Avant"), proposal.full.risk_before), (_("Après"), proposal.done.risk_after))
    return [
        (label, crowd, risk_sentence(risk), readers_of(risk))
        for label, risk in risks
        if (crowd := crowd_of(risk))
    ]
