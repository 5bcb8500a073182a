"""Reads the environment: what is missing or wrong is said by its name, and stops the start."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_SHORTEST_SECRET = 32  # characters
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def production_domain(environ: Mapping[str, str]) -> str:
    """The domain this server answers for; empty on a laptop. A domain makes it production.

    Raises:
        ImproperlyConfigured: ``COLLOQUE_ENV=production`` without a domain, or a domain that is an address.

    >>> production_domain({"COLLOQUE_DOMAIN": "colloque.example"}), production_domain({})
    ('colloque.example', '')
    """
    domain = environ.get("COLLOQUE_DOMAIN", "").strip().lower()
    if environ.get("COLLOQUE_ENV", "") == "production" and not domain:
        raise ImproperlyConfigured("COLLOQUE_DOMAIN manque : en production, dites le domaine du serveur.")
    if domain and ("/" in domain or ":" in domain or " " in domain):
        raise ImproperlyConfigured("COLLOQUE_DOMAIN est un nom de domaine seul, comme colloque.example.")
    return domain


def secret(name: str, *, environ: Mapping[str, str], production: bool, data_dir: Path) -> str:
    """A secret: demanded in production; on a laptop made once and kept in the data folder.

    Raises:
        ImproperlyConfigured: in production, ``name`` is missing or shorter than 32 characters.
    """
    if value := environ.get(name):
        if production and len(value) < _SHORTEST_SECRET:
            raise ImproperlyConfigured(f"{name} est trop court : {_SHORTEST_SECRET} caractères au moins.")
        return value
    if production:
        raise ImproperlyConfigured(f"{name} manque : définissez cette variable d’environnement.")
    kept = data_dir / f"{name.lower()}.txt"
    try:
        # Whoever comes first makes it, whole: two processes that start together read the same secret.
        draft = data_dir / f".{name.lower()}.{secrets.token_hex(8)}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        os.link(draft, kept)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
    return kept.read_text(encoding="ascii").strip()


def identity_keys(
    environ: Mapping[str, str], *, others: Sequence[str], production: bool, data_dir: Path
) -> list[str]:
    """The keys of who bears a pseudonym, the one that seals first: ``COLLOQUE_IDENTITY_KEY``, then ``…_OLD``.

    Args:
        environ: The environment.
        others: The other secrets of this server, which this key may not repeat.
        production: Whether a missing key stops the start.
        data_dir: Where a laptop keeps the one it makes.

    Raises:
        ImproperlyConfigured: in production, missing or short; anywhere, the same as another secret.
    """
    name = "COLLOQUE_IDENTITY_KEY"
    key = secret(name, environ=environ, production=production, data_dir=data_dir)
    if key in others:
        raise ImproperlyConfigured(f"{name} doit être une clef à part : elle répète un autre secret.")
    return [key, *filter(None, environ.get(f"{name}_OLD", "").split(","))]


def whole_days(name: str, *, environ: Mapping[str, str], default: int) -> int:
    """A number of days from the environment.

    Raises:
        ImproperlyConfigured: not a whole number, or a negative one.

    >>> whole_days("KEEP", environ={"KEEP": "30"}, default=365), whole_days("KEEP", environ={}, default=365)
    (30, 365)
    """
    written = environ.get(name) or str(default)
    if not (written.isascii() and written.isdigit()):
        raise ImproperlyConfigured(f"{name} est un nombre entier de jours.")
    return int(written)


def notice_days(environ: Mapping[str, str]) -> int | None:
    """How long after an identity is opened its bearer is told, in days; None for never.

    ``COLLOQUE_IDENTITY_NOTICE``: ``now`` (default), a number of days, or ``never``.

    Raises:
        ImproperlyConfigured: anything else.

    >>> [notice_days({"COLLOQUE_IDENTITY_NOTICE": said}) for said in ("now", "30", "never")]
    [0, 30, None]
    """
    name = "COLLOQUE_IDENTITY_NOTICE"
    said = environ.get(name) or "now"
    if said == "never":
        return None
    return 0 if said == "now" else whole_days(name, environ=environ, default=0)


def mail(url: str) -> dict[str, Any]:
    """Django's e-mail settings from ``COLLOQUE_EMAIL_URL``.

    ``smtp://user:password@host:587`` (STARTTLS, except on this machine), ``smtps://…`` (TLS from the first
    byte), ``console:``; ``?from=`` gives the sender. Nothing: letters are dropped.

    Raises:
        ImproperlyConfigured: another scheme, no host, or a bad port.

    >>> mail("smtps://colloque:p%40ss@mail.example?from=bonjour@colloque.example")["EMAIL_HOST_PASSWORD"]
    'p@ss'
    """
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    if url.startswith("console:"):
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if host is None or parts.scheme not in ("smtp", "smtps"):
        raise ImproperlyConfigured("COLLOQUE_EMAIL_URL est de la forme smtp://nom:secret@machine:587.")
    implicit = parts.scheme == "smtps"
    settings: dict[str, Any] = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": port or (465 if implicit else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit and host not in _LOOPBACK,
        "EMAIL_TIMEOUT": 10,
    }
    if sender := parse_qs(parts.query).get("from"):
        settings["DEFAULT_FROM_EMAIL"] = settings["SERVER_EMAIL"] = sender[0]
    return settings


def database_options(engine: str) -> dict[str, Any]:
    """Options of the database for a server of many short-lived threads.

    Under ASGI each request has a thread of its own: a connection kept by a thread would be lost with it. So
    SQLite opens one a request (a fraction of a millisecond) and PostgreSQL lends them from a pool.
    """
    if engine.endswith("sqlite3"):
        return {
            # Seconds a writer waits for its turn.
            "timeout": 20,
            # IMMEDIATE: two writers queue instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            # WAL: readers never wait for the writer.
            # FULL: what is acknowledged survives a kill and a power cut.
            # secure_delete: what is withdrawn is overwritten in the file, not only forgotten.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
        }
    return {"pool": {"min_size": 1, "max_size": 16, "timeout": 10}}
