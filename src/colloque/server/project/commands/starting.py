"""Starts Django for a command, and calls the command's module once Django stands."""

from __future__ import annotations

import importlib
import os
from typing import Any

import django
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured


class BadStart(Exception):
    """The installation cannot start; the message is one French line for the operator."""


def start_django() -> None:
    """Read the settings and load the rooms.

    Raises:
        BadStart: the environment is incomplete or wrong; the message says which variable.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colloque.server.project.settings")
    if apps.ready:
        return
    try:
        django.setup()
    except ImproperlyConfigured as fault:
        raise BadStart(f"colloque : {fault}") from None
    except OSError as fault:
        raise BadStart(f"colloque : le dossier de données ne s’ouvre pas ({fault.strerror}).") from None


def call(module: str, options: Any) -> int:
    """Run ``main(options)`` of a module of this package; its exit status.

    The module is imported here and not above because its models exist only once Django stands.
    """
    return int(importlib.import_module(f".{module}", __package__).main(options))
