"""Every address of the server, door by door."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from .connect import DEMO_PATH

_demo: list[URLPattern | URLResolver] = [
    path(f"{DEMO_PATH.lstrip('/')}/", include("colloque.server.project.demo.provider.urls"))
]

urlpatterns: list[URLPattern | URLResolver] = [
    *(_demo if settings.COLLOQUE_DEMO_PROVIDER else ()),
    path("compte/", include("allauth.account.urls")),
    path("compte/2fa/", include("allauth.mfa.urls")),
    path("", include("colloque.server.mastodon.urls")),
    path("", include("colloque.server.federation.urls")),
    path("", include("colloque.server.web.urls")),
]

# Django finds these by name.
handler400 = "colloque.server.web.failures.handler400"
handler403 = "colloque.server.web.failures.handler403"
handler404 = "colloque.server.web.failures.handler404"
handler500 = "colloque.server.web.failures.handler500"
