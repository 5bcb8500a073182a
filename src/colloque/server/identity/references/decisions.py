"""What may enter the directory, and what is said there. Pure: facts in, answer out."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

# On every page, in every export, on every badge.
NOTICE = "Le référencement ne vaut pas approbation des contenus."

STANDINGS = {
    "verified": "Qualité vérifiée",
    "registered_pseudonym": "Pseudonyme enregistré auprès de l’Ordre",
    # Tied to an account of this server whose mark is suspended: nothing may be claimed meanwhile.
    "": "Qualité en cours de vérification",
}

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def may_rule(*, role: str, suspended: bool, councillor: int, holder: int | None) -> bool:
    """Whether one may add and remove: the Order, never on an account of one's own.

    >>> may_rule(role="order", suspended=False, councillor=1, holder=2)
    True
    >>> [may_rule(role=r, suspended=False, councillor=1, holder=1) for r in ("order", "moderator")]
    [False, False]
    """
    return role == "order" and not suspended and councillor != holder


def may_propose(*, verified: bool, kind: str, pseudonym: str, suspended: bool) -> bool:
    """Whether an account may ask to be referenced.

    Verified physicians, establishments, and pseudonyms once registered: ``pseudonym`` is ``registered``,
    another state, or nothing for a real name.

    >>> may_propose(verified=True, kind="physician", pseudonym="", suspended=False)
    True
    >>> may_propose(verified=True, kind="physician", pseudonym="declared", suspended=False)
    False
    """
    if suspended or (pseudonym and pseudonym != "registered"):
        return False
    return verified or kind == "establishment"


def is_public_page(address: str) -> bool:
    """Whether ``address`` is a plain http or https address with a host name, fit to be published.

    >>> is_public_page("https://social.example/@camille"), is_public_page("javascript:alert(1)")
    (True, False)
    >>> is_public_page("https://user:secret@social.example/"), is_public_page("https://localhost/")
    (False, False)
    """
    if not address.isascii() or not address.isprintable() or any(sign in address for sign in " <>\"'\\"):
        return False
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in host.strip(".") and "@" not in parts.netloc


def standing_now(
    standing: str, *, here: bool, verified: bool, pseudonym: str, kind: str, suspended: bool
) -> str:
    """What may still be said of who holds the account; nothing while a mark of this server is suspended.

    Args:
        standing: What the Order found.
        here: Whether the entry is tied to an account of this server; the rest is about it.
        verified: Its mark of physician.
        pseudonym: State of its pseudonym; nothing for a real name.
        kind: What sort of account.
        suspended: Whether it is suspended.

    >>> mark = dict(here=True, pseudonym="", kind="physician", suspended=False)
    >>> standing_now("verified", verified=True, **mark), standing_now("verified", verified=False, **mark)
    ('verified', '')
    """
    if not here:
        return standing
    if suspended:
        return ""
    if standing == "registered_pseudonym":
        return standing if pseudonym == "registered" else ""
    return standing if verified or kind != "physician" else ""


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    Source: OWASP, «CSV Injection»: cells that begin with ``= + - @``, a tab or a line end get an apostrophe.

    >>> safe_cell("=1+1"), safe_cell(" @cmd"), safe_cell("Camille Rey")
    ("'=1+1", "' @cmd", 'Camille Rey')
    """
    begins = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if begins else text


def leads_back(links: Iterable[str], *, wanted: Iterable[str]) -> bool:
    """Whether one of the ``rel=me`` addresses of a page is one of ``wanted``, a last slash aside.

    >>> leads_back(["https://colloque.example/annuaire/12/"], wanted=["https://colloque.example/annuaire/12"])
    True
    >>> leads_back(["http://colloque.example/annuaire/12"], wanted=["https://colloque.example/annuaire/12"])
    False
    """
    ours = {address.rstrip("/") for address in wanted}
    return any(link.strip().rstrip("/") in ours for link in links)
