"""Registers the room with Django."""

from django.apps import AppConfig


class FederationConfig(AppConfig):
    """The room `federation`."""

    name = "colloque.server.federation"
    label = "federation"
    default_auto_field = "django.db.models.BigAutoField"
