"""Numbers of health professionals: RPPS (11 digits, Luhn) and ADELI (9 characters) after a cue."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy.detectors.patterns import Pattern, before, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "rpps"
labels = frozenset({"RPPS"})

_DIGITS = Pattern("rpps.digits", "RPPS", r"(?<![\w.,+])(?P<id>[18](?:[ .]?\d){10})(?![\w])")
_ADELI = Pattern(
    "rpps.adeli", "RPPS", r"\badeli\b[^\d\n]{0,12}(?P<id>\d(?:[ .]?[\dab]){8})(?!\w)", 0.9, "adeli"
)
_CUE = r"rpps|\bordre\b|annuaire|\bpsc\b"


def luhn(digits: str) -> bool:
    """Whether the last digit is the Luhn key of the others.

    >>> luhn("10103829171"), luhn("10103829170")
    (True, False)
    """
    odd = sum(int(d) for d in digits[-1::-2])
    even = sum(sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])
    return (odd + even) % 10 == 0


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield RPPS numbers: with a cue whatever the key, without a cue only a right key of an RPPS series.

    >>> [h.score for h in find(FoldedText.of("n° RPPS (10103829171)"), context=Context())]
    [0.98]
    """
    if text.digits < 9:
        return
    for match in _DIGITS.matches(text):
        digits = "".join(c for c in match["id"] if c.isdigit())
        cue = compiled(_CUE).search(before(text, match.start(), 30))
        right = luhn(digits)
        if cue:
            yield _DIGITS.hit(match, detector=name, score=0.98 if right else 0.85, cue=cue[0])
        elif right and digits.startswith("10") and " " not in match["id"]:
            yield _DIGITS.hit(match, detector=name, score=0.6)
    yield from _ADELI.hits(text, detector=name)
