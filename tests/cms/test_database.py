import os

from django.db import connection


def test_unit_tests_run_on_the_database_they_say():
    assert connection.vendor == os.environ.get("TESTS_DATABASE", "sqlite")
