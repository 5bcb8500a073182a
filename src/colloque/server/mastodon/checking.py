"""``POST /api/colloque/v1/check`` and ``/transpose``: the check alone; nothing stored, nothing logged."""

from __future__ import annotations

from typing import Any

from colloque import Context, ContextError, TransposeError, check, transpose
from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.limits import limit

from .doors import Answer, Call, door

LONGEST = 100_000  # code points
RATE = "120/minute"


@door("POST", scope="read")
def check_text(call: Call) -> Answer:
    """The object of ``colloque check --format jsonl``, without ``id``."""
    text, context = _read(call)
    return check(text, context=context).as_json()


@door("POST", scope="read")
def transpose_text(call: Call) -> Answer:
    """The object of ``colloque transpose --format jsonl``, without ``id``."""
    text, context = _read(call)
    seed = call.body.get("seed", 0)
    if not isinstance(seed, int) or isinstance(seed, bool):
        raise InvalidInput("« seed » doit être un entier.", field="seed")
    try:
        return transpose(text, seed=seed, context=context).as_json()
    except TransposeError as refusal:
        raise InvalidInput(refusal.safe, field="text", code=refusal.code) from None


def _read(call: Call) -> tuple[str, Context]:
    limit("check", source=str(call.caller.pk), rate=RATE)
    text: Any = call.body.get("text")
    if not isinstance(text, str):
        raise InvalidInput("Le champ « text » manque.", field="text")
    if len(text) > LONGEST:
        raise InvalidInput(f"Texte trop long : {LONGEST} caractères au plus.", field="text", code="too_long")
    given = call.body.get("context")
    if given is None:
        return text, Context()
    if not isinstance(given, dict):
        raise InvalidInput("« context » doit être un objet.", field="context")
    try:
        return text, Context.from_json(given)
    except ContextError as error:
        raise InvalidInput(str(error), field=f"context.{error.name}") from None
