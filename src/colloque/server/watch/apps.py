"""Registers the room with Django."""

from django.apps import AppConfig


class WatchConfig(AppConfig):
    """The room `watch`."""

    name = "colloque.server.watch"
    label = "watch"
    default_auto_field = "django.db.models.BigAutoField"
