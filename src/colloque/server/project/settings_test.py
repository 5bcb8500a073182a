"""Settings of the test-suite: the database named by COLLOQUE_TEST_DATABASE_URL, else SQLite."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("COLLOQUE_SECRET_KEY", "only-for-tests-" + "0" * 40)
os.environ.setdefault("COLLOQUE_DATA_DIR", tempfile.mkdtemp(prefix="colloque-test-"))
os.environ.pop("COLLOQUE_DOMAIN", None)
if url := os.environ.get("COLLOQUE_TEST_DATABASE_URL"):
    os.environ["COLLOQUE_DATABASE_URL"] = url

from .settings import *  # noqa: F403  # the environment above must come first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed; production keeps Argon2
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# No test calls outside unless it declares a provider of its own.
COLLOQUE_OIDC = None
# Each process of a parallel run counts for itself: its own memory, or its own Redis database.
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_redis = os.environ.get("COLLOQUE_TEST_REDIS_URL", "")
COLLOQUE_LIMITS_URL = f"{_redis.rpartition('/')[0]}/{(9 + _worker) % 16}" if _redis else "memory://"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Test databases are created and dropped: no pool may hold on to them.
DATABASES["default"]["OPTIONS"].pop("pool", None)  # noqa: F405  # of the settings above
