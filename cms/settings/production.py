"""The site on a server: everything from the environment, and no start when something is unsafe.

Every variable stands in .env.example with a line of its own.
"""

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


def _refuse_unsafe() -> None:
    """Raise ImproperlyConfigured with every fault at once, so that one start finds them all."""
    faults = [f"{name} is missing" for name in REQUIRED if not env(name, default="").strip()]
    key = env("SECRET_KEY", default="")
    if key and (len(key) < 50 or len(set(key)) < 5 or key.startswith("django-insecure-")):
        faults.append("SECRET_KEY must be random and at least 50 characters long")
    if "*" in env.list("ALLOWED_HOSTS", default=[]):
        faults.append("ALLOWED_HOSTS must name the hosts, not *")
    base_url = env("WAGTAILADMIN_BASE_URL", default="")
    if base_url and not base_url.startswith("https://"):
        faults.append("WAGTAILADMIN_BASE_URL must start with https://")
    if faults:
        raise ImproperlyConfigured("The site does not start: " + "; ".join(faults) + ".")


_refuse_unsafe()

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
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
