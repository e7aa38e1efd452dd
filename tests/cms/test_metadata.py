"""What machines read of a page agrees with what visitors see, and with each other."""

import datetime
import json

import feedparser
import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Locale, Site

from cms.pages import BasePage
from contact.models import ContactDetails
from news.models import NewsDetailPage
from tests.factories.cms import SiteImageFactory
from tests.factories.home import HomePageFactory, PlainPageFactory
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory
from tests.machines import entries_of_every_file, read_head, read_sitemap, said

# With everything that is said to machines.
QUERIES_OF_AN_ARTICLE = 33
ROOT = "https://www.tidewater.example"
# https://developers.google.com/search/docs/appearance/structured-data/article
ASKED_OF_NEWS = {"author", "dateModified", "datePublished", "headline", "image"} | {
    "publisher",
    "mainEntityOfPage",
}


@pytest.fixture(autouse=True)
def real_host(site):
    """A site whose address is not that of the requests, so that the Host header would show."""
    site.hostname, site.port = "www.tidewater.example", 443
    site.save()
    # Also of renditions: keys begin anew with each test.
    cache.clear()


@pytest.fixture
def article(news):
    now = timezone.now()
    return NewsDetailPageFactory(
        parent=news,
        title="Barley & <i>rye</i> </script><script>alert(1)</script>",
        seo_title="Barley and rye by rail",
        topic=NewsTopicFactory(name="Grain", slug="grain"),
        hero=SiteImageFactory(file__width=1600, file__height=1000),
        posted_on=timezone.localdate(now),
        first_published_at=now,
        last_published_at=now,
    )


@pytest.fixture
def one_of_each_type(home, news, form_page, article):
    home.body = [("about", {"image": SiteImageFactory()})]
    home.introduction = "We write down what we learn."
    home.save()
    about = PlainPageFactory(
        parent=home, title="About us", body=[("image", {"image": SiteImageFactory()})]
    )
    pages = [home, news, form_page, article, about]
    assert {type(page) for page in pages} == set(BasePage.__subclasses__())
    return pages


class TestEveryPageType:
    def test_says_the_same_everywhere(self, client, one_of_each_type):
        heads = {page: read_head(client.get(page.url).text) for page in one_of_each_type}
        sitemap = entries_of_every_file(client)

        assert set(sitemap) == {page.full_url for page in one_of_each_type}
        for page, head in heads.items():
            assert page.full_url.startswith(f"{ROOT}/")
            assert head.canonical == head.meta["og:url"] == page.full_url
            assert head.title.startswith(page.seo_title or page.title)
            assert head.meta["og:title"] == head.meta["twitter:title"] == page.title
            assert head.meta.get("og:description") == head.meta.get("description")
            assert head.meta.get("description", "") == page.meta_description
            assert head.meta["og:site_name"] == "Tidewater Traders"
            assert head.meta["og:image"].startswith(f"{ROOT}/media/images/")
            assert head.meta["og:image"] == head.meta["twitter:image"]
            assert head.meta["twitter:card"] == "summary_large_image"
            assert "noindex" not in head.meta["robots"]
            crumbs = head.things.get("BreadcrumbList", {}).get("itemListElement", [])
            assert [crumb["name"] for crumb in crumbs] == head.trail
            assert [crumb["position"] for crumb in crumbs] == [*range(1, len(crumbs) + 1)]
            assert not crumbs or crumbs[-1]["item"] == page.full_url
            feeds = {link["href"] for link in head.links if link.get("type", "").endswith("+xml")}
            assert feeds >= {f"{ROOT}/news/feed/", f"{ROOT}/news/atom/"}
            picture = said(sitemap[page.full_url], "image:loc")
            # A picture in the middle of a page is found by reading the page.
            own = page.share_picture_field and page.share_picture
            assert picture == (head.meta["og:image"] if own else None)

    def test_is_shown_to_the_company_as_one(self, client, home):
        ContactDetails.for_site(home.get_site())

        company = read_head(client.get("/").text).things["Organization"]

        assert company["name"] == "Tidewater Traders"
        assert company["url"] == f"{ROOT}/"
        assert company["email"] == "office@tidewater.example"
        assert company["telephone"] == "+86-371-5550-0100"
        assert company["logo"]["url"].startswith(f"{ROOT}/static/")


