"""Addresses of this door: French, short, the same for everyone."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from .reading import acts, edit_profile, notifications, people, post, search, settings, timelines, welcome

_writing = path("", include("colloque.server.web.urls_writing"))

_reading: list[URLPattern | URLResolver] = [
    path("", timelines.front, name="front"),
    path("accueil", timelines.home, name="home"),
    path("local", timelines.local, name="local"),
    path("mots/<str:tag>", timelines.tagged, name="tag"),
    path("signets", timelines.bookmarks, name="bookmarks"),
    path("recherche", search.search, name="search"),
    path("notifications", notifications.notifications, name="notifications"),
    path("notifications/lues", notifications.read_all, name="notifications_read"),
    path("bienvenue", welcome.welcome, name="welcome"),
    path("profil", edit_profile.edit_profile, name="edit_profile"),
    path("reglages", settings.settings, name="settings"),
    path("reglages/blocages", settings.blocked, name="blocked"),
    path("apparence", settings.appearance, name="appearance"),
    path("langue", settings.language, name="set_language"),
    path("@<str:handle>", people.profile, name="profile"),
    path("@<str:handle>/abonnes", people.followers, name="followers"),
    path("@<str:handle>/abonnements", people.following, name="following"),
    path("@<str:handle>/suivre", people.follow, name="follow"),
    path("@<str:handle>/bloquer", people.block, name="block"),
    path("@<str:handle>/<str:post_id>", post.post, name="post"),
    path("@<str:handle>/<str:post_id>/historique", post.history, name="history"),
    path("@<str:handle>/<str:post_id>/aimer", acts.like, name="like"),
    path("@<str:handle>/<str:post_id>/relayer", acts.boost, name="boost"),
    path("@<str:handle>/<str:post_id>/signet", acts.bookmark, name="bookmark"),
]

_quality = path("", include("colloque.server.web.urls_quality"))

_pseudonyms = path("", include("colloque.server.web.urls_pseudonyms"))

_directory = path("", include("colloque.server.web.urls_directory"))

urlpatterns: list[URLPattern | URLResolver] = [_writing, _quality, _pseudonyms, _directory, *_reading]
