"""Settings, read from the environment; in production what is missing stops the start and is said by name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from .attestation_key import attestation_keys
from .connect import DEMO_CLIENT, connect
from .environment import (
    database_options,
    identity_keys,
    mail,
    notice_days,
    production_domain,
    secret,
    whole_days,
)
from .logs import LOGGING  # noqa: F401  # the setting of this name

PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("COLLOQUE_DATA_DIR") or Path.cwd() / "var")
DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)

# A domain makes it production; without one it is a laptop.
COLLOQUE_DOMAIN = production_domain(os.environ)
COLLOQUE_PRODUCTION = bool(COLLOQUE_DOMAIN)
DEBUG = False

SECRET_KEY = secret(
    "COLLOQUE_SECRET_KEY", environ=os.environ, production=COLLOQUE_PRODUCTION, data_dir=DATA_DIR
)
COLLOQUE_SEALING_KEYS = [
    os.environ.get("COLLOQUE_SEALING_KEY") or SECRET_KEY,
    *filter(None, os.environ.get("COLLOQUE_SEALING_KEY_OLD", "").split(",")),
]
# Who bears a pseudonym is sealed under a key of its own: the others do not open it.
COLLOQUE_IDENTITY_KEYS = identity_keys(
    os.environ,
    others=[SECRET_KEY, *COLLOQUE_SEALING_KEYS],
    production=COLLOQUE_PRODUCTION,
    data_dir=DATA_DIR,
)
# Signs attestations; the public halves are at /.well-known/jwks.json.
COLLOQUE_ATTESTATION_KEYS = attestation_keys(os.environ, production=COLLOQUE_PRODUCTION, data_dir=DATA_DIR)
# Days after which the bearer is told that the link was opened (None: never), and a withdrawn link is erased.
COLLOQUE_IDENTITY_NOTICE_DAYS = notice_days(os.environ)
COLLOQUE_IDENTITY_KEEP_DAYS = whole_days("COLLOQUE_IDENTITY_KEEP_DAYS", environ=os.environ, default=365)
ALLOWED_HOSTS = [COLLOQUE_DOMAIN] if COLLOQUE_PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]
_PORT = os.environ.get("PORT", "8000")
COLLOQUE_ORIGIN = os.environ.get("COLLOQUE_ORIGIN", "").rstrip("/") or (
    f"https://{COLLOQUE_DOMAIN}" if COLLOQUE_PRODUCTION else f"http://127.0.0.1:{_PORT}"
)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "colloque.server.engine",
    "colloque.server.identity.registry",
    "colloque.server.identity.qualification",
    "colloque.server.identity.pseudonyms",
    "colloque.server.identity.attestations",
    "colloque.server.identity.references",
    "colloque.server.identity",
    "colloque.server.relations",
    "colloque.server.publishing",
    "colloque.server.takedown",
    "colloque.server.watch",
    "colloque.server.federation",
    "colloque.server.mastodon",
    "colloque.server.web",
    "colloque.server.project",
]
MIDDLEWARE = [
    "colloque.server.project.access.access_log",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "colloque.server.project.nul.without_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "colloque.server.web.privacy.KeptNowhere",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "colloque.server.web.failures.Failures",
]
ROOT_URLCONF = "colloque.server.project.urls"
ASGI_APPLICATION = "colloque.server.project.asgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "colloque.server.web.context.page",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        os.environ.get("COLLOQUE_DATABASE_URL") or f"sqlite:///{DATA_DIR / 'colloque.sqlite3'}"
    )
}
DATABASES["default"].setdefault("OPTIONS", {}).update(database_options(DATABASES["default"]["ENGINE"]))

# Pro Santé Connect; on a laptop where none is declared, the provider of the demo, on this very server.
COLLOQUE_OIDC = connect(os.environ, production=COLLOQUE_PRODUCTION, origin=COLLOQUE_ORIGIN)
COLLOQUE_DEMO_PROVIDER = COLLOQUE_OIDC is not None and COLLOQUE_OIDC["client_id"] == DEMO_CLIENT

_REDIS = os.environ.get("COLLOQUE_REDIS_URL", "")
CACHES: dict[str, Any] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _REDIS}
        if _REDIS
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}
COLLOQUE_LIMITS_URL = _REDIS or "memory://"
TASKS: dict[str, Any] = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_REDIRECT_URL = "/bienvenue"
# Letters only prove an address where they are truly sent.
_MAIL_URL = os.environ.get("COLLOQUE_EMAIL_URL", "")
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if _MAIL_URL else "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Colloque] "
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = True
# Whoever changes a password or an address is told so by letter, with where it was done from.
ACCOUNT_EMAIL_NOTIFICATIONS = True
# A screen left open in a ward must not be enough to take an account over: the password is asked again.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 2
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if COLLOQUE_PRODUCTION else "http"
# A hospital leaves by one address: the limits that count are those of one account (key).
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "signup": "20/m/ip",
    "reset_password": "20/m/ip,5/m/key",
    "reauthenticate": "10/m/user",
}
# Behind the reverse proxy of a production server, the caller is the last address it added.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if COLLOQUE_PRODUCTION else 0
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Colloque"
MFA_ADAPTER = "colloque.server.identity.second_factor.SealedSecondFactor"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"Colloque <ne-pas-repondre@{COLLOQUE_DOMAIN or 'localhost'}>"
vars().update(mail(_MAIL_URL))

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"

STATIC_URL = "/static/"
STATIC_ROOT = None  # served from the package (WhiteNoise): nothing to collect
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],  # data: for the QR code of the second factor, made by the server
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
# Not no-referrer: browsers then send "Origin: null" with our own forms, and the CSRF check refuses them all.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "colloque.server.project.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "colloque.server.web.failures.csrf_failure"
if COLLOQUE_PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    # The prefix binds the cookie to this host and to https, whatever another host of the domain sends.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    CSRF_TRUSTED_ORIGINS = [COLLOQUE_ORIGIN]
    # The other hosts of the domain, and browsers' preload lists, are not ours to decide for.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"

# A form larger than this is refused before it is read: the longest article fits ten times.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
COLLOQUE_POST_LIMIT = int(os.environ.get("COLLOQUE_POST_LIMIT", "500"))  # code points
COLLOQUE_ARTICLE_LIMIT = int(os.environ.get("COLLOQUE_ARTICLE_LIMIT", "20000"))  # code points
COLLOQUE_RULEBOOK = os.environ.get("COLLOQUE_RULEBOOK", "fr-cnom")  # a folder of rulebook/rules
COLLOQUE_CLAIM_HOURS = 24  # a contested claim is decided within

DEFAULT_EXCEPTION_REPORTER_FILTER = "colloque.server.project.logs.NothingToShow"
