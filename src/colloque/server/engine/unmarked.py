"""A text as a reader sees it: emphasis, tags, entities and escapes go, so that none hides a name. Pure."""

from __future__ import annotations

import html
import re

# A tag with blanks in it; the others fall with the word they stand in.
_WIDE_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,500}\s[^<>]{0,500}>")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,500}>")
_LINK = re.compile(r"\[([^\[\]]{1,500})\]\([^()]{0,500}\)")
# Not between two digits: 5*10 is a product. An underscore inside a word is not emphasis.
_MARKS = re.compile(r"(?<!\d)[*~`]+|[*~`]+(?!\d)|(?<![^\W_])_+|_+(?![^\W_])|\\(?=[!-/:-@\[-`{-~])")
_WORD = re.compile(r"\S+")


def unmarked(text: str) -> str:
    """``text`` without marks, of the same length: each word keeps its place, blanks fill what went.

    Args:
        text: n code points, as written.

    Returns:
        n code points; a finding in it lies on the same word of ``text``.

    >>> unmarked("Mme **Lefèvre**, vue")
    'Mme Lefèvre,     vue'
    >>> unmarked("Mme Lef<b>è</b>vre et M. [Morel](https://a.test)").split()
    ['Mme', 'Lefèvre', 'et', 'M.', 'Morel']
    >>> unmarked("@camille_rey : 5*10 mg")
    '@camille_rey : 5*10 mg'
    """
    narrow = _WIDE_TAG.sub(lambda tag: " " * len(tag[0]), text)
    return _WORD.sub(_bare, narrow)


def _bare(word: re.Match[str]) -> str:
    bare = _MARKS.sub("", _LINK.sub(r"\1", _TAG.sub("", html.unescape(word[0]))))
    return bare[: len(word[0])].ljust(len(word[0]))
