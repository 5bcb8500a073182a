"""``/api/v1/instance`` and ``/api/v2/instance``: what this server is."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from colloque.server.identity import queries as identity
from colloque.server.publishing import queries as publishing

from .doors import Answer, Call, door
from .translate import url

TITLE = "Colloque"
ABOUT = "Le réseau professionnel des médecins où la déontologie est intégrée."


@door("GET", anonymous=True)
def v2(call: Call) -> Answer:
    """The present form."""
    return {
        "domain": _domain(),
        "title": TITLE,
        "version": f"4.2.0 (compatible; Colloque {version('colloque')})",
        "source_url": "",
        "description": ABOUT,
        "usage": {"users": {"active_month": identity.count_accounts()}},
        "thumbnail": {"url": url("/static/logo.svg")},
        "languages": ["fr", "en"],
        "configuration": _configuration(),
        "registrations": {"enabled": True, "approval_required": False, "message": None},
        "contact": {"email": "", "account": None},
        "rules": [],
    }


@door("GET", anonymous=True)
def v1(call: Call) -> Answer:
    """The older form, which many clients still read first."""
    return {
        "uri": _domain(),
        "title": TITLE,
        "short_description": ABOUT,
        "description": ABOUT,
        "email": "",
        "version": f"4.2.0 (compatible; Colloque {version('colloque')})",
        "urls": {"streaming_api": _streaming()},
        "stats": {
            "user_count": identity.count_accounts(),
            "status_count": publishing.count_posts(),
            "domain_count": 1,
        },
        "languages": ["fr", "en"],
        "registrations": True,
        "approval_required": False,
        "invites_enabled": False,
        "configuration": _configuration(),
        "contact_account": None,
        "rules": [],
    }


def _configuration() -> dict[str, Any]:
    return {
        "urls": {"streaming": _streaming()},
        "accounts": {"max_featured_tags": 0},
        "statuses": {
            "max_characters": settings.COLLOQUE_POST_LIMIT,
            "max_media_attachments": 0,
            "characters_reserved_per_url": 0,
        },
    }


def _domain() -> str:
    return urlsplit(settings.COLLOQUE_ORIGIN).netloc


def _streaming() -> str:
    # Clients parse it even where nothing streams; it follows the scheme of the origin.
    return settings.COLLOQUE_ORIGIN.replace("http", "ws", 1)
