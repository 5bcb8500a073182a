"""The gate of every text that enters: one form for what looks the same, nothing invisible, a length."""

from __future__ import annotations

import re
import unicodedata

from .errors import InvalidInput

# A name written with these would slip past the check, or show another order of words than the one stored:
# zero-width space, non-joiner and joiner, word joiner, BOM, soft hyphen, bidirectional marks and overrides.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\u0001-\u0008\u000e-\u001f\u007f-\u009f]")
_IMPOSSIBLE = re.compile("[\u0000\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_BLANKS = re.compile("[ \t\n]+")  # not the no-break spaces of French typography
_JOINER = "\u200d"


def clean_text(value: str, *, field: str, limit: int, required: bool = True, multiline: bool = True) -> str:
    r"""Normalise one text from outside, or refuse it.

    NFC; line ends become ``\n``; control, zero-width and bidirectional characters go (a joiner stays inside
    an emoji sequence); blanks at both ends go. On one line, runs of blanks become one space.

    Args:
        value: The text as sent, any length.
        field: Name of the form field, for the error.
        limit: Most code points of the result.
        required: Whether nothing is an error.
        multiline: Whether line ends are kept.

    Returns:
        0 to ``limit`` code points.

    Raises:
        InvalidInput: nothing where something is required, too long, or characters no text can hold
            (NUL, lone surrogates).

    >>> clean_text("  Cas\u200b  vu\r\nce jour ", field="text", limit=20)
    'Cas  vu\nce jour'
    >>> clean_text("Mar\u202eie\t\nNoël", field="title", limit=20, multiline=False)
    'Marie Noël'
    """
    if not isinstance(value, str):
        raise InvalidInput("Un texte est attendu ici.", field=field, code="not_text")
    # What is far too long is refused before any work is done on it.
    if len(value) > 4 * limit + 1000:
        raise _too_long(len(value), limit, field)
    if _IMPOSSIBLE.search(value):
        raise InvalidInput(
            "Ce texte contient des caractères illisibles : retirez-les, puis renvoyez-le.",
            field=field,
            code="unreadable_text",
        )
    visible = _without_invisible(_CONTROL.sub("", _LINE_END.sub("\n", value)))
    text = unicodedata.normalize("NFC", visible).strip()
    if not multiline:
        text = _BLANKS.sub(" ", text)
    if required and not text:
        raise InvalidInput("Ce champ est vide : écrivez quelque chose.", field=field, code="empty_text")
    if len(text) > limit:
        raise _too_long(len(text), limit, field)
    return text


def _too_long(length: int, limit: int, field: str) -> InvalidInput:
    return InvalidInput(
        f"Ce texte est trop long : {length} caractères pour {limit} permis.", field=field, code="too_long"
    )


def _without_invisible(text: str) -> str:
    def kept(found: re.Match[str]) -> str:
        around = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        return _JOINER if found[0] == _JOINER and all(map(_pictures, around)) else ""

    return _INVISIBLE.sub(kept, text)


def _pictures(character: str) -> bool:
    """Whether a joiner may stand beside ``character``: an emoji, its variant mark, a skin tone."""
    return character == "\ufe0f" or (bool(character) and unicodedata.category(character) in {"So", "Sk"})
