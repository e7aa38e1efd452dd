"""Builds the search index anew where it was made by an older version of the site."""

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from cms.search_fields import INDEX_VERSION

STAMP = "search-index.version"


def _current() -> str:
    return f"{INDEX_VERSION} {connection.vendor} {connection.settings_dict['NAME']}"


def is_current() -> bool:
    """Tell whether this database's index was built by `build` of this version."""
    stamp = settings.VAR_DIR / STAMP
    return stamp.exists() and stamp.read_text() == _current()


def build() -> None:
    """Index every page; takes a minute or so for 10,000 of them."""
    call_command("update_index", verbosity=0)
    (settings.VAR_DIR / STAMP).write_text(_current())
