"""Handles of persons on networks: ``@name`` and ``@name@server``; accounts of public bodies pass."""

from __future__ import annotations

from collections.abc import Iterator

from colloque.findings import Context
from colloque.secrecy import lexicons
from colloque.secrecy.detectors.patterns import Pattern, compiled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit

name = "handles"
labels = frozenset({"COMPTE"})

_HANDLE = Pattern(
    "handle.at",
    "COMPTE",
    r"(?<![\w.@/%+-])@(?P<local>\w[\w.\-]{0,62})(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})?",
    0.95,
    "@",
)


def _is_public(local: str) -> bool:
    flat = local.replace("_", "").replace(".", "").replace("-", "")
    if flat in lexicons.words("public_accounts.tsv"):
        return True
    body = (
        r"^(?:ars|chu|chru|ch|ghu|aphp|urps|cpam|ordre|cnom|samu|sdis|ministere|"
        r"min|prefet|universite|fac|sf)_"
    )
    known = (
        r"^(?:ameli|assurance_?maladie|sante_?publique|has|ansm|inserm|anses|cnam|inca|efs|oms|who|ema|ecdc|"
        r"nejm|jama|lancet|bmj|prescrire|minsante|sante_?gouv|urssaf|msa|carmf)(?:_(?:fr|"
        r"france|actu|sante|infos?|"
        r"officiel|org))+$"
    )
    return compiled(body).match(local) is not None or compiled(known).match(local) is not None


def find(text: FoldedText, *, context: Context) -> Iterator[Hit]:
    """Yield handles with their sign.

    >>> [h.end for h in find(FoldedText.of("@HAS_sante cc @docteur_moufle."), context=Context())]
    [29]
    """
    for match in _HANDLE.matches(text):
        if not _is_public(match["local"].rstrip(".-")):
            hit = _HANDLE.hit(match, detector=name)
            end = hit.start + len(match[0].rstrip(".-"))
            yield Hit(hit.start, end, "COMPTE", name, hit.score, hit.why)
