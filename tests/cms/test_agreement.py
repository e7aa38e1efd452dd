"""Every public page, and each view of the list: what machines are told is what visitors see."""

import datetime
import re
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.utils import timezone

from cms.pages import published
from tests.agreement import Documents, disagreements, statements
from tests.factories.cms import SiteImageFactory
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory
from tests.machines import read_sitemap, said

ROOT = "https://www.tidewater.example"
VIEWS = ["?topic=grain", "?year=2024", "?topic=grain&year=2024"]
# What each type of page must say something of, beyond what every page does; by hand, so that a
# new type fails until it is thought about.
EVERY_PAGE = {"name", "address", "company", "language", "picture"}
SAID_BY = {
    "HomePage": {"description", "file", "alt"},
    "NewsIndexPage": {"description", "trail"},
    "NewsDetailPage": {"description", "trail", "file", "alt", "published", "modified", "topic"}
    | {"day", "day of change"},
    "PlainPage": {"description", "trail", "file", "alt"},
    "FormPage": {"description", "trail"},
}
# Places that must name an article, whatever else does.
PLACES_OF_NEWS = {
    "name": {"og:title", "twitter:title", "NewsArticle.headline", "RSS", "Atom", "news sitemap"},
    "description": {"description", "og:description", "NewsArticle.description", "RSS", "Atom"},
    "address": {"asked", "canonical", "og:url", "NewsArticle.url", "RSS", "Atom", "sitemap"},
    "picture": {"og:image", "twitter:image", "NewsArticle.image", "RSS", "Atom", "sitemap"},
    "published": {"article:published_time", "NewsArticle.datePublished", "RSS", "Atom"},
    "modified": {"article:modified_time", "NewsArticle.dateModified", "Atom", "sitemap"},
    "topic": {"article:section", "NewsArticle.articleSection", "RSS", "Atom", "page"},
    "company": {"og:site_name", "NewsArticle.publisher.name", "RSS", "Atom", "news sitemap"},
    "language": {"html", "NewsArticle.inLanguage", "RSS", "Atom", "news sitemap"},
    "trail": {"BreadcrumbList", "page"},
}


@pytest.fixture
def pages(site, home, news, form_page):
    """A site with pages of every type under an address that is not that of the requests."""
    site.hostname, site.port = "www.tidewater.example", 443
    site.save()
    # Also of renditions: keys begin anew with each test.
    cache.clear()
    home.introduction = "We write down what we learn."
    home.body = [("about", {"image": SiteImageFactory(file__filename="house.jpg")})]
    news.introduction, form_page.introduction = "What happened.", "A person answers."
    for page in (home, news, form_page):
        page.save()
    picture = {"image": SiteImageFactory(file__filename="desk.jpg"), "alt_text": "A desk at noon"}
    about = PlainPageFactory(parent=home, title="About us", body=[("image", picture)])
    PlainPageFactory(parent=about, title="Our house & yard", body=[("image", picture)])
    grain = NewsTopicFactory(name="Grain & rice", slug="grain")
    now = timezone.now()
    NewsDetailPageFactory(
        parent=news,
        title="Barley & <i>rye</i> </script>",
        introduction="Two  trains, 1 < 2 & one loading \n plan.",
        topic=grain,
        hero=SiteImageFactory(file__filename="train.jpg"),
        hero_alt="A train & birches",
        posted_on=timezone.localdate(now),
        first_published_at=now,
        last_published_at=now,
    )
    NewsDetailPageFactory(
        parent=news,
        title="Older and updated",
        topic=grain,
        posted_on=datetime.date(2024, 2, 1),
        first_published_at=datetime.datetime(2024, 2, 1, 3, tzinfo=datetime.UTC),
        updated_at=datetime.datetime(2024, 3, 1, 20, tzinfo=datetime.UTC),
    )
    # Of a day long before it came to the site, as imported articles are.
    NewsDetailPageFactory(
        parent=news,
        title="Imported",
        topic=grain,
        posted_on=datetime.date(2024, 5, 5),
        first_published_at=now,
    )
    found = [*published(home.get_descendants(inclusive=True)).specific()]
    assert {type(page).__name__ for page in found} == set(SAID_BY)
    return found


