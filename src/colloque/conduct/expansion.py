"""The small language of cue patterns: ``{list}`` of words, ``{gap}`` of a few words, ``*`` for endings.

Every repetition it makes is bounded, so no pattern can cost more than a constant at each place of a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAME = re.compile(r"\{([a-z_]+)\}")
_TOKEN = re.compile(r"[^\W_]+\*?")

# Between two words of a cue: up to three words of the same clause.
_BUILT_IN = {
    "gap": r"(?:[\s,'’-]{1,3}[^\W_]{1,25}){0,3}?[\s,'’-]{1,3}",
    "gaps": r"(?:[\s,'’:()-]{1,3}[^\W_]{1,25}){0,7}?[\s,'’:()-]{1,3}",
    "sp": r"[\s'’-]{1,3}",
}


def expand(pattern: str, lists: Mapping[str, list[str]]) -> str:
    r"""A pattern ready to compile, held at word boundaries.

    Args:
        pattern: Regular expression with ``{name}`` of lists; alternatives are plain words, folded.
        lists: Words by name; ``arret*`` takes any ending of up to 15 letters.

    Raises:
        KeyError: a name is no list.

    >>> expand("{who} nul", {"who": ["dr", "confrere*"]})
    '(?<![^\\W_])(?:(?:confrere\\w{0,15}|dr) nul)(?![^\\W_])'
    """

    def alternatives(found: re.Match[str]) -> str:
        name = found.group(1)
        if name in _BUILT_IN and name not in lists:
            return _BUILT_IN[name]
        entries = sorted(lists[name], key=lambda entry: (-len(entry), entry))
        return "(?:" + "|".join(_entry(entry) for entry in entries) + ")"

    return rf"(?<![^\W_])(?:{_NAME.sub(alternatives, pattern)})(?![^\W_])"


def _entry(entry: str) -> str:
    literal = re.escape(entry).replace(r"\ ", r"\s{1,3}")
    return literal.replace(r"\*", r"\w{0,15}")


def anchor(entry: str) -> str:
    """The longest word of an entry, with its star if it has one: the rarest, so what the index looks up.

    >>> anchor("mauvaise foi"), anchor("le seul"), anchor("arret*")
    ('mauvaise', 'seul', 'arret*')
    """
    return max(_TOKEN.findall(entry), key=len, default=entry)
