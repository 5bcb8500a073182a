"""Addresses of the register of pseudonyms; included by ``urls.py``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from .pseudonyms import council, mine

urlpatterns: list[URLPattern | URLResolver] = [
    path("pseudonyme", mine.pseudonym, name="pseudonym"),
    path("pseudonyme/retirer", mine.pseudonym_withdraw, name="pseudonym_withdraw"),
    path("pseudonyme/attestation.pdf", mine.attestation, name="pseudonym_attestation"),
    path("ordre/pseudonymes", council.queue, name="pseudonyms"),
    path("ordre/pseudonymes/<str:case_id>", council.case, name="pseudonym_case"),
    path("ordre/pseudonymes/<str:case_id>/identite", council.identity, name="pseudonym_identity"),
    path("ordre/pseudonymes/<str:case_id>/decision", council.decide, name="pseudonym_decide"),
]