def documents_of(client, page: str) -> Documents:
    """Everything the site says, with the page at `page`, an address of this site."""

    def text(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return response.content.decode()

    files = [said(file, "s:loc") for file in read_sitemap(text("/sitemap.xml").encode())]
    sitemaps = [text(file.removeprefix(ROOT)) for file in files]
    whole = sitemaps[0].partition("</urlset>")[0] + "".join(
        re.search(r"<urlset[^>]*>(.*)</urlset>", file, re.S)[1] for file in sitemaps[1:]
    )
    return Documents(
        page=text(page.removeprefix(ROOT)),
        rss=text("/news/feed/"),
        atom=text("/news/atom/"),
        sitemap=f"{whole}</urlset>",
        news=text("/news-sitemap.xml"),
    )


class TestEveryPublicPage:
    def test_is_told_of_as_it_is_seen(self, client, pages):
        for page in pages:
            client.get(page.url)  # makes its pictures, as publishing does
        for page in pages:
            told = statements(page.full_url, documents_of(client, page.full_url))

            wrong = {aspect: told[aspect] for aspect in disagreements(told)}
            assert wrong == {}, page
            silent = {aspect for aspect in told if len(told[aspect]) < 2}
            assert not silent & SAID_BY[type(page).__name__], (page, silent)
            assert not {aspect for aspect in EVERY_PAGE if not told[aspect]}, page
            assert "sitemap" in told["address"], page

    def test_names_an_article_in_every_place(self, client, pages):
        article = next(page for page in pages if page.title.startswith("Barley"))
        client.get(article.url)

        told = statements(article.full_url, documents_of(client, article.full_url))

        for aspect, places in PLACES_OF_NEWS.items():
            assert told[aspect].keys() >= places, aspect

    def test_stands_in_the_sitemap_once_and_nothing_else_does(self, client, pages):
        entries = read_sitemap(documents_of(client, f"{ROOT}/").sitemap.encode())

        addresses = [said(entry, "s:loc") for entry in entries]
        topics = [f"{ROOT}/news/?topic=grain"]
        assert sorted(addresses) == sorted([page.full_url for page in pages] + topics)

    def test_is_told_of_as_each_view_of_the_list_is_seen(self, client, pages):
        for view in VIEWS:
            address = f"{ROOT}/news/{view}"

            told = statements(address, documents_of(client, address))

            assert {aspect: told[aspect] for aspect in disagreements(told)} == {}
            assert told["name"]["og:title"] != "News"
            assert ("sitemap" in told["address"]) == (view == "?topic=grain")


class TestAPlantedDisagreement:
    """The control: one word changed in one place is found, and in no other aspect."""

    PLANTS = [
        ("name", "page", r'(property="og:title" content=")'),
        ("name", "page", r"(<h1>)"),
        ("name", "page", r'("headline": ")'),
        ("name", "rss", r"(<item><title>)"),
        ("name", "atom", r"(<entry[^>]*><title>)"),
        ("name", "news", r"(<news:title>)"),
        ("description", "page", r'(name="twitter:description" content=")'),
        ("description", "page", r'(<p class="lead">)'),
        ("description", "rss", r"(<item>.*?<description>)"),
        ("description", "atom", r"(<entry>.*?<summary[^>]*>)"),
        ("address", "page", r'(<link rel="canonical" href=")'),
        ("address", "page", r'("mainEntityOfPage": \{"@type": "WebPage", "@id": ")'),
        ("picture", "page", r'(name="twitter:image" content=")'),
        ("picture", "rss", r'(<enclosure[^>]* url=")'),
        ("picture", "sitemap", r"(<image:loc>https://)"),
        ("alt", "page", r'(property="og:image:alt" content=")'),
        ("published", "page", r'("datePublished": ")20'),
        ("modified", "page", r'("dateModified": ")20'),
        ("topic", "page", r'("articleSection": ")'),
        ("topic", "rss", r"(<category>)"),
        ("company", "page", r'(property="og:site_name" content=")'),
        ("company", "news", r"(<news:name>)"),
        ("language", "rss", r"(<language>)"),
        ("trail", "page", r'("position": 2, "name": ")'),
    ]

    def test_is_found_wherever_it_stands(self, client, pages):
        article = next(page for page in pages if page.title.startswith("Barley"))
        client.get(article.url)
        documents = documents_of(client, article.full_url)
        assert disagreements(statements(article.full_url, documents)) == set()
        for aspect, document, place in self.PLANTS:
            # Another year, and else a word that nobody uses.
            new = r"\g<1>19" if place.endswith("20") else r"\1xx"
            text, count = re.subn(place, new, getattr(documents, document), count=1, flags=re.S)
            assert count == 1, place

            planted = replace(documents, **{document: text})

            found = disagreements(statements(article.full_url, planted))
            assert aspect in found, (aspect, document, place)
