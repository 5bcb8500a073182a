"""What the library says, in the reader's language.

Rules, findings, reasons and risks are written in French, the language of the law (decision 011). This door
translates them with the French sentence as key; ``scripts/library_sentences.py`` gathers the sentences where
they are written, so that a rule added in French fails the tests until it has its English.
"""

from __future__ import annotations

import re
from functools import cache

from django.utils.translation import get_language, gettext, gettext_noop

from colloque import load_rulebook, rulebook_names

from .plain import plain

# Sentences the library composes around a count or a name; a test holds them to what it says.
PATTERNS = (
    gettext_noop("Un identifiant direct est présent (%(what)s) : une personne au moins est reconnaissable."),
    gettext_noop("Une seule personne en France correspond encore."),
    gettext_noop("Une seule personne en France correspond encore ; retirer %(what)s en laisse %(left)s."),
    gettext_noop("Environ %(count)s de personnes en France correspondent encore."),
    gettext_noop(
        "Environ %(count)s de personnes en France correspondent encore ; retirer %(what)s en laisse %(left)s."
    ),
    gettext_noop("Environ %(count)s personnes en France correspondent encore."),
    gettext_noop(
        "Environ %(count)s personnes en France correspondent encore ; retirer %(what)s en laisse %(left)s."
    ),
)
# A field of a pattern, once the pattern is escaped to be read as an expression.
_FIELD = re.compile(r"%\\\((\w+)\\\)s")


def translated(sentence: str) -> str:
    """A sentence of the library in the reader's language; as it is in French, or when it is not known.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     translated("Un patient se reconnaît")
    ...     translated("Environ 13\u202f000 personnes en France correspondent encore.")
    'A patient recognises themselves'
    'About 13,000 people in France still match.'
    """
    if not sentence or (get_language() or "fr").startswith("fr"):
        return sentence
    key = plain(sentence)
    said = gettext(key)
    return said if said != key else _composed(key) or sentence


def cited(label: str) -> str:
    """The article of a finding or a rule, as ``R4127-4 CSP``, with its text named in the reader's language.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     cited("R4127-4 CSP"), cited("art. 24, 32 et 33 loi 1881")
    ('R4127-4 Public Health Code', 'art. 24, 32 and 33 Press Act 1881')
    """
    for short in _texts():
        if label.endswith(f" {short}"):
            return f"{translated(label.removesuffix(f' {short}'))} {translated(short)}"
    return label


@cache
def _texts() -> tuple[str, ...]:
    return tuple(
        {
            citation.short
            for name in rulebook_names()
            for rule in load_rulebook(name)
            for citation in rule.citations
        }
    )


@cache
def _matchers() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(_FIELD.sub(r"(?P<\1>.+?)", re.escape(pattern))), pattern) for pattern in PATTERNS
    )


def _composed(key: str) -> str | None:
    """A sentence of PATTERNS, its parts said too; None when it is none of them."""
    for matcher, pattern in _matchers():
        if found := matcher.fullmatch(key):
            return gettext(pattern) % {name: _part(words) for name, words in found.groupdict().items()}
    return None


def _part(words: str) -> str:
    """A count in English figures, or the name of a fact, or of two.

    >>> _part("13 000"), _part("3,4 millions")
    ('13,000', '3.4 million')
    """
    if not words[0].isdigit():
        first, joint, second = words.partition(" et ")
        both = {"one": gettext(first), "other": gettext(second)}
        return gettext("%(one)s et %(other)s") % both if joint else gettext(words)
    if "million" in words:
        return words.replace(",", ".").replace("millions", "million")
    return words.replace(" ", ",")
