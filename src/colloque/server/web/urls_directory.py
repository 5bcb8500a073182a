"""Addresses of the directory of referenced accounts; included by ``urls.py``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from .directory import asking, attesting, badge, exports, ordre, pages, proofs

urlpatterns: list[URLPattern | URLResolver] = [
    path("annuaire", pages.directory, name="directory"),
    path("annuaire.json", exports.as_json, name="directory_json"),
    path("annuaire.csv", exports.as_csv, name="directory_csv"),
    path("annuaire.atom", exports.as_atom, name="directory_atom"),
    path("annuaire/<str:entry_id>", pages.entry, name="directory_entry"),
    path("annuaire/<str:entry_id>/badge.svg", badge.badge, name="directory_badge"),
    path("annuaire/<str:entry_id>/attestation", attesting.attestation, name="attestation"),
    path("attestation", proofs.check, name="attestation_check"),
    path("attestation/etats/<str:list_number>", proofs.status, name="attestation_status"),
    path(".well-known/jwks.json", proofs.jwks, name="jwks"),
    path(".well-known/jwt-vc-issuer", proofs.metadata, name="jwt_vc_issuer"),
    path("referencement", asking.mine, name="referencing"),
    path("ordre/references", ordre.waiting, name="references"),
    path("ordre/references/ajouter", ordre.add, name="reference_add"),
    path("ordre/references/<str:entry_id>", ordre.case, name="reference_case"),
]
