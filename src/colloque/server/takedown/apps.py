"""Registers the room with Django."""

from django.apps import AppConfig


class TakedownConfig(AppConfig):
    """The room `takedown`."""

    name = "colloque.server.takedown"
    label = "takedown"
    default_auto_field = "django.db.models.BigAutoField"
