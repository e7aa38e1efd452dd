"""An SQLite database with all tables, made by the migrations once and kept between runs."""

import hashlib
import os
import shutil
from importlib import metadata
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection


def fingerprint() -> str:
    """Return a digest of everything that the migrations make their tables of."""
    digest = hashlib.sha256()
    for package in sorted(f"{one.name} {one.version}" for one in metadata.distributions()):
        digest.update(package.encode())
    for app in apps.get_app_configs():
        if Path(app.path).is_relative_to(settings.BASE_DIR):
            for file in sorted(Path(app.path).glob("migrations/*.py")):
                digest.update(f"{app.label} {file.name}".encode() + file.read_bytes())
    digest.update(repr((settings.LANGUAGE_CODE, settings.LANGUAGES)).encode())
    return digest.hexdigest()[:20]


def begin_with(kept: Path) -> None:
    """Put a copy of `kept` where the test database belongs, and connect to it."""
    name = connection.settings_dict["TEST"]["NAME"]
    connection.close()
    shutil.copyfile(kept, name)
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def keep(kept: Path) -> None:
    """Keep the test database as it is now, in place of those of other fingerprints."""
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    making = kept.with_suffix(f".{os.getpid()}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(making)])
    making.replace(kept)
