"""The ASGI application."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from .bodies import Application, BodyLimit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colloque.server.project.settings")
application: Application = BodyLimit(get_asgi_application(), limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
