"""RSS and Atom, read back by a feed parser."""

import datetime
import html

import feedparser
import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory

ADDRESSES = ["/news/feed/", "/news/atom/"]
# Whatever the number of articles, when their pictures have been made.
QUERIES_OF_A_FEED = 16


@pytest.fixture(autouse=True)
def _no_cached_renditions():
    """Keys begin anew with each test."""
    cache.clear()


@pytest.fixture
def two_articles(news):
    grain = NewsTopicFactory(name="Grain & rice", slug="grain")
    long_ago = datetime.date(2024, 2, 1)
    NewsDetailPageFactory(
        parent=news, title="俄罗斯 <tea>", posted_on=long_ago, hero=None, introduction="1 < 2 & 3"
    )
    return NewsDetailPageFactory(parent=news, title="Barley", topic=grain), news


class TestAFeed:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_is_read_back_with_every_field(self, client, two_articles, address):
        article, news = two_articles
        response = client.get(address)
        feed = feedparser.parse(response.content)

        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == {"/news/feed/": "rss20", "/news/atom/": "atom10"}[address]
        assert response["Content-Type"].startswith(
            {"/news/feed/": "application/rss+xml", "/news/atom/": "application/atom+xml"}[address]
        )
        assert feed.feed.title == "News – Tidewater Traders"
        assert feed.feed.link == news.full_url
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        assert own == [f"{news.full_url}{address.removeprefix('/news/')}"]
        assert feed.feed.get("language", feed.feed.title_detail.language) == "en"
        newest, oldest = feed.entries
        assert (newest.title, oldest.title) == ("Barley", "俄罗斯 <tea>")
        assert newest.link == article.full_url
        assert newest.summary == article.introduction
        assert html.unescape(oldest.summary) == "1 < 2 & 3"
        assert newest.author == "Tidewater Traders"
        assert [tag.term for tag in newest.tags] == ["Grain & rice"]
        assert newest.id.startswith("urn:uuid:")
        assert newest.id != oldest.id
        # The day that visitors see, in site time (UTC+8).
        assert newest.published_parsed[:5] == (2025, 8, 10, 16, 0)
        (picture,) = newest.enclosures
        assert picture.type == "image/jpeg"
        assert int(picture.length) > 0
        assert picture.href.startswith(f"{article.get_site().root_url}/media/images/")
        assert "enclosures" not in oldest or not oldest.enclosures
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")

    def test_keeps_the_id_of_an_article_that_is_renamed(self, client, two_articles):
        article, _ = two_articles
        before = feedparser.parse(client.get("/news/feed/").content).entries[0]
        article.title, article.slug = "Rye", "rye"
        article.save()

        after = feedparser.parse(client.get("/news/feed/").content).entries[0]

        assert (after.title, after.id) == ("Rye", before.id)
        assert after.link != before.link

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_of_a_topic_has_its_articles_alone(self, client, two_articles, address):
        feed = feedparser.parse(client.get(f"{address}?topic=grain").content)

        assert [entry.title for entry in feed.entries] == ["Barley"]
        assert feed.feed.title == "News – Grain & rice – Tidewater Traders"
        assert feed.feed.link.endswith("/news/?topic=grain")
        for odd in ("nothing", "%00", "x" * 5_000, "'\"<"):
            empty = client.get(f"{address}?topic={odd}")
            assert empty.status_code == 200
            assert feedparser.parse(empty.content).entries == []

    def test_leaves_other_addresses_and_methods_alone(self, client, two_articles):
        assert client.get("/news/feed/more/").status_code == 404
        assert client.get("/contact/feed/").status_code == 404
        assert client.post("/news/feed/").status_code == 405
        assert client.get("/news/feed").status_code == 301


class TestAskingAgain:
    @pytest.mark.parametrize(
        "address", [*ADDRESSES, "/news/feed/?topic=none", "/sitemap.xml", "/news-sitemap.xml"]
    )
    def test_sends_nothing_until_something_changed(self, client, two_articles, address):
        article, _ = two_articles
        article.posted_on = timezone.localdate()
        article.save()
        with time_machine.travel(timezone.now(), tick=False) as clock:
            first = client.get(address)
            clock.shift(60)
            by_mark = client.get(address, headers={"if-none-match": first["ETag"]})
            by_date = client.get(address, headers={"if-modified-since": first["Last-Modified"]})

            assert (by_mark.status_code, by_date.status_code) == (304, 304)
            assert by_mark.content == b""
            assert by_mark["ETag"] == first["ETag"]

    def test_is_told_of_an_article_that_expired_by_the_clock(self, client, two_articles):
        article, _ = two_articles
        article.expire_at = timezone.now() + datetime.timedelta(minutes=1)
        article.save()
        with time_machine.travel(timezone.now(), tick=False) as clock:
            first = client.get("/news/feed/")
            assert b"Barley" in first.content
            clock.shift(120)
            for header in (
                {"if-none-match": first["ETag"]},
                {"if-modified-since": first["Last-Modified"]},
            ):
                again = client.get("/news/feed/", headers=header)

                assert again.status_code == 200
                assert b"Barley" not in again.content


class TestWhatAFeedCosts:
    def test_does_not_grow_with_its_articles(self, client, news, django_assert_max_num_queries):
        topic = NewsTopicFactory()
        hero = NewsDetailPageFactory(parent=news, topic=topic).hero
        client.get("/news/feed/")
        with django_assert_max_num_queries(QUERIES_OF_A_FEED) as few:
            client.get("/news/feed/")
        for _ in range(6):
            NewsDetailPageFactory(parent=news, topic=topic, hero=hero)

        with django_assert_max_num_queries(len(few)):
            client.get("/news/feed/")
