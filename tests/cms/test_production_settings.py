"""Production settings: silent when whole, and no start when something is unsafe or missing."""

import os
import runpy
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

WHOLE = {
    "SECRET_KEY": "$3kQ9-vB7_xN2mL5pR8sT1wY4zA6cD0eF-gH_iJkLmNoPqRsTuVwXyZ",
    "ALLOWED_HOSTS": "www.example.com, example.com",
    "WAGTAILADMIN_BASE_URL": "https://www.example.com",
    # Nobody listens there: starting asks nothing of the database.
    "DATABASE_URL": "postgres://site:secret@127.0.0.1:9/site",
    "EMAIL_URL": "smtp+tls://site:secret@mail.example.com:587",
    "DEFAULT_FROM_EMAIL": "news@example.com",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run manage.py under the production settings with this environment and no other."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VAR_DIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments],
        env={**kept, "DJANGO_SETTINGS_MODULE": "cms.settings.production", **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def read(monkeypatch):
    """Read the production settings from the given environment; returns their values."""

    def run(**environment: str) -> dict:
        for name in WHOLE:
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_module("cms.settings.production")

    return run


class TestAWholeEnvironment:
    def test_the_deployment_check_has_nothing_to_say(self):
        result = manage("check", "--deploy", "--fail-level", "INFO", **WHOLE)

        assert result.stdout.strip() == "System check identified no issues (0 silenced)."
        assert result.stderr == ""
        assert result.returncode == 0

    def test_values_are_taken_as_they_are(self, read):
        found = read(**WHOLE)

        assert found["SECRET_KEY"] == WHOLE["SECRET_KEY"]
        assert found["ALLOWED_HOSTS"] == ["www.example.com", "example.com"]
        assert (found["EMAIL_HOST"], found["EMAIL_USE_TLS"]) == ("mail.example.com", True)
        assert (found["DEBUG"], found["EMAIL_TIMEOUT"]) == (False, 10)
        assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True


class TestAnUnsafeEnvironment:
    def test_an_empty_one_names_everything_that_is_missing(self):
        result = manage("check")

        assert result.returncode != 0
        last = result.stderr.strip().splitlines()[-1]
        assert [name for name in WHOLE if f"{name} is missing" not in last] == []

    def test_everything_unsafe_is_said_at_once(self, read):
        unsafe = {
            "SECRET_KEY": "short",
            "ALLOWED_HOSTS": "www.example.com,*",
            "WAGTAILADMIN_BASE_URL": "http://www.example.com",
            "DATABASE_URL": "localhost",
            "EMAIL_URL": "mail.example.com:25",
            "DEFAULT_FROM_EMAIL": "  ",
        }
        with pytest.raises(ImproperlyConfigured) as refusal:
            read(**unsafe)

        for fault in (
            "SECRET_KEY must be random",
            "ALLOWED_HOSTS must name the hosts",
            "WAGTAILADMIN_BASE_URL must start with https://",
            "DATABASE_URL must start with postgres://",
            "EMAIL_URL must start with ",
            "DEFAULT_FROM_EMAIL is missing",
        ):
            assert fault in str(refusal.value)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("SECRET_KEY", "a" * 60),
            ("SECRET_KEY", "django-insecure-" + WHOLE["SECRET_KEY"]),
            ("ALLOWED_HOSTS", "*"),
            ("ALLOWED_HOSTS", " , "),
            ("WAGTAILADMIN_BASE_URL", "http://www.example.com"),
        ],
    )
    def test_one_unsafe_value_is_enough_to_refuse_and_nothing_secret_is_told(
        self, read, name, value
    ):
        with pytest.raises(ImproperlyConfigured, match=name) as refusal:
            read(**{**WHOLE, name: value})
        assert WHOLE["SECRET_KEY"] not in str(refusal.value)
        assert "secret@" not in str(refusal.value)
