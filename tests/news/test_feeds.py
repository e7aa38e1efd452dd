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
TOPIC = "?topic=grain"
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

    @pytest.mark.parametrize("address", [f"{way}{q}" for way in ADDRESSES for q in ("", TOPIC)])
    def test_says_of_itself_what_it_is(self, client, two_articles, site, address):
        article, news = two_articles
        news.introduction = "What happened & why."
        news.save()
        topic = TOPIC if address.endswith(TOPIC) else ""

        parsed = feedparser.parse(client.get(address).content)
        feed = parsed.feed

        assert not parsed.bozo
        assert feed.link == f"{news.full_url}{topic}"
        links = {link.rel: link.href for link in feed.links}
        assert links["alternate"] == feed.link
        assert links["self"] == f"{site.root_url}{address}"
        assert html.unescape(feed.subtitle) == "What happened & why."
        # The latest date among its entries.
        newest = article.shown_modified_at.astimezone(datetime.UTC)
        assert feed.updated_parsed[:6] == newest.timetuple()[:6]
        if "atom" in address:
            assert feed.id == feed.link
            assert feed.author == "Tidewater Traders"

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_dates_each_article_as_it_is_shown(self, client, two_articles, address):
        article, _ = two_articles
        article.first_published_at = datetime.datetime(2025, 8, 11, 3, tzinfo=datetime.UTC)
        article.updated_at = datetime.datetime(2025, 9, 1, 20, 30, tzinfo=datetime.UTC)
        article.save()

        newest, oldest = feedparser.parse(client.get(address).content).entries

        assert newest.published_parsed[:6] == (2025, 8, 11, 3, 0, 0)
        assert oldest.published_parsed[:6] == (2024, 1, 31, 16, 0, 0)
        if "atom" in address:
            # RSS knows one date of an article.
            assert newest.updated_parsed[:6] == (2025, 9, 1, 20, 30, 0)
            assert oldest.updated_parsed == oldest.published_parsed

    def test_says_the_same_of_an_article_in_both_formats(self, client, two_articles):
        fields = ["title", "link", "id", "summary", "author", "published_parsed", "tags"]
        rss, atom = (feedparser.parse(client.get(a).content).entries for a in ADDRESSES)

        for one, other in zip(rss, atom, strict=True):
            for field in fields:
                assert one.get(field) == other.get(field), field
            enclosures = [[(e.href, e.type, e.length) for e in x.enclosures] for x in (one, other)]
            assert enclosures[0] == enclosures[1]

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

    @pytest.mark.parametrize("address", ["/news/feed/", "/sitemap.xml", "/news-sitemap.xml"])
    def test_takes_the_marks_that_others_made_of_it(self, client, two_articles, address):
        first = client.get(address)
        mark, since = first["ETag"], first["Last-Modified"]
        # A proxy that compresses makes the mark a weak one.
        for held in (f"W/{mark}", f'"other", W/{mark}', "*"):
            assert client.get(address, headers={"if-none-match": held}).status_code == 304, held
        for held in ('"other"', mark.strip('"')):
            assert client.get(address, headers={"if-none-match": held}).status_code == 200, held
        # A mark is surer than a date (RFC 9110, 13.2.2).
        both = {"if-none-match": '"other"', "if-modified-since": since}
        assert client.get(address, headers=both).status_code == 200
        long_ago = {"if-modified-since": "Mon, 01 Jan 2024 00:00:00 GMT"}
        assert client.get(address, headers=long_ago).status_code == 200
        assert client.get(address, headers={"if-modified-since": "lately"}).status_code == 200

    @pytest.mark.parametrize("address", ["/news/feed/", "/sitemap.xml", "/news-sitemap.xml"])
    def test_may_ask_for_the_head_alone(self, client, two_articles, address):
        first, head = client.get(address), client.head(address)

        assert head.content == b""
        for name in ("ETag", "Last-Modified", "Content-Type", "Cache-Control"):
            assert head[name] == first[name]
        again = client.head(address, headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304

    def test_is_told_of_what_changed_within_the_same_second(self, client, two_articles):
        article, _ = two_articles
        with time_machine.travel(timezone.now(), tick=False):
            held = {"if-modified-since": client.get("/news/feed/")["Last-Modified"]}
            assert client.get("/news/feed/", headers=held).status_code == 304
            article.title = "A title that was mended"
            article.save()

            assert b"mended" in client.get("/news/feed/", headers=held).content
            assert b"mended" in client.get("/news/feed/", headers=held).content

    def test_is_told_of_an_article_that_expired_by_the_clock(self, client, two_articles):
        article, _ = two_articles
        article.posted_on = timezone.localdate()
        article.expire_at = timezone.now() + datetime.timedelta(minutes=1)
        article.save()
        feeds = [f"{address}{query}" for address in ADDRESSES for query in ("", TOPIC)]
        addresses = [*feeds, "/news-sitemap.xml", "/sitemap-newsdetailpage-1.xml"]
        with time_machine.travel(timezone.now(), tick=False) as clock:
            before = {address: client.get(address) for address in addresses}
            clock.shift(120)
            for address, first in before.items():
                assert b"barley" in first.content.lower(), address
                for header in (
                    {"if-none-match": first["ETag"]},
                    {"if-modified-since": first["Last-Modified"]},
                ):
                    again = client.get(address, headers=header)

                    assert again.status_code == 200, address
                    assert b"barley" not in again.content.lower()


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
