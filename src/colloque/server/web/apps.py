"""Registers the room with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The room `web`."""

    name = "colloque.server.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
