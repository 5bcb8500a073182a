"""What is missing or wrong in the environment is said by its name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from joserfc.jwk import ECKey

from colloque.server.project.environment import (
    database_options,
    identity_keys,
    mail,
    notice_days,
    production_domain,
    secret,
    whole_days,
)


def test_a_domain_makes_production() -> None:
    assert production_domain({"COLLOQUE_DOMAIN": " Colloque.Example "}) == "colloque.example"
    assert production_domain({}) == ""


@pytest.mark.parametrize(
    "environ",
    [
        {"COLLOQUE_ENV": "production"},
        {"COLLOQUE_DOMAIN": "https://colloque.example"},
        {"COLLOQUE_DOMAIN": "colloque.example:443"},
        {"COLLOQUE_DOMAIN": "a b"},
    ],
)
def test_a_missing_or_wrong_domain_stops_the_start(environ: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured, match="COLLOQUE_DOMAIN"):
        production_domain(environ)


@pytest.mark.parametrize("environ", [{}, {"COLLOQUE_SECRET_KEY": "court"}, {"COLLOQUE_SECRET_KEY": ""}])
def test_a_missing_or_short_secret_stops_production(environ: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="COLLOQUE_SECRET_KEY"):
        secret("COLLOQUE_SECRET_KEY", environ=environ, production=True, data_dir=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_on_a_laptop_a_secret_is_made_once_and_kept_private(tmp_path: Path) -> None:
    made = {secret("KEY", environ={}, production=False, data_dir=tmp_path) for _ in range(3)}
    (kept,) = tmp_path.iterdir()
    assert len(made) == 1
    assert len(made.pop()) >= 32
    assert kept.stat().st_mode & 0o077 == 0


KEY = "k" * 40


@pytest.mark.parametrize("key", ["", "court", "s" * 40])
def test_the_key_of_identities_is_demanded_long_and_its_own(key: str, tmp_path: Path) -> None:
    environ = {"COLLOQUE_IDENTITY_KEY": key}
    with pytest.raises(ImproperlyConfigured, match="COLLOQUE_IDENTITY_KEY"):
        identity_keys(environ, others=["s" * 40], production=True, data_dir=tmp_path)
    with pytest.raises(ImproperlyConfigured, match="clef à part"):
        identity_keys({"COLLOQUE_IDENTITY_KEY": KEY}, others=[KEY], production=False, data_dir=tmp_path)


def test_an_earlier_key_of_identities_still_opens(tmp_path: Path) -> None:
    environ = {"COLLOQUE_IDENTITY_KEY": KEY, "COLLOQUE_IDENTITY_KEY_OLD": "a,b"}
    assert identity_keys(environ, others=[], production=True, data_dir=tmp_path) == [KEY, "a", "b"]


@pytest.mark.parametrize("said", ["bientôt", "-1", "1.5", "²"])
def test_a_wrong_policy_stops_the_start(said: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="COLLOQUE_IDENTITY_NOTICE"):
        notice_days({"COLLOQUE_IDENTITY_NOTICE": said})
    with pytest.raises(ImproperlyConfigured, match="KEEP"):
        whole_days("KEEP", environ={"KEEP": said}, default=1)


def test_letters_leave_by_the_address_given() -> None:
    settings = mail("smtp://nom:se%40cret@mail.example:2525?from=colloque@exemple.test")
    assert settings["EMAIL_HOST"] == "mail.example"
    assert settings["EMAIL_PORT"] == 2525
    assert settings["EMAIL_HOST_PASSWORD"] == "se@cret"
    assert (settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (True, False)
    assert settings["DEFAULT_FROM_EMAIL"] == "colloque@exemple.test"
    implicit = mail("smtps://mail.example")
    assert (implicit["EMAIL_PORT"], implicit["EMAIL_USE_SSL"], implicit["EMAIL_USE_TLS"]) == (
        465,
        True,
        False,
    )
    assert mail("smtp://127.0.0.1:25")["EMAIL_USE_TLS"] is False
    assert mail("console:")["EMAIL_BACKEND"].endswith("console.EmailBackend")
    assert mail("")["EMAIL_BACKEND"].endswith("dummy.EmailBackend")


@pytest.mark.parametrize("url", ["http://mail.example", "smtp:", "mail.example", "smtp://mail.example:x"])
def test_a_wrong_mail_address_stops_the_start(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="COLLOQUE_EMAIL_URL"):
        mail(url)


def test_no_connection_outlives_the_thread_of_its_request() -> None:
    assert "FULL" in database_options("django.db.backends.sqlite3")["init_command"]
    assert database_options("django.db.backends.postgresql")["pool"]["max_size"] > 1


def _manage(tmp_path: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("COLLOQUE_", "DJANGO_"))
    }
    return subprocess.run(
        [Path(sys.executable).with_name("colloque"), "manage", *words],
        env={**clean, "COLLOQUE_DATA_DIR": str(tmp_path), **environ},
        capture_output=True,
        text=True,
        timeout=120,
        cwd=tmp_path,
    )


def test_production_passes_the_deployment_checks(tmp_path: Path) -> None:
    done = _manage(
        tmp_path,
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        COLLOQUE_DOMAIN="colloque.example",
        COLLOQUE_SECRET_KEY="Sx7_qA2pLr9tVw4zNb6mKc1dHf8gJy3eUo5iWkRQ-TP0BaXvZs",
        COLLOQUE_IDENTITY_KEY="vR4_kM8zQw1xTn6yLs3pBd9cGh2jFe5uAo7iWrEX-KP0CbVnYt",
        COLLOQUE_ATTESTATION_KEY=json.dumps(ECKey.generate_key("P-256").as_dict(private=True)),
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"COLLOQUE_DOMAIN": "colloque.example"}, "COLLOQUE_SECRET_KEY"),
        ({"COLLOQUE_DOMAIN": "colloque.example", "COLLOQUE_SECRET_KEY": "s" * 40}, "COLLOQUE_IDENTITY_KEY"),
        ({"COLLOQUE_ENV": "production"}, "COLLOQUE_DOMAIN"),
        ({"COLLOQUE_EMAIL_URL": "pigeon://voyageur"}, "COLLOQUE_EMAIL_URL"),
    ],
)
def test_a_bad_environment_is_one_line_and_exit_2(
    tmp_path: Path, environ: dict[str, str], named: str
) -> None:
    done = _manage(tmp_path, "check", **environ)
    assert done.returncode == 2
    assert named in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
