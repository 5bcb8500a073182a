"""Electronic addresses, also with the sign spelt out to deceive harvesters."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy.detectors.patterns import Pattern, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "mails"
labels = frozenset({"MAIL"})

_LOCAL = r"(?<![\w.%+@-])[\w.%+'-]{1,64}"
_HOST = r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_PATTERNS = (
    Pattern("mail.plain", "MAIL", _LOCAL + "@" + _HOST, 0.99, "@"),
    Pattern(
        "mail.spaced",
        "MAIL",
        r"(?<![\w.%+@-])\w[\w.-]{0,40}(?:(?:[._-]| [._-] )\w{1,30}){0,3}(?<=\w) ?@ ?"
        r"[\w-]{1,40}(?: ?[.-] ?[\w-]{1,40}){0,3}"
        r" ?\. ?(?:fr|com|org|net|eu|be|ch|ca|re|st|gouv|example|test)(?!\w)",
        0.95,
        "@",
    ),
    Pattern(
        "mail.spoken",
        "MAIL",
        r"(?<![\w.%+@-])[\w-]{1,40}(?:(?: point |\.| tiret )[\w-]{1,40}){0,3} (?:arobase?|arrobase?)"
        r" [\w-]{1,40}"
        r"(?:(?: point | tiret |\.)[\w-]{1,40}){0,2}(?: point |\.)[a-z]{2,6}(?!\w)",
        0.9,
        "ar",
    ),
    Pattern(
        "mail.spelt",
        "MAIL",
        r"(?<![\w.%+@-])[\w.%+-]{1,64} ?[(\[{] ?(?:at|arobase|a) ?[)\]}] ?[\w-]{1,63}"
        r"(?: ?(?:\.|[(\[{] ?(?:dot|point) ?[)\]}]) ?[\w-]{1,63}){1,4}",
        0.9,
    ),
)


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield electronic addresses.

    >>> [h.label for h in find(FoldedText.of("à cab.dr@exemple.fr."), context=Context())]
    ['MAIL']
    """
    for pattern in worth_trying(_PATTERNS, text):
        for hit in pattern.hits(text, detector=name):
            if pattern.name == "mail.spaced" and " " not in text.folded[hit.start : hit.end]:
                continue
            stop = hit.end - (text.folded[hit.end - 1] in "-_")
            yield Hit(hit.start, stop, hit.label, name, hit.score, hit.why)
