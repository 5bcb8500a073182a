"""Registers the room with Django."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The room `publishing`."""

    name = "colloque.server.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear what relations tells: a follow fills a timeline, a block empties it."""
        # Models must be loaded first: this is the place Django gives for it.
        from .actions.following import listen

        listen()
