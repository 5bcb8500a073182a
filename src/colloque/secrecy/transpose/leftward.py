"""What stands just before an identifier: title, article, preposition. They change with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TITLES = re.compile(
    r"(?i)\b(?:(?:m\.|mr\.?|monsieur)\s+et\s+(?:mme|madame|mlle)|mme|mmes|madame|mlle|mademoiselle|mr\.?|m\.?|monsieur|"
    r"dre|dr|docteure?|pre|pr|professeure?|maître|le\s+petit|la\s+petite|l['’]enfant|bébé|"
    r"madame\s+le\s+docteur|mme\s+le\s+(?:dr|docteur))\.?\s+$"
)
_ARTICLE = re.compile(r"(?i)\b(?:le|la|les|un|une|ce|cet|cette|notre|mon|ma)\s+$|\b[l]['’]\s?$")
_CONTRACTION = re.compile(r"(?i)\b(?:du|au|aux|des)\s+$")
_PREPOSITION = re.compile(
    r"(?i)\b(?:de|à|chez|pour|par|avec|vers|dans|en\s+pleine?|en|sur|sans|après|avant|contre|depuis|sous|près\s+de|loin\s+de)\s+$"
    r"|\bd['’]\s?$"
)
_UNPACKED = {"du": ("de", "le"), "des": ("de", "les"), "au": ("à", "le"), "aux": ("à", "les")}
_REACH = 48


@dataclass(frozen=True, slots=True)
class Left:
    """The words read leftward from an identifier.

    Attributes:
        start: Where the first of them begins; the identifier's own start when there is none.
        preposition: ``de``, ``à``, ``chez``… in lower case and full form; empty when there is none.
        article: ``le``, ``la``, ``l'``, ``un``… in lower case; empty when there is none.
        title: ``mme``, ``dr``, ``le petit``… in lower case, without final dot; empty when there is none.
    """

    start: int
    preposition: str = ""
    article: str = ""
    title: str = ""


def read_left(text: str, start: int, *, titles: bool = False, bare_a: bool = False) -> Left:
    """Read the title, article and preposition that end at ``start``.

    Args:
        text: Original text.
        start: First code point of the identifier.
        titles: Whether a title may stand there.
        bare_a: Whether an unaccented ``a`` counts as ``à`` (before a place it does).

    >>> read_left("Merci au Dr Roc", 12, titles=True)
    Left(start=6, preposition='à', article='le', title='dr')
    >>> read_left("près d’Ouville", 7).preposition
    'de'
    """
    floor = max(0, start - _REACH)
    before, title, article = text[floor:start], "", ""
    while titles and (match := _TITLES.search(before)):
        before, title = before[: match.start()], f"{_plain(match[0])} {title}".strip()
    if match := _CONTRACTION.search(before):
        preposition, article = _UNPACKED[_plain(match[0])]
        return Left(floor + match.start(), preposition, article, title)
    if match := _ARTICLE.search(before):
        before, article = before[: match.start()], _plain(match[0])
    preposition = ""
    if match := _PREPOSITION.search(before) or (re.search(r"\b[aA]\s+$", before) if bare_a else None):
        before, preposition = before[: match.start()], _plain(match[0])
    preposition = {"d'": "de", "a": "à", "en plein": "en", "en pleine": "en"}.get(preposition, preposition)
    return Left(floor + len(before), preposition, article, title)


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split()).rstrip(".")
