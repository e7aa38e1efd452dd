"""JSON-LD has what Google asks for, each property of the kind that it asks for.

The tables are written by hand after Google's pages, as they stood in 2026; see each table.
"""

import datetime
import json
import re
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.utils import timezone

from contact.models import ContactDetails
from tests.factories.cms import SiteImageFactory
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory

ROOT = "https://www.tidewater.example"


def text(value) -> bool:
    return isinstance(value, str) and value == value.strip() != ""


def web_address(value) -> bool:
    parts = urlsplit(value)
    return parts.scheme == "https" and bool(parts.netloc) and " " not in value


def moment(value) -> bool:
    """ISO 8601 with its zone: without one Google takes that of its own machines."""
    return datetime.datetime.fromisoformat(value).utcoffset() is not None


def picture(value) -> bool:
    return value["@type"] == "ImageObject" and web_address(value["url"])


def pictures(value) -> bool:
    """At least 50,000 pixels each, in more than one shape."""
    shapes = {round(image["width"] / image["height"], 2) for image in value}
    large = all(image["width"] * image["height"] >= 50_000 for image in value)
    return all(map(picture, value)) and large and len(shapes) > 1


def named(value) -> bool:
    return value["@type"] in ("Organization", "Person") and text(value["name"])


def with_address(value) -> bool:
    return named(value) and web_address(value["url"])


def steps(value) -> bool:
    """Each step but the last needs `item`; places count from 1."""
    places = [step["position"] for step in value]
    complete = all(step["@type"] == "ListItem" and text(step["name"]) for step in value)
    linked = all(web_address(step["item"]) for step in value[:-1])
    return len(value) > 1 and places == [*range(1, len(value) + 1)] and complete and linked


# https://developers.google.com/search/docs/appearance/structured-data/article requires nothing
# and recommends the first six; the others are what its publisher guidelines and schema.org add.
NEWS_ARTICLE = {
    "author": with_address,
    "dateModified": moment,
    "datePublished": moment,
    "headline": text,
    "image": pictures,
    "publisher": with_address,
    "mainEntityOfPage": lambda value: web_address(value["@id"]),
    "description": text,
    "articleSection": text,
    "inLanguage": text,
    "isAccessibleForFree": lambda value: value is True,
}
# https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
BREADCRUMB_LIST = {"itemListElement": steps}
# https://developers.google.com/search/docs/appearance/structured-data/organization requires
# nothing; of what it recommends, these are what a company tells of itself in Site details.
ORGANIZATION = {
    "name": text,
    "url": web_address,
    "logo": picture,
    "email": lambda value: "@" in value,
    "telephone": lambda value: value.startswith("+"),
}


def lacking(thing: dict, asked: dict) -> set[str]:
    """The properties of `asked` that `thing` lacks or has in a form that it may not have."""
    return {name for name, fits in asked.items() if name not in thing or not fits(thing[name])}


def things_of(client, address: str) -> dict[str, dict]:
    """What the page says in JSON-LD, by type; each data block has to be JSON."""
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(address).text, re.S
    )
    graphs = [json.loads(block) for block in blocks]
    assert [graph["@context"] for graph in graphs] == ["https://schema.org"]
    return {thing["@type"]: thing for graph in graphs for thing in graph["@graph"]}


@pytest.fixture
def article(site, news):
    site.hostname, site.port = "www.tidewater.example", 443
    site.save()
    cache.clear()
    ContactDetails.for_site(site)
    return NewsDetailPageFactory(
        parent=news,
        topic=NewsTopicFactory(name="Grain"),
        hero=SiteImageFactory(file__width=1600, file__height=1000),
        first_published_at=timezone.now(),
    )


class TestJsonLd:
    def test_of_an_article_has_all_that_is_asked_of_news(self, client, article):
        things = things_of(client, article.url)

        assert lacking(things["NewsArticle"], NEWS_ARTICLE) == set()
        assert len(things["NewsArticle"]["headline"]) <= 110
        assert lacking(things["BreadcrumbList"], BREADCRUMB_LIST) == set()
        assert lacking(things["NewsArticle"]["publisher"], ORGANIZATION) == set()

    def test_of_the_first_page_tells_of_the_company(self, client, article):
        company = things_of(client, "/")["Organization"]

        assert lacking(company, ORGANIZATION) == set()
        assert company == things_of(client, article.url)["NewsArticle"]["publisher"]

    def test_of_every_page_below_has_its_trail(self, client, article, news, form_page):
        for page in (article, news, form_page):
            trail = things_of(client, page.url)["BreadcrumbList"]

            assert lacking(trail, BREADCRUMB_LIST) == set()
            assert trail["itemListElement"][-1]["item"] == page.full_url

    def test_that_is_not_as_asked_is_found(self, client, article):
        """The control: every property of every table, left out and filled with nonsense."""
        things = things_of(client, article.url) | things_of(client, "/")
        tables = {
            "NewsArticle": NEWS_ARTICLE,
            "BreadcrumbList": BREADCRUMB_LIST,
            "Organization": ORGANIZATION,
        }
        nonsense = {"author": {"@type": "Thing", "name": ""}, "image": [], "logo": {"@type": "A"}}
        nonsense |= {"publisher": nonsense["author"], "mainEntityOfPage": {"@id": "/news/"}}
        nonsense |= dict.fromkeys(("dateModified", "datePublished"), "2025-08-11T08:00:00")

        for kind, table in tables.items():
            for name in table:
                without = {key: value for key, value in things[kind].items() if key != name}
                assert lacking(without, table) == {name}
                assert lacking({**without, name: nonsense.get(name, "")}, table) == {name}
