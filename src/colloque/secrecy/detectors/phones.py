"""Telephone numbers: French national and international, foreign, internal extensions after a cue."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy.detectors.patterns import Pattern, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "phones"
labels = frozenset({"TEL"})

_CUE = (
    r"(?:\btel|telephone|portable|\bfax|faxer|\bport|joignable|\bmobile|"
    r"\bnumero|\bappele[rz]?|\brappel\w{0,4}|"
    r"\bligne|\bstandard|\bbureau)"
)
_LEAST_DIGITS = 3
_NOT_DATE = r"(?!\d\d ?[/.-] ?\d\d ?[/.-] ?\d{4})"
_UNIT = r"(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)"
_TEENS = r"dix[ -]sept|dix[ -]huit|dix[ -]neuf|dix|onze|douze|treize|quatorze|quinze|seize"
_TENS = r"vingt|trente|quarante|cinquante|soixante|septante|huitante|nonante"
_IN_WORDS = (
    rf"(?:(?:quatre[ -]vingts?|{_TENS})(?:[ -](?:et[ -])?(?:{_TEENS}|{_UNIT}))?|{_TEENS}|"
    rf"zero {_UNIT}|zero zero|{_UNIT})"
)
_PATTERNS = (
    Pattern(
        "tel.national",
        "TEL",
        rf"(?<![\d.,/+-]){_NOT_DATE}\(?0[1-9]\)?(?:(?P<sep>[ .\-/_]{{0,2}})\d\d(?:(?P=sep)\d\d){{3}})(?!\d)",
        0.97,
        "0",
        least_digits=10,
    ),
    Pattern(
        "tel.grouped",
        "TEL",
        rf"(?<![\w.,/+-]){_NOT_DATE}0 ?[1-9](?:[ .-]?\d){{8}}(?! ?\d)",
        0.9,
        "0",
        least_digits=10,
    ),
    Pattern(
        "tel.france",
        "TEL",
        r"(?<![\w+])(?:\(?(?:\+ ?|0 ?0 ?)3 ?3\)?|\(33\))[ .\-]{0,2}(?:\( ?0 ?\))?[ .\-]{0,2}0?[ .-]?[1-9]"
        r"(?:[ .\-/]{0,2}\d){8}(?!\d)",
        0.98,
        "3",
        least_digits=10,
    ),
    Pattern(
        "tel.abroad",
        "TEL",
        r"(?<![\w+])\+ ?[1-9]\d{0,2}(?:[ .\-()]{1,2}\d{1,4}){2,6}(?!\d)",
        0.8,
        "+",
        least_digits=8,
    ),
    Pattern("tel.spaced", "TEL", r"(?<![\w+])\+(?: \d){10,12}(?! ?\d)", 0.8, "+", least_digits=10),
    Pattern(
        "tel.cue",
        "TEL",
        _CUE
        + (
            r"(?!.{0,6}(?:dossier|secu|ipp|patient|sejour|adherent|rpps|nir))[^\d\n,]{0,20}(?P<id>(?:\+ "
            r"?)?\d(?:[ .\-/]{0,2}\d){8,12})(?!\d)"
        ),
        0.9,
        least_digits=9,
    ),
    Pattern(
        "tel.worded",
        "TEL",
        rf"(?<!\w)(?:0 ?[1-9]|zero {_UNIT})(?:[ .,/-]{{1,3}}(?:\d\d|{_IN_WORDS})){{4}}(?!\w)",
        0.9,
        words=frozenset(_TENS.split("|")) | frozenset(_UNIT.strip("(?:)").split("|")),
    ),
    Pattern(
        "tel.extension",
        "TEL",
        (
            r"\b(?:poste|dect|bip|interne au|au poste)[ :n°]{1,4}(?P<id>\d(?:[ "
            r".]?\d){2,5})(?![\d/%,])(?! ?(?:mg|ml|g|ans|h)\b)"
        ),
        0.85,
    ),
)
_SPOKEN = tuple(pattern for pattern in _PATTERNS if pattern.name == "tel.worded")


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield telephone numbers; national green and help lines (08 00, 08 05, 08 06) pass.

    >>> from colloque.findings import Context
    >>> {(h.start, h.end) for h in find(FoldedText.of("au 06.53.14.47.44"), context=Context())}
    {(3, 17)}
    """
    for pattern in worth_trying(_PATTERNS if text.digits >= _LEAST_DIGITS else _SPOKEN, text):
        for hit in pattern.hits(text, detector=name):
            digits = "".join(c for c in text.folded[hit.start : hit.end] if c.isdigit())
            if not digits.startswith(("0800", "0805", "0806")):
                yield hit
