"""Addresses of the demo provider, below ``connect.DEMO_PATH``."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path(".well-known/wallet-openid-configuration", views.description),
    path("keys", views.keys),
    path("auth", views.choose, name="demo_provider"),
    path("token", views.token),
    path("userinfo", views.userinfo),
]
