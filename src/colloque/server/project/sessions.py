"""Sessions in the database, whose key is looked up only when it can be one.

A cookie may be quoted and hold any byte: a NUL in it was a failure of PostgreSQL instead of a stranger.
"""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions


class SessionStore(DatabaseSessions):
    """Django's own sessions, for keys as Django makes them: ASCII letters and digits."""

    def _validate_session_key(self, key: str | None) -> bool:
        plausible = key is not None and key.isascii() and key.isalnum()
        return plausible and bool(super()._validate_session_key(key))  # type: ignore[misc]  # not in the stubs
