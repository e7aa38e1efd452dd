"""One description of a database from its address, so that no other code knows which it is."""

from pathlib import Path

import environ

# IMMEDIATE and the timeout keep concurrent writers from failing as "locked"; FULL keeps the
# last commit through a power cut (https://www.sqlite.org/pragma.html#pragma_synchronous).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


def database_from(url: str, fallback: Path) -> dict:
    """Return Django's settings for the database at `url`, or for SQLite in the file `fallback`."""
    config = (
        environ.Env.db_url_config(url)
        if url
        else {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(fallback),
        }
    )
    options = config.setdefault("OPTIONS", {})
    if config["ENGINE"].endswith("sqlite3"):
        options.update(SQLITE_OPTIONS)
    elif config["ENGINE"].endswith("postgresql"):
        # A pool of its own per process; connections are checked before use, so that a
        # restart of the server costs a visitor nothing.
        options.setdefault("pool", {"min_size": 1, "max_size": 8, "timeout": 10})
        config["CONN_HEALTH_CHECKS"] = True
    return config
