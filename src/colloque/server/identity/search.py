"""The words by which a person is found: handle, name, specialty, town; folded, one row each."""

from __future__ import annotations

import re
import unicodedata

from .models import Account, PersonWord, Profile
from .specialties import label

_WORD = re.compile(r"[a-z0-9]+")
MOST_WORDS = 8  # of a search; the rest of a long text narrows nothing more
_WORD_LIMIT = 40


def folded_words(text: str) -> list[str]:
    """The words of ``text`` in lower case without accents, in order, each once.

    >>> folded_words("Dr Éloïse Le-Goff, cardiologie (44)")
    ['dr', 'eloise', 'le', 'goff', 'cardiologie', '44']
    """
    plain = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return list(dict.fromkeys(word[:_WORD_LIMIT] for word in _WORD.findall(bare)))


def index_person(account: Account, profile: Profile) -> None:
    """Rewrite the rows of one account; inside the transaction of the action that changed it."""
    called = f"{account.handle.replace('_', ' ')} {account.display_name}"
    practice = f"{profile.specialty} {label(profile.specialty)} {profile.town}"
    words = [*folded_words(f"{called} {practice}"), account.handle.replace("_", "")]
    words = list(dict.fromkeys(words))
    PersonWord.objects.filter(account=account).exclude(word__in=words).delete()
    present = set(PersonWord.objects.filter(account=account).values_list("word", flat=True))
    PersonWord.objects.bulk_create(PersonWord(account=account, word=w) for w in words if w not in present)
