"""Lets processes of their own work on the database of the tests."""

from urllib.parse import quote

from django.db import connection


def address_of_test_database() -> str:
    """Return what DATABASE_URL takes to reach the database that this test works on."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    person = quote(found["USER"])
    if found["PASSWORD"]:
        person += f":{quote(found['PASSWORD'])}"
    host, port = found["HOST"], found["PORT"]
    # A socket is a path: postgres://user@//directory/name
    where = f"/{host}" if host.startswith("/") else f"{host}:{port}" if port else host
    return f"postgres://{person}@{where}/{found['NAME']}"
