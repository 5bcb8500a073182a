"""Registers the register with Django."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The register of professionals, inside the room `identity`: it knows nothing of accounts."""

    name = "colloque.server.identity.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
