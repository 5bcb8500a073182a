"""Keys between tables only point down: what an import cannot show when the key is a string."""

from __future__ import annotations

import pytest
from django.apps import apps

ROOMS = (
    "engine",
    "identity",
    "relations",
    "publishing",
    "takedown",
    "watch",
    "federation",
    "mastodon",
    "web",
)

KEYS = [
    (model._meta.label, field.name, model._meta.app_label, field.related_model._meta.app_label)
    for model in apps.get_models()
    if model._meta.app_label in ROOMS
    for field in model._meta.get_fields()
    if field.is_relation and not field.auto_created and field.related_model is not None
]


def test_there_are_keys_to_look_at() -> None:
    assert len(KEYS) > 20


@pytest.mark.parametrize(("model", "name", "room", "target"), KEYS)
def test_a_key_points_down(model: str, name: str, room: str, target: str) -> None:
    if target in ROOMS:
        assert ROOMS.index(target) <= ROOMS.index(room), f"{model}.{name} points up to {target}"
