"""«Transposer le cas»: the whole form as one text, each change shown with its reason and open to refusal."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from colloque import Transposed, transpose
from colloque.server.identity.models import Account
from colloque.server.publishing.forms import Part, PostForm

from .relecture import bounded, context_of, with_texts
from .sheet import Sheet

_ALREADY_SAID = re.compile(r"^Le sexe est (?:gardé|changé)\s?: ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a field, before and after.

    Attributes:
        before: The words as written.
        after: What stands there now; the same words where nothing changes or the change is refused.
        key: Names the change, as ``12-18``; empty where none is proposed.
        reason: Why it is proposed.
        number: From 1, in reading order; 0 where no change is proposed.
        refused: The author does not want it.
    """

    before: str
    after: str
    key: str = ""
    reason: str = ""
    number: int = 0
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a transposition proposes, and what it gives without the changes refused.

    Attributes:
        fields: The pieces of each text, by field name.
        changed: Only the pieces for which a change is proposed, in reading order.
        full: What the library proposes.
        done: What it gives without the changes refused.
    """

    fields: Mapping[str, Sequence[Piece]]
    changed: Sequence[Piece]
    full: Transposed
    done: Transposed


def propose(
    account: Account | None, sheet: Sheet, *, now: dt.datetime, keep: Collection[str] | None = None
) -> Proposal:
    """Transpose the whole form at once, so that one patient gets the same words in every field.

    The seed comes from the sheet's key: the page shown, and the changes then accepted, are the same ones.

    Args:
        account: Who writes; None for someone without account.
        sheet: The text.
        now: Aware moment.
        keep: Keys of the changes wanted; None wants them all.

    Raises:
        TransposeError: the library proved that the medicine would change.
        InvalidInput: too long to be read at once.
    """
    bounded(sheet.form)
    context = context_of(account, sheet.form, now=now)

    def transposed(refuse: Collection[str]) -> Transposed:
        seed = zlib.crc32(sheet.key.encode())
        return transpose(sheet.form.whole(), seed=seed, context=context, refuse=frozenset(refuse))

    full = transposed(())
    refused = set() if keep is None else {change.key for change in full.changes} - set(keep)
    done = transposed(refused) if refused else full
    numbers = count(1)
    fields = {part.field: tuple(_pieces(part, full, done, numbers)) for part in sheet.form.parts()}
    changed = tuple(piece for pieces in fields.values() for piece in pieces if piece.key)
    return Proposal(fields=fields, changed=changed, full=full, done=done)


def accepted(account: Account | None, sheet: Sheet, *, keep: Collection[str], now: dt.datetime) -> PostForm:
    """The form with the changes whose key is in ``keep``; with one at least, it is marked as transposed."""
    proposal = propose(account, sheet, now=now, keep=keep)
    if all(piece.refused for piece in proposal.changed):
        return sheet.form
    texts = {name: "".join(piece.after for piece in pieces) for name, pieces in proposal.fields.items()}
    return replace(with_texts(sheet.form, texts), transposed=True)


def sex_reason(reason: str) -> str:
    """The library's sentence on the sex, to follow «Le sexe du patient est gardé :» without saying it again.

    >>> sex_reason("Le sexe est gardé : Colloque ne réécrit le sexe que s’il peut accorder chaque mot.")
    'Colloque ne réécrit le sexe que s’il peut accorder chaque mot.'
    >>> sex_reason("La grossesse n’existe que chez la femme.")
    'la grossesse n’existe que chez la femme.'
    """
    reason = _ALREADY_SAID.sub("", reason)
    return reason if reason.startswith("Colloque") else reason[:1].lower() + reason[1:]


def _pieces(part: Part, full: Transposed, done: Transposed, numbers: Iterator[int]) -> Iterator[Piece]:
    """Cut one field at the changes inside it. A change that runs out of the field is left aside."""
    wanted = {change.key: change.replacement for change in done.changes}
    at = part.start
    for change in full.changes:
        if change.start < part.start or change.end > part.end:
            continue
        if at < change.start:
            yield _same(part, at, change.start)
        refused = change.key not in wanted
        after = change.original if refused else wanted[change.key]
        yield Piece(change.original, after, change.key, change.reason, next(numbers), refused)
        at = change.end
    if at < part.end:
        yield _same(part, at, part.end)


def _same(part: Part, start: int, end: int) -> Piece:
    words = part.text[start - part.start : end - part.start]
    return Piece(words, words)
