"""The site on a server: everything from the environment, and no start when something is unsafe.

Every variable stands in .env.example with a line of its own.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - Django's settings modules inherit by star
from .base import VAR_DIR, env
from .databases import database_from

REQUIRED = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "WAGTAILADMIN_BASE_URL",
    "DATABASE_URL",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
)
SCHEMES = {
    "WAGTAILADMIN_BASE_URL": ("https",),
    "DATABASE_URL": ("postgres", "postgresql", "sqlite"),
    "EMAIL_URL": tuple(env.EMAIL_SCHEMES),
}


def _given(name: str) -> str:
    # Not through `env`, which takes a value that begins with $ for another variable's name.
    return os.environ.get(name, "").strip()


def _listed(name: str) -> list[str]:
    return [entry.strip() for entry in _given(name).split(",") if entry.strip()]


def _refuse_unsafe() -> None:
    """Raise ImproperlyConfigured with every fault at once, so that one start finds them all."""
    faults = [f"{name} is missing" for name in REQUIRED if not _given(name).strip(", ")]
    key = _given("SECRET_KEY")
    if key and (len(key) < 50 or len(set(key)) < 5 or key.startswith("django-insecure-")):
        faults.append("SECRET_KEY must be random and at least 50 characters long")
    if "*" in _given("ALLOWED_HOSTS"):
        faults.append("ALLOWED_HOSTS must name the hosts, without * (.example.com has them all)")
    for name, schemes in SCHEMES.items():
        if _given(name) and _given(name).partition("://")[0] not in schemes:
            faults.append(f"{name} must start with {' or '.join(f'{s}://' for s in schemes)}")
    if faults:
        raise ImproperlyConfigured("The site does not start: " + "; ".join(faults) + ".")


_refuse_unsafe()

DEBUG = False
SECRET_KEY = _given("SECRET_KEY")
SECRET_KEY_FALLBACKS = _listed("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = _listed("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = _listed("CSRF_TRUSTED_ORIGINS")
DATABASES = {"default": database_from(env("DATABASE_URL"), VAR_DIR / "db.sqlite3")}
vars().update(env.email_url("EMAIL_URL"))

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if env.int("TRUSTED_PROXIES", default=1):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

SERVE_MEDIA = False
