"""Reads the post out of a copied link."""

from __future__ import annotations

import re

from colloque.server.engine.ids import parse_id

# /@handle/123, /reconnais/123, /users/handle/statuses/123, with or without host, query and fragment.
_POST = re.compile(r"/(?:@[a-z0-9_]{2,30}|reconnais|statuses)/(\d{1,19})(?![\d])", re.IGNORECASE)
_BARE = re.compile(r"\s*(\d{1,19})\s*")

LONGEST_LINK = 500


def post_id_from_link(link: str) -> int | None:
    """The post a copied link points at, whatever surrounds it; None when there is none.

    Only the path counts: the host is not looked at, so a link copied through a mirror or a preview works.

    Args:
        link: What was pasted; only its first 500 code points are read.

    >>> post_id_from_link("https://colloque.example/@camille_rey/115594000000000001?utm=x#a")
    115594000000000001
    >>> post_id_from_link("bonjour"), post_id_from_link("115594000000000001")
    (None, 115594000000000001)
    """
    head = link[:LONGEST_LINK]
    found = _POST.search(head) or _BARE.fullmatch(head)
    return parse_id(found.group(1)) if found else None
