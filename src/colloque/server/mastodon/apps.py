"""Registers the room with Django."""

from django.apps import AppConfig


class MastodonConfig(AppConfig):
    """The room `mastodon`."""

    name = "colloque.server.mastodon"
    label = "mastodon"
    default_auto_field = "django.db.models.BigAutoField"
