"""Where a passage begins and ends: signs at its edges go, what is glued to its words and numbers comes."""

from __future__ import annotations

import re

_EDGES = " ,;:/()[]«»\"“”!?…-–\n'’"
_CODED = frozenset({"AUTRE_ID", "DATE", "DATE_NAISSANCE", "IPP", "NDA", "SECU", "TEL", "ZIP"})
_NAMED = frozenset({"ADRESSE", "AUTRE_ID", "DEPARTEMENT", "HOPITAL", "NOM", "PRENOM", "VILLE"})
_L = r"[^\W\d_]"
# ``SE-441907``, ``24.09.2025``: a number with all that is joined to it. Nothing taken is given back: the two
# plus signs could share out a long word in 2^n ways.
_CODE_BEFORE, _CODE_AFTER = re.compile(r"(?:[^\W_]++[-./_]?)++$"), re.compile(r"(?:[-./_]?[^\W_]++)++")
# ``Saint-Georges-de-l'Oyapock``, ``Le Floc'h``: joined words, where the last begins with a capital.
_SMALL = r"(?:(?:de|du|des|la|le|les|lès|les|sur|sous|en|et|au|aux|d|l|à)[-'’])*"
_NAME_AFTER = re.compile(rf"(?:-{_SMALL}(?=[A-ZÀ-ÞŒ]){_L}+|['’]h(?!\w))+")
_NAME_BEFORE = re.compile(rf"(?<!\w)(?=[A-ZÀ-ÞŒ]){_L}+(?:-{_SMALL}(?=[A-ZÀ-ÞŒ]){_L}+)*-{_SMALL}$")
_INITIALS_BEFORE, _INITIALS_AFTER = re.compile(rf"(?<!\w)(?:{_L}\.-?)+$"), re.compile(rf"(?:-?{_L}\.)+(?!\w)")
_REACH = 40


def trimmed(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """The passage without the signs at its edges; initials keep their last full stop.

    >>> trimmed("né (à Brest).", 3, 13, "VILLE")
    (4, 11)
    """
    last = _EDGES if label == "INITIALES" else _EDGES + "."
    while start < end and text[start] in _EDGES + ".":
        start += 1
    while end > start and text[end - 1] in last:
        end -= 1
    return start, end


def whole(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """The passage with what is joined to it without a space.

    >>> whole("dossier SE-441907", 11, 17, "NDA"), whole("vu M. Petit-Jean", 6, 11, "NOM")
    ((8, 17), (6, 16))
    """
    if label in _CODED and any(sign.isdigit() for sign in text[start:end]):
        return _widened(text, start, end, _CODE_BEFORE, _CODE_AFTER)
    if label in _NAMED:
        return _widened(text, start, end, _NAME_BEFORE, _NAME_AFTER)
    if label == "INITIALES":
        return _widened(text, start, end, _INITIALS_BEFORE, _INITIALS_AFTER)
    return start, end


def _widened(
    text: str, start: int, end: int, before: re.Pattern[str], after: re.Pattern[str]
) -> tuple[int, int]:
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    lead, tail = before.search(text, first, start), after.match(text, end, last)
    return (lead.start() if lead else start), (tail.end() if tail else end)
