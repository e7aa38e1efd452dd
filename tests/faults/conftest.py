import pytest
from django.db import connections

from contact.models import FormPage
from tests.factories.tree import restore_roots
from tests.grounds import lay_tidewater
from tests.services.database import address_of_test_database
from tests.services.site import SiteProcess
from tests.services.smtp import MailServer


@pytest.fixture
def form_page(transactional_db) -> FormPage:
    """The form of a freshly laid site, committed, for processes beside this one."""
    restore_roots()
    lay_tidewater()
    yield FormPage.objects.get()
    connections.close_all()


@pytest.fixture
def mail_server():
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def site(form_page, mail_server, tmp_path):
    """The site as processes of their own, on the database of this test; not started yet."""
    site = SiteProcess(tmp_path, DATABASE_URL=address_of_test_database(), EMAIL_URL=mail_server.url)
    # Pages are shown without static files that were collected before.
    site.env["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    yield site
    site.stop()
