"""What a text points at: hashtags and mentions. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

MOST_MENTIONS = 20
MOST_TAGS = 30
TAG_LIMIT = 80

# A tag holds at least one letter (#2 is a rank); an address or a path before it is not a tag.
TAG = re.compile(r"(?<![\w/&#])#(?=\w*[^\W\d_])(\w{1,80})(?!\w)")
# After a letter it is an e-mail address; before another @ it is an account elsewhere.
MENTION = re.compile(r"(?<![\w/@.])@([A-Za-z0-9_]{2,30})(?![\w@])")


def folded_tag(tag: str) -> str:
    """The form tags are stored and compared in: lower case, no accents, no ``#``, at most 80 code points.

    >>> folded_tag("#DocTocToc"), folded_tag("Pédiatrie")
    ('doctoctoc', 'pediatrie')
    """
    apart = unicodedata.normalize("NFKD", tag.removeprefix("#")).casefold()
    return "".join(c for c in apart if not unicodedata.combining(c))[:TAG_LIMIT]


def is_tag(folded: str) -> bool:
    r"""Whether a folded tag can stand on a post; what comes from an address may be anything.

    >>> is_tag("pediatrie"), is_tag("a\0b"), is_tag("")
    (True, False, False)
    """
    return re.fullmatch(r"\w+", folded) is not None


def hashtags(text: str) -> Sequence[str]:
    """Folded tags of ``text``, each once, in order of appearance, at most 30.

    >>> hashtags("Un #DocTocToc pour #Pédiatrie, le #1 et #doctoctoc")
    ['doctoctoc', 'pediatrie']
    """
    found = dict.fromkeys(folded_tag(match[1]) for match in TAG.finditer(text))
    return list(found)[:MOST_TAGS]


def handles(text: str) -> Sequence[str]:
    """Handles ``text`` speaks to, in lower case, each once, at most 20.

    >>> handles("Merci @Camille_Rey. Écrire à secretariat@exemple.test ou @a@ailleurs.test")
    ['camille_rey']
    """
    found = dict.fromkeys(match[1].lower() for match in MENTION.finditer(text))
    return list(found)[:MOST_MENTIONS]
