"""Web addresses, except those of public reference sites."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import Pattern, worth_trying
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "urls"
labels = frozenset({"URL"})

_TLD = (
    r"(?:fr|com|org|net|eu|io|info|be|ch|lu|ca|social|blog|app|health|"
    r"example|me|re|bzh|paris|gouv|link|online|site)"
)
_SCHEME = Pattern("url.scheme", "URL", r"\bhttps?://[^\s<>\"»«]{3,2000}", 0.97, "://")
_BARE = Pattern(
    "url.bare",
    "URL",
    rf"(?<![\w@.\-/])(?:[a-z0-9-]{{1,63}}\.){{1,4}}{_TLD}\b(?:/[^\s<>\"»«]{{0,2000}})?(?![\w@])",
    0.8,
    ".",
)


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0] if "://" in address else address.partition("/")[0]


def _is_public(host: str) -> bool:
    public = lexicons.words("public_sites.tsv")
    parts = host.rpartition("@")[2].partition(":")[0].split(".")
    return any(".".join(parts[at:]) in public for at in range(len(parts) - 1))


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield web addresses without their closing punctuation.

    >>> [h.end for h in find(FoldedText.of("https://blog.example/a. Voir has-sante.fr"), context=Context())]
    [22]
    """
    for pattern in worth_trying((_SCHEME, _BARE), text):
        for hit in pattern.hits(text, detector=name):
            address = text.folded[hit.start : hit.end].rstrip(".,;:!?)]}'…*")
            if len(address) > 3 and not _is_public(_host(address)):
                yield Hit(hit.start, hit.start + len(address), "URL", name, hit.score, hit.why)
