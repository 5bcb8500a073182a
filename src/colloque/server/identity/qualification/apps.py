"""Registers qualifications with Django."""

from django.apps import AppConfig


class QualificationConfig(AppConfig):
    """The tie between accounts and the register, inside the room `identity`."""

    name = "colloque.server.identity.qualification"
    label = "qualification"
    default_auto_field = "django.db.models.BigAutoField"
