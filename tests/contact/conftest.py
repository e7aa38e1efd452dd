import pytest
from django.db import transaction
from django.test import Client

from cms.operations.site_setup import SiteIdentity, lay_site
from contact.models import FormPage
from news.models import NewsIndexPage
from tests.factories.news import NewsDetailPageFactory
from tests.factories.tree import restore_roots

ANSWERS = {
    "name": "李娜 Li Na",
    "contact": "Li.Na@Example.com",
    "message": "Two tonnes of barley, please.\r\nBy rail.",
}


def lay() -> None:
    lay_site(
        SiteIdentity(
            name="North Gate Trading", email="office@example.com", phone="+86 371 6358 0000"
        )
    )


@pytest.fixture(scope="module")
def laid_site(django_db_setup, django_db_blocker):
    """A freshly laid site in a transaction round all tests of a module, as laying takes long."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        lay()
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def form_page(laid_site, db) -> FormPage:
    """The form of a freshly laid site, with its three fields."""
    return FormPage.objects.get()


@pytest.fixture
def committed_form_page(transactional_db) -> FormPage:
    """The same for tests whose threads have transactions of their own."""
    restore_roots()
    lay()
    return FormPage.objects.get()


@pytest.fixture
def article(form_page):
    """An article on the site of `form_page`."""
    return NewsDetailPageFactory(parent=NewsIndexPage.objects.get(), title="Barley by rail")


@pytest.fixture
def send(form_page):
    """Post `ANSWERS`, changed as told, to the form; None leaves a field out."""

    def post(headers=None, **changes):
        data = {name: text for name, text in {**ANSWERS, **changes}.items() if text is not None}
        return Client().post(form_page.url, data, headers=headers)

    return post
