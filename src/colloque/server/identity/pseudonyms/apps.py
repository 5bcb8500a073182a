"""Registers the pseudonyms with Django."""

from django.apps import AppConfig


class PseudonymsConfig(AppConfig):
    """The register of pseudonyms, a part of `identity`."""

    name = "colloque.server.identity.pseudonyms"
    label = "pseudonyms"
    default_auto_field = "django.db.models.BigAutoField"
