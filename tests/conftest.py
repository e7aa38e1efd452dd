from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from tests.grounds import Ground, wanted_by
from tests.services import migrated

JOURNEYS = Path(__file__).parent / "journeys"
GROUND = pytest.StashKey[Ground]()


def pytest_configure(config):
    config.addinivalue_line(
        "markers", "stands_on(*makers): functions whose work is done once for many tests"
    )


def pytest_collection_modifyitems(items):
    """Run journeys last: Playwright's event loop stays open, and Django's ORM refuses one."""
    items.sort(key=lambda item: JOURNEYS in item.path.parents)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Change the ground before any fixture of the test changes settings or time."""
    if ground := item.config.stash.get(GROUND, None):
        ground.hold(wanted_by(item))


@pytest.fixture(scope="session")
def django_db_setup(
    request, django_test_environment, django_db_blocker, django_db_modify_db_settings
):
    """Migrate a test database, on SQLite only when the migrations are not those of the last run.

    `--cache-clear` migrates again.
    """
    kept = None
    if connection.vendor == "sqlite":
        folder = request.config.cache.mkdir("migrated")
        kept = folder / f"{migrated.fingerprint()}.sqlite3"
    with django_db_blocker.unblock():
        if kept and kept.exists():
            migrated.begin_with(kept)
            made = None
        else:
            made = setup_databases(verbosity=request.config.option.verbose, interactive=False)
            if kept:
                migrated.keep(kept)
    yield
    with django_db_blocker.unblock():
        if made:
            teardown_databases(made, verbosity=0)
        else:
            connection.close()


@pytest.fixture(scope="session")
def ground(django_db_setup, django_db_blocker, request):
    """What the tests of this session stand on, see `tests.grounds`."""
    request.config.stash[GROUND] = ground = Ground(django_db_blocker)
    yield ground
    ground.hold([])


@pytest.fixture
def _ground_of_first_test(ground, request):
    """Before the first test there is no database yet, so its ground cannot be laid any sooner."""
    ground.hold(wanted_by(request.node))


@pytest.fixture
def _django_db_helper(_ground_of_first_test, _django_db_helper):
    """pytest-django's own, after the ground: its transaction is round one test."""


@pytest.fixture
def site(db):
    """A site as `init_site` lays it: home, News List, form page, groups and site details."""
    from wagtail.models import Site

    return Site.objects.get(is_default_site=True)


@pytest.fixture
def home(site):
    return site.root_page.specific


@pytest.fixture
def news(home):
    """The News List of `site`."""
    from news.models import NewsIndexPage

    return NewsIndexPage.objects.child_of(home).get()


@pytest.fixture
def form_page(home):
    """The form page of `site`."""
    from contact.models import FormPage

    return FormPage.objects.child_of(home).get()
