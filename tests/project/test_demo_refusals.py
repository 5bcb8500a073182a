"""Where the demo refuses to load, and that a refusal leaves nothing behind."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from pytest_django import Settings

from colloque.server.identity.models import Account
from colloque.server.project.demo import DemoError, load_demo, read_community

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


def test_production_refuses(db: None, settings: Settings) -> None:
    settings.COLLOQUE_PRODUCTION = True
    with pytest.raises(DemoError):
        load_demo(now=NOW)
    assert not Account.objects.exists()


def test_a_text_that_does_not_pass_undoes_everything(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    community = read_community()
    worse = dataclasses.replace(community.posts[0], text=community.drafts[0].text)
    changed = dataclasses.replace(community, posts=(worse, *community.posts[1:]))
    monkeypatch.setattr("colloque.server.project.demo.load.read_community", lambda: changed)
    with pytest.raises(DemoError) as refused:
        load_demo(now=NOW)
    assert worse.key in refused.value.where
    assert worse.text not in str(refused.value)
    assert not Account.objects.exists()
