"""The only place that seals and opens who bears a pseudonym, under ``COLLOQUE_IDENTITY_KEY``.

What is sealed names its declaration, so that an envelope moved to another row does not open; and is filled up
to one length, so that its size tells nothing of the name.
"""

from __future__ import annotations

import json

from django.conf import settings

from colloque.server.engine.sealing import Unsealable, seal, unseal

from .errors import NotDecidable
from .forms import Identity
from .models import Declaration, SealedLink

_LINK, _REASON = "pseudonym", "pseudonym.reason"
_ROOM = 1024  # bytes: two names of 80 code points of 4 bytes, twice escaped at worst, and a number


def keep(declaration: Declaration, identity: Identity) -> None:
    """Seal ``identity`` as the link of ``declaration``, in the place of an earlier one."""
    named = {
        "declaration": declaration.pk,
        "family_name": identity.family_name,
        "given_names": identity.given_names,
        "rpps": identity.rpps,
    }
    filled = json.dumps(named, ensure_ascii=False).encode()
    text = filled.ljust(_ROOM).decode()
    sealed = seal(text, purpose=_LINK, secrets=settings.COLLOQUE_IDENTITY_KEYS)
    SealedLink.objects.update_or_create(declaration=declaration, defaults={"sealed": sealed})


def opened(declaration: Declaration) -> Identity:
    """Who bears the pseudonym. Call it from ``actions.open_identity`` only, which writes who asked and why.

    Raises:
        NotDecidable: the link is erased, or does not open.
    """
    link = SealedLink.objects.filter(declaration=declaration).first()
    if link is None:
        raise NotDecidable("erased")
    try:
        named = json.loads(unseal(bytes(link.sealed), purpose=_LINK, secrets=settings.COLLOQUE_IDENTITY_KEYS))
    except Unsealable:
        raise NotDecidable("damaged") from None
    if named.pop("declaration") != declaration.pk:
        raise NotDecidable("damaged")
    return Identity(**named)


def seal_reason(text: str) -> bytes:
    """Seal why somebody decided or opened: such words often name the person."""
    return seal(text, purpose=_REASON, secrets=settings.COLLOQUE_IDENTITY_KEYS)


def reason_of(sealed: bytes | memoryview | None) -> str:
    """What ``seal_reason`` sealed; nothing when it is erased or does not open."""
    if sealed is None:
        return ""
    try:
        return unseal(bytes(sealed), purpose=_REASON, secrets=settings.COLLOQUE_IDENTITY_KEYS)
    except Unsealable:
        return ""
