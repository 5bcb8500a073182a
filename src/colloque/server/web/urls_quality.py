"""Addresses about one's own quality; included by ``urls.py``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from .quality import connecting, mine, verifications

urlpatterns: list[URLPattern | URLResolver] = [
    path("qualite", mine.quality, name="quality"),
    path("pro-sante-connect", connecting.leave, name="prosante"),
    path("pro-sante-connect/retour", connecting.come_back, name="prosante_back"),
    path("moderation/verifications", verifications.verifications, name="verifications"),
    path(
        "moderation/verifications/<str:request_id>",
        verifications.verification_decide,
        name="verification_decide",
    ),
]
