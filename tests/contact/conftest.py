import pytest
from django.test import Client

from contact.models import FormPage
from news.models import NewsIndexPage
from tests.factories.news import NewsDetailPageFactory
from tests.factories.tree import restore_roots
from tests.grounds import lay_tidewater

ANSWERS = {
    "name": "李娜 Li Na",
    "contact": "Li.Na@Example.com",
    "message": "Two tonnes of barley, please.\r\nBy rail.",
}


@pytest.fixture
def form_page(site) -> FormPage:
    """The form of a freshly laid site, with its three fields."""
    return FormPage.objects.get()


@pytest.fixture
def committed_form_page(transactional_db) -> FormPage:
    """The same for tests whose threads have transactions of their own."""
    restore_roots()
    lay_tidewater()
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
