"""Registers the references with Django."""

from django.apps import AppConfig


class ReferencesConfig(AppConfig):
    """The directory of referenced accounts, a part of `identity`."""

    name = "colloque.server.identity.references"
    label = "references"
    default_auto_field = "django.db.models.BigAutoField"