class TestAnArticle:
    def test_is_news_that_agrees_with_page_feed_and_sitemaps(self, client, article):
        html = client.get(article.url).text
        head = read_head(html)
        news = head.things["NewsArticle"]
        entry = feedparser.parse(client.get("/news/feed/").content).entries[0]
        recent = read_sitemap(client.get("/news-sitemap.xml").content)[0]

        assert news.keys() >= ASKED_OF_NEWS
        assert head.heading == news["headline"] == article.title == said(recent, "news:title")
        assert "Barley & " in entry.title
        assert news["mainEntityOfPage"]["@id"] == entry.link == said(recent, "s:loc")
        assert entry.link == head.canonical
        assert entry.summary == head.meta["description"] == news["description"]
        assert news["author"]["name"] == news["publisher"]["name"] == entry.author
        assert news["articleSection"] == entry.tags[0].term == head.meta["article:section"]
        assert news["datePublished"] == head.meta["article:published_time"]
        assert news["datePublished"] == said(recent, "news:publication_date")
        assert news["datePublished"].startswith(head.times[0])
        assert news["datePublished"].endswith("+08:00")
        assert news["dateModified"] == news["datePublished"] == head.meta["article:modified_time"]
        share = news["image"][0]
        assert share["url"] == head.meta["og:image"] == entry.enclosures[0].href
        assert (share["width"], share["height"]) == (1200, 630)
        assert head.meta["og:image:width"] == "1200"
        assert news["image"][1]["url"].partition("/media/")[2] in html.partition("<h1")[2]
        # Nothing of the title ends the data block.
        assert "<script>alert" not in html
        assert json.dumps(news)

    def test_is_updated_when_the_page_says_so(self, client, article):
        article.posted_on = datetime.date(2025, 8, 11)
        article.first_published_at = datetime.datetime(2025, 8, 11, 3, tzinfo=datetime.UTC)
        article.updated_at = datetime.datetime(2025, 9, 1, 20, tzinfo=datetime.UTC)
        article.save()

        news = read_head(client.get(article.url).text).things["NewsArticle"]

        assert news["datePublished"] == "2025-08-11T11:00:00+08:00"
        assert news["dateModified"] == "2025-09-02T04:00:00+08:00"

    def test_stands_without_its_picture(self, client, home, article):
        article.hero.file.delete(save=False)

        head = read_head(client.get(article.url).text)

        assert "image" not in head.things["NewsArticle"]
        assert "og:image" not in head.meta
        assert head.meta["twitter:card"] == "summary"


class TestOneViewOfTheList:
    def test_has_a_title_and_an_address_of_its_own(self, client, news, article):
        for _ in range(12):
            NewsDetailPageFactory(parent=news, topic=article.topic, hero=None)

        second = read_head(client.get("/news/?utm=x&page=2&topic=grain&year=nonsense").text)

        assert second.canonical == second.meta["og:url"] == f"{ROOT}/news/?topic=grain&page=2"
        assert second.title.startswith("News, Grain, page 2")
        assert f"{ROOT}/news/feed/?topic=grain" in {link["href"] for link in second.links}
        assert read_head(client.get("/news/?page=1").text).canonical == f"{ROOT}/news/"


class TestTranslations:
    def test_name_each_other_when_they_are_on_the_site(self, client, home, article):
        chinese = Locale.objects.create(language_code="zh-hans")
        root = HomePageFactory(
            parent=home.get_parent(),
            title="主页",
            slug="zh",
            locale=chinese,
            translation_key=home.translation_key,
        )
        Site.objects.create(hostname="zh.tidewater.example", port=443, root_page=root)

        def languages():
            links = read_head(client.get("/").text).links
            return {link["hreflang"]: link["href"] for link in links if "hreflang" in link}

        assert languages() == {"en": f"{ROOT}/", "zh-hans": "https://zh.tidewater.example/"}
        root.unpublish()
        assert languages() == {}


class TestPagesThatAreNoResults:
    def test_are_not_indexed_and_say_nothing_else(self, client, form_page):
        sent = client.post(form_page.url, {"name": "A", "contact": "a@b.cn", "message": "Hello"})
        for address in (sent.url, "/search/?q=barley"):
            head = read_head(client.get(address).text)

            assert head.meta["robots"] == "noindex", address
            assert head.canonical is None
            assert head.things == {}


class TestWhatItCosts:
    def test_is_a_handful_of_queries(self, client, news, article, django_assert_max_num_queries):
        client.get(article.url)

        assert NewsDetailPage.objects.count() == 1
        with django_assert_max_num_queries(QUERIES_OF_AN_ARTICLE):
            client.get(article.url)
