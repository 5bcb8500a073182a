"""Registers the room with Django."""

from django.apps import AppConfig


class EngineConfig(AppConfig):
    """The room `engine`."""

    name = "colloque.server.engine"
    label = "engine"
    default_auto_field = "django.db.models.BigAutoField"
