"""Registers the attestations with Django."""

from django.apps import AppConfig


class AttestationsConfig(AppConfig):
    """What was attested, and what was revoked: a part of `identity`."""

    name = "colloque.server.identity.attestations"
    label = "attestations"
    default_auto_field = "django.db.models.BigAutoField"
