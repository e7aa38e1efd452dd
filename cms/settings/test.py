"""What the unit tests run under; DATABASE_URL chooses PostgreSQL, else SQLite."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - Django's settings modules inherit by star
from .base import STORAGES, env
from .databases import database_from

VAR_DIR = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
# Whitenoise warns where there is none.
STATIC_ROOT.mkdir()

DEBUG = False
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {"default": database_from(env("DATABASE_URL", default=""), VAR_DIR / "db.sqlite3")}
# Threads of a test share a database only when it is a file.
DATABASES["default"].setdefault("TEST", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"]["NAME"] = str(VAR_DIR / "test.sqlite3")
else:
    # Threads that a test starts hold connections of their own; a pool would keep the
    # test database from being dropped.
    DATABASES["default"]["OPTIONS"].pop("pool", None)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
WAGTAILADMIN_BASE_URL = "http://testserver"
SERVE_MEDIA = True
DEMO_ACCOUNTS = True
