"""Addresses of this door."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from . import views

urlpatterns: list[URLPattern | URLResolver] = [
    path(".well-known/webfinger", views.webfinger),
    path(".well-known/nodeinfo", views.nodeinfo_links),
    path("nodeinfo/2.1", views.nodeinfo),
    path("notes/<str:post_id>", views.note),
]
