"""What machines read of a page agrees with what visitors see, and with each other."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Locale, Site

from contact.models import ContactDetails
from news.models import NewsDetailPage
from tests.factories.cms import SiteImageFactory
from tests.factories.home import HomePageFactory
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory
from tests.machines import read_head

# With everything that is said to machines.
QUERIES_OF_AN_ARTICLE = 29
ROOT = "https://www.tidewater.example"


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


class TestTheCompany:
    def test_is_told_of_with_its_details(self, client, home):
        ContactDetails.for_site(home.get_site())

        company = read_head(client.get("/").text).things["Organization"]

        assert company["name"] == "Tidewater Traders"
        assert company["url"] == f"{ROOT}/"
        assert company["email"] == "office@tidewater.example"
        assert company["telephone"] == "+86-371-5550-0100"
        assert company["logo"]["url"].startswith(f"{ROOT}/static/")


class TestAnArticle:
    def test_cannot_end_its_data_by_its_title(self, client, article):
        html = client.get(article.url).text

        assert "<script>alert" not in html
        assert read_head(html).things["NewsArticle"]["headline"] == article.title

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
        assert second.title.startswith("Grain, page 2 – News")
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

        assert languages() == {
            "en": f"{ROOT}/",
            "zh-hans": "https://zh.tidewater.example/",
            "x-default": f"{ROOT}/",
        }
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
