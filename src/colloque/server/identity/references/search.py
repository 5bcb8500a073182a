"""The words by which an entry is found: name, handle, network, specialty; folded, one row each."""

from __future__ import annotations

from ..pseudonyms.networks import networks
from ..search import folded_words
from ..specialties import label
from .models import Reference, ReferenceWord


def index_entry(reference: Reference) -> None:
    """Write the rows of a new entry; inside the transaction that makes it."""
    practice = f"{label(reference.specialty)} {label(reference.specialty, 'en')}"
    labels = f"{networks()[reference.network].label} {practice}"
    words = folded_words(f"{reference.name} {reference.handle.replace('_', ' ')} {labels}")
    words = list(dict.fromkeys([*words, *folded_words(reference.handle.replace("_", ""))]))
    ReferenceWord.objects.bulk_create(ReferenceWord(reference=reference, word=word) for word in words)
