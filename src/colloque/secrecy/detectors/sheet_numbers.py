"""Numbers of clinical sheets, where no word says what they are: spaced digits, odd prefixes, bare runs.

Read only in texts laid out as sheets: in prose a bare run of digits is a dose or a count.
"""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy.detectors.patterns import Pattern, before, compiled, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "sheet_numbers"
labels = frozenset({"TEL", "SECU", "IPP", "NDA"})

_SEP = r"[ .\-/_]{0,3}"
_NO_MORE = r"(?! ?\d)(?!\w)"
_PATTERNS = (
    # (33) 6 16 17 14 76 and (73)0157724744: a prefix in brackets.
    Pattern("tel.bracketed", "TEL", rf"\( ?\d ?\d ?\)(?:{_SEP}\d){{8,10}}(?!\d)", 0.9),
    Pattern(
        "tel.pairs",
        "TEL",
        rf"(?<![\w.,/+-])(?<!\d )0{_SEP}\d(?:{_SEP}\d{_SEP}\d){{4}}(?!\d)(?! ?[./-] ?\d)",
        0.8,
    ),
    Pattern("tel.plus", "TEL", rf"(?<!\d)\+ ?\d(?:{_SEP}\d){{7,12}}{_NO_MORE}", 0.9, "+"),
    Pattern(
        "nir.sheet",
        "SECU",
        # 3400 9…: the code of a box of medicine (CIP), no one's number.
        r"(?<![\w.,/+-])(?!(?:19|20)\d\d |3400 ?9)[0-9](?: {0,2}\d){12}"
        r"(?: {1,2}\d\d(?!\d| ?\d| ?[./|-]))?(?!\d)",
        0.7,
    ),
    # Digits set apart one by one, several numbers in a row: the whole run goes.
    Pattern("nir.run", "SECU", r"(?<![\w.,/+-])(?<!\d )\d(?: \d){12,40}(?!\d| ?[/.|-])", 0.7),
    Pattern(
        "nir.corsica", "SECU", r"(?<![\w.,/+-])[1-478](?: ?\d){4} ?2 ?[ab](?: ?\d){6}(?: ?\d\d)?(?!\w)", 0.8
    ),
    Pattern("id.run", "IPP", r"(?<![\w.,/+-])(?<!n. )[1-9]\d{7,10}(?!\w|[.,]\d)", 0.7),
    Pattern("ipp.glued", "IPP", r"(?<!\w)ipp?[ :°]{0,3}(?P<id>n?\d{6,12})(?!\w)", 0.9, "ip"),
    Pattern(
        "nda.coded",
        "NDA",
        r"\b(?:dossier|visite|venue|sejour|passage) ?(?:n[°o. ]{1,3})?[: ]{0,3}"
        r"(?P<id>\d{1,6}[a-z]{1,4}\d{2,8})(?!\w)",
        0.85,
    ),
    Pattern("id.letter", "IPP", r"(?<![\w.,/+-])[a-z]{1,2}\d{7,11}(?!\w)", 0.75),
)
_STAY = r"\b(?:visite|sejour|nda|iep|venue|hospitalisation|admission|passage|dossier)\b[^.\n]{0,20}$"


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield the numbers of a sheet.

    >>> text = FoldedText.of("M. Kowal, IPP 984933, tél (33)616171476, id 10525799")
    >>> sorted({h.label for h in find(text, context=Context())})
    ['IPP', 'TEL']
    """
    if text.digits < 4 or not text.is_sheet:
        return
    for pattern in worth_trying(_PATTERNS, text):
        for hit in pattern.hits(text, detector=name):
            yield _labelled(text, hit)


def _labelled(text: FoldedText, hit: Hit) -> Hit:
    """The hit with the label that the words before it give."""
    label, lead = hit.label, before(text, hit.start, 30)
    if label == "IPP" and compiled(_STAY).search(lead):
        label = "NDA"
    end = hit.end
    while text.folded[end - 1] in " .-/":
        end -= 1
    return Hit(hit.start, end, label, hit.detector, hit.score, hit.why)
