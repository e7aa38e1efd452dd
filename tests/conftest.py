from pathlib import Path

import pytest

JOURNEYS = Path(__file__).parent / "journeys"


def pytest_collection_modifyitems(items):
    """Run journeys last: Playwright's event loop stays open, and Django's ORM refuses one."""
    items.sort(key=lambda item: JOURNEYS in item.path.parents)


@pytest.fixture
def site(db):
    """A site as `init_site` lays it: home, News List, form page, groups and site details."""
    from cms.operations.site_setup import SiteIdentity, lay_site

    return lay_site(
        SiteIdentity(
            name="Tidewater Traders", email="office@tidewater.example", phone="0371 5550 0100"
        )
    )


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
