"""One machine, no other service: SQLite, DEBUG off, a key of its own. What `make run` uses."""

import os

from django.core.management.utils import get_random_secret_key

from .base import *  # noqa: F403 - Django's settings modules inherit by star
from .base import VAR_DIR, env
from .databases import database_from


def _key_in(path) -> str:
    """Return the key kept in `path`, made on the first start and readable by its owner only."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        key = get_random_secret_key()
        file.write(key)
    return key


VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = False
SECRET_KEY = env("SECRET_KEY", default="") or _key_in(VAR_DIR / "secret-key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
DATABASES = {"default": database_from(env("DATABASE_URL", default=""), VAR_DIR / "db.sqlite3")}

if env("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

# PORT is what `make run` listens on.
WAGTAILADMIN_BASE_URL = env(
    "WAGTAILADMIN_BASE_URL", default=f"http://localhost:{env('PORT', default='') or '8000'}"
)

# There is no proxy in front that could serve the pictures.
SERVE_MEDIA = True

# Accounts whose passwords lie in a file are for trying things out on one's own machine.
DEMO_ACCOUNTS = True
