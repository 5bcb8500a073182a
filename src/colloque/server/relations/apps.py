"""Registers the room with Django."""

from django.apps import AppConfig


class RelationsConfig(AppConfig):
    """The room `relations`."""

    name = "colloque.server.relations"
    label = "relations"
    default_auto_field = "django.db.models.BigAutoField"
