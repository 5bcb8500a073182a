"""Addresses of this door."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from . import accounts, checking, instance, statuses, timelines

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/colloque/v1/check", checking.check_text),
    path("api/colloque/v1/transpose", checking.transpose_text),
    path("api/v1/instance", instance.v1),
    path("api/v2/instance", instance.v2),
    path("api/v1/statuses", statuses.create),
    path("api/v1/statuses/<str:status_id>", statuses.one),
    path("api/v1/statuses/<str:status_id>/context", statuses.context),
    path("api/v1/statuses/<str:status_id>/history", statuses.history),
    path("api/v1/statuses/<str:status_id>/source", statuses.source),
    path("api/v1/statuses/<str:status_id>/favourite", statuses.favourite),
    path("api/v1/statuses/<str:status_id>/unfavourite", statuses.unfavourite),
    path("api/v1/statuses/<str:status_id>/reblog", statuses.reblog),
    path("api/v1/statuses/<str:status_id>/unreblog", statuses.unreblog),
    path("api/v1/statuses/<str:status_id>/bookmark", statuses.bookmark),
    path("api/v1/statuses/<str:status_id>/unbookmark", statuses.unbookmark),
    path("api/v1/statuses/<str:status_id>/favourited_by", statuses.favourited_by),
    path("api/v1/statuses/<str:status_id>/reblogged_by", statuses.reblogged_by),
    path("api/v1/timelines/home", timelines.home),
    path("api/v1/timelines/public", timelines.public),
    path("api/v1/timelines/tag/<str:name>", timelines.tag),
    path("api/v1/bookmarks", timelines.bookmarks),
    path("api/v1/notifications", timelines.notifications),
    path("api/v2/search", timelines.search),
    path("api/v1/blocks", accounts.blocks),
    path("api/v1/accounts/verify_credentials", accounts.verify_credentials),
    path("api/v1/accounts/lookup", accounts.lookup),
    path("api/v1/accounts/relationships", accounts.relationships),
    path("api/v1/accounts/<str:account_id>", accounts.one),
    path("api/v1/accounts/<str:account_id>/statuses", accounts.statuses),
    path("api/v1/accounts/<str:account_id>/followers", accounts.followers),
    path("api/v1/accounts/<str:account_id>/following", accounts.following),
    path("api/v1/accounts/<str:account_id>/follow", accounts.follow),
    path("api/v1/accounts/<str:account_id>/unfollow", accounts.unfollow),
    path("api/v1/accounts/<str:account_id>/block", accounts.block),
    path("api/v1/accounts/<str:account_id>/unblock", accounts.unblock),
]
