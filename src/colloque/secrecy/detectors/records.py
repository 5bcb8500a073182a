"""Patient numbers (IPP) and stay or file numbers (NDA): any number that a cue word announces."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy.detectors.patterns import Pattern, compiled, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "records"
labels = frozenset({"IPP", "NDA"})

_LINK = (
    r"[ :=(°\u2116#.n]{0,8}(?:du |de |patient |sejour |o |numero |est le |est |origine |"
    r"local |provisoire )?[ :=(°\u2116#]{0,3}"
)
_VALUE = (
    r"(?P<id>[a-z]{0,4}[-/]?\d(?:[ .\-/_]?[\da-z]?\d){3,17}(?:-?[a-z])?)(?![\w%]|"
    r" ?(?:mg|ml|g|ans|h|j|fcfa|euros?)\b)"
)
_IPP = Pattern(
    "ipp.cue",
    "IPP",
    r"\b(?:ipp|nip|id ?patient|identifiant patient|numero (?:de )?patient|n.? ?patient|iep patient)\b"
    + _LINK
    + _VALUE,
    0.97,
)
_NUMBERED = Pattern(
    "ipp.patient",
    "IPP",
    r"\b(?:patiente?(?: inconnue?)?|code-barres?|bracelet|etiquette) ?(?:n[°o.]{1,2} ?|num\w* ?)?[:,]? ?"
    r"(?P<id>[a-z]{0,3}(?:\d{7,12}|\d{3}(?: \d{3}){2,3})(?:-[a-z])?)(?!\w|[.,]\d)",
    0.85,
)
_NDA = Pattern(
    "nda.cue",
    "NDA",
    r"\b(?:nda|iep|venue|sejour|sej\.|passage|hospitalisation|facture|admission|bon de sortie)(?!\w)"
    + _LINK
    + _VALUE,
    0.95,
)
_FILE = Pattern(
    "nda.file",
    "NDA",
    r"\b(?:dossier|dos\.|n.? ?dossier|accession|ndossier)(?!\w)(?: [a-z'-]{3,20}(?= \())?" + _LINK + _VALUE,
    0.93,
)
_DIGIT = r"(?:zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf)"
_SPOKEN = Pattern(
    "nda.spoken",
    "NDA",
    rf"\b(?:dossier|venue|sejour|ipp|nda)(?: numero| n°)? (?P<id>{_DIGIT}(?: {_DIGIT}){{5,12}})\b",
    0.9,
)
_STAY_LATER = r"\b(?:venue|sejour|nda|iep)\b"


_DATE = r"(?:\d\d?[/.-]\d\d?[/.-]\d{2,4}|\d\d?/\d\d?(?!\d)|\d{4}-\d\d-\d\d)"


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield patient and stay numbers; a "dossier" number beside a stay number is the patient's.

    >>> [h.label for h in find(FoldedText.of("IPP 22.114.907, venue 202311-55871"), context=Context())]
    ['IPP', 'NDA']
    """
    yield from _SPOKEN.hits(text, detector=name)
    if text.digits < 4:
        return
    for pattern in worth_trying((_IPP, _NUMBERED, _NDA, _FILE), text):
        for hit in pattern.hits(text, detector=name):
            if not compiled(_DATE).match(text.folded, hit.start):
                yield _settled(text, hit) if pattern is _FILE else hit


def _settled(text: FoldedText, hit: Hit) -> Hit:
    """Patient's or stay's, for a number that the text only calls that of a file."""
    beside = compiled(_STAY_LATER).search(text.folded, hit.end, hit.end + 40)
    label = "IPP" if beside or text.folded[hit.start].isalpha() else "NDA"
    return Hit(hit.start, hit.end, label, name, hit.score, hit.why)
