"""Dates of clinical sheets, which layout alone announces: ``1 3 / 1 1 / 2 0 3 4``, ``27déc2081``.

Read only in texts laid out as sheets: in prose such runs of digits are doses, ratios or counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import Pattern, before, compiled, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "sheet_dates"
labels = frozenset({"DATE", "DATE_NAISSANCE"})

_OPEN = r"(?<![\w.,/+-])"
_SEP = r"[ ]?[./|,-][ ]?"
_DAY = r"(?:0 ?[1-9]|[12] ?\d|3 ?[01]|[1-9])"
_DAY_2 = r"(?:0 ?[1-9]|[12] ?\d|3 ?[01])"
_MONTH_2 = r"(?:0 ?[1-9]|1 ?[0-2])"
_YEAR = r"(?:1 ?9|2 ?[01]) ?\d ?\d"
_FULL = r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
_NAME = (
    rf"(?:{_FULL}|"
    r"(?:janv?|fevr?|mar|avr|juil|jui|sept|oct|nov|dec)(?![a-z])\.?)"
)
_NUMBER = (
    r"(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|"
    r"quarante|cinquante|soixante|quatre-vingts?|cents?|mille?|et)"
)
_PATTERNS = (
    Pattern(
        "date.loose",
        "DATE",
        rf"{_OPEN}{_DAY}{_SEP}(?:{_MONTH_2}|[1-9]){_SEP}(?:{_YEAR}|\d ?\d)(?! ?\d)",
        0.8,
    ),
    Pattern("date.year_first", "DATE", rf"{_OPEN}{_YEAR}{_SEP}\d ?\d?{_SEP}\d ?\d?(?!\d|\w)", 0.8),
    Pattern("date.pair", "DATE", rf"{_OPEN}{_DAY} ?[/-] ?{_MONTH_2}(?!\w| ?[/.-] ?\d)", 0.7),
    Pattern(
        "date.dotted",
        "DATE",
        rf"{_OPEN}{_DAY_2} ?\. ?{_MONTH_2}(?!\w|[.,/-] ?\d| ?(?:g|mg|ml|m|%|mmol))",
        0.7,
    ),
    Pattern("date.columns", "DATE", rf"{_OPEN}{_DAY_2} {_MONTH_2}[ ,]{_YEAR}(?!\w)", 0.8),
    Pattern(
        "date.digits",
        "DATE",
        r"(?<![\w.,/+-])(?<!\d )(?!(\d)(?: \1){4})\d(?: \d){4,5}(?: \d){0,3}(?! ?\d|\w| ?[?/.])",
        0.7,
    ),
    Pattern("date.unknown", "DATE", r"(?<![\w.,/+-])(?:\d{1,2}[ /]{1,3}){0,3}(?:\? ){2,8}\?", 0.7, "?"),
    Pattern("date.month_only", "DATE", rf"(?<![\w-]){_NAME} ?(?:{_YEAR}|(?= (?:a|au|et) {_NAME}))", 0.8),
    Pattern(
        "date.glued", "DATE", rf"(?<!\w){_DAY}(?:er)?[ ,-]?{_NAME},? ?(?:{_YEAR})?(?: \d\d)?(?![a-z\d])", 0.85
    ),
    Pattern("date.month_last", "DATE", rf"(?<!\w){_YEAR} {_NAME}(?!\w)", 0.85),
    Pattern(
        "date.compact",
        "DATE",
        rf"\b(?:le|du|au|depuis) (?P<id>{_DAY_2}{_MONTH_2}(?:{_YEAR}|\d\d))(?!\w)",
        0.85,
    ),
    Pattern("date.month_number", "DATE", rf"\b(?:en|depuis) (?P<id>{_MONTH_2}[ /-]{_YEAR})(?!\w)", 0.85),
    Pattern(
        "date.range_start",
        "DATE",
        rf"\b(?:du|le|les|autour du|entre le) (?P<id>{_DAY_2})(?= ?(?:-|au|et|et le) ?{_DAY_2})",
        0.75,
    ),
    Pattern(
        "date.year_item",
        "DATE",
        rf"(?:^|\n|[(:-]) ?(?:[-•*o] ?)?(?P<id>{_YEAR})(?=[ :)]|-[a-z\d]|$)(?! ?(?:mg|ml|g|ui)\b)",
        0.7,
    ),
    Pattern("date.year_range", "DATE", rf"(?<![\w.,/+-])(?P<id>{_YEAR}) ?- ?{_YEAR}(?!\w)", 0.75),
    Pattern("date.year_range_end", "DATE", rf"(?<![\w.,/+-]){_YEAR} ?- ?(?P<id>{_YEAR})(?!\w)", 0.75),
)
_WORDED = Pattern(
    "date.words",
    "DATE",
    rf"\b(?:{_NUMBER}[ -]){{0,3}}{_NUMBER} {_FULL}(?: {_NUMBER}(?:[ -]{_NUMBER}){{1,7}})?(?!\w)|"
    rf"\b\d?\d {_FULL} mille (?:{_NUMBER}[ -]){{0,6}}{_NUMBER}\b",
    0.85,
)
_BIRTH = r"\b(?:nee?(?:\(e\))?|naissance|ddn|naiss\w*|mise au monde|monde)[ :]{1,3}(?:le |en |: ?)?$"


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield the dates of a sheet.

    >>> text = FoldedText.of("Nom : Kowal, prénom : Ève, né le 1 3 / 1 1 / 2 0 3 4, vu le 27déc2081")
    >>> sorted({h.label for h in find(text, context=Context())})
    ['DATE', 'DATE_NAISSANCE']
    """
    for pattern in worth_trying(_PATTERNS, text) if text.is_sheet else ():
        for hit in pattern.hits(text, detector=name):
            yield _labelled(text, hit)
    if not text.vocabulary.isdisjoint(lexicons.gate("months")):
        for hit in _WORDED.hits(text, detector=name):
            yield _labelled(text, hit)


def _labelled(text: FoldedText, hit: Hit) -> Hit:
    end = hit.end
    while text.folded[end - 1] in " .,-/":
        end -= 1
    birth = compiled(_BIRTH).search(before(text, hit.start, 30)) is not None
    return Hit(hit.start, end, "DATE_NAISSANCE" if birth else "DATE", name, hit.score, hit.why)
