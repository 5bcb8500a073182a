"""What a declaration allows and shows. Pure: facts in, answer out."""

from __future__ import annotations

import datetime as dt
import enum
import re
import unicodedata
from collections.abc import Iterable

_RPPS = re.compile(r"[0-9]{11}")
_PARTS = re.compile(r"[\W_]+")
# Shorter than this, a part of a name is too common inside other words: it only counts as a word.
_TELLING = 4


class Standing(enum.StrEnum):
    """What readers of a profile are told of a pseudonym, and nothing finer: neither council nor date."""

    UNDECLARED = "undeclared"
    DECLARED = "declared"
    REGISTERED = "registered"


def standing(state: str, *, declared: str, shown: str) -> Standing:
    """What is said beside ``shown``, the name of the profile today, of a declaration of ``declared``.

    A council registers one name: whoever changes it afterwards bears an undeclared one.

    >>> standing("registered", declared="Dr Passiflore", shown="dr  passiflore").value
    'registered'
    >>> standing("registered", declared="Dr Passiflore", shown="Pr Passiflore").value
    'undeclared'
    >>> standing("withdrawn", declared="Dr Passiflore", shown="Dr Passiflore").value
    'undeclared'
    """
    if state not in ("declared", "registered") or folded(declared) != folded(shown):
        return Standing.UNDECLARED
    return Standing(state)


def folded(text: str) -> str:
    """Lower case, no accents, one space between words.

    >>> folded(" Dr  Éloïse ")
    'dr eloise'
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def names_itself(family_name: str, texts: Iterable[str]) -> int | None:
    """The place of the first text that holds the family name, or a part of it; None when none does.

    >>> names_itself("Vasseur-Lamy", ["Doc Mirabelle", "@lamy_pneumo"])
    1
    >>> names_itself("Roy", ["Doc Royaume", "@doc_mirabelle"]), names_itself("Roy", ["doc_roy"])
    (None, 0)
    """
    parts = [part for part in _PARTS.split(folded(family_name)) if len(part) > 1]
    whole = "".join(parts)
    for place, text in enumerate(texts):
        words = _PARTS.split(folded(text))
        joined = "".join(words)
        for part in {*parts, whole} - {""}:
            if part in words or (len(part) >= _TELLING and part in joined):
                return place
    return None


def is_rpps(number: str) -> bool:
    """Whether ``number`` has the form of an RPPS number; its key is not looked at, test numbers break it.

    >>> is_rpps("89900000001"), is_rpps("8990000000"), is_rpps("８９９００００００１２")
    (True, False, False)
    """
    return _RPPS.fullmatch(number) is not None


def may_decide(*, role: str, suspended: bool, councillor: int, bearer: int) -> bool:
    """Whether a councillor may read or decide a case: the Order, in good standing, never of his own.

    >>> may_decide(role="order", suspended=False, councillor=1, bearer=2)
    True
    >>> may_decide(role="moderator", suspended=False, councillor=1, bearer=2)
    False
    >>> may_decide(role="order", suspended=False, councillor=1, bearer=1)
    False
    """
    return role == "order" and not suspended and councillor != bearer


def tell_at(opened_at: dt.datetime, *, days: int | None) -> dt.datetime | None:
    """When the bearer is told that the link was opened: so many days later, or never.

    >>> day = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    >>> tell_at(day, days=0) == day, tell_at(day, days=30).day, tell_at(day, days=None)
    (True, 23, None)
    """
    return None if days is None else opened_at + dt.timedelta(days=days)


def erasable_before(now: dt.datetime, *, days: int) -> dt.datetime:
    """Links of declarations withdrawn or sent back before this moment are erased.

    >>> erasable_before(dt.datetime(2026, 11, 23, tzinfo=dt.UTC), days=365).year
    2025
    """
    return now - dt.timedelta(days=days)
