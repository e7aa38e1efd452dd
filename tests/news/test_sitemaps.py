"""Sitemaps and robots.txt, and what none of the outputs for machines may tell."""

import datetime
import re

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.delivery import sitemaps
from tests.factories.cms import HIDDEN_STATES, in_every_state, states_in
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory
from tests.machines import (
    SPACES,
    entries_of_every_file,
    errors_in_sitemap,
    read_sitemap,
    said,
)


@pytest.fixture(autouse=True)
def _no_cached_renditions():
    """Keys begin anew with each test."""
    cache.clear()


FEEDS = ["/news/feed/", "/news/atom/", "/news/feed/?topic=grain", "/news/atom/?topic=grain"]


PAGE = "<url><loc>https://a.example/b/</loc>{}</url>"
NEWS = (
    "<news:news><news:publication><news:name>A</news:name><news:language>{}</news:language>"
    "</news:publication><news:publication_date>{}</news:publication_date>"
    "<news:title>B</news:title></news:news>"
)


def sitemap_of(*entries: str) -> bytes:
    spaces = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items() if name != "s")
    return f'<urlset xmlns="{SPACES["s"]}" {spaces}>{"".join(entries)}</urlset>'.encode()


class TestTheSchemas:
    """The control: what the tests below hold against the site's own documents."""

    def test_accept_what_the_protocol_shows(self):
        for more in (
            "",
            "<lastmod>2025-08-11</lastmod><changefreq>daily</changefreq><priority>0.5</priority>",
            "<lastmod>2025-08-11T08:00:00+08:00</lastmod>",
            "<image:image><image:loc>https://a.example/c.jpg</image:loc></image:image>",
            NEWS.format("en", "2025-08-11T08:00:00Z"),
        ):
            assert errors_in_sitemap(sitemap_of(PAGE.format(more))) == [], more

    @pytest.mark.parametrize(
        "entries",
        [
            "",
            "<url/>",
            "<url><loc>/news/</loc></url>",
            PAGE.format("<loc>https://a.example/c/</loc>"),
            PAGE.format("<lastmod>11 August</lastmod>"),
            PAGE.format("<lastmod>2025-08-11T08:00:00</lastmod>"),
            PAGE.format("<priority>2</priority>"),
            PAGE.format("<title>A</title>"),
            PAGE.format("<image:image/>"),
            PAGE.format(NEWS.format("zh-hans", "2025-08-11T08:00:00Z")),
            PAGE.format(NEWS.format("en", "2025-08-11")),
            PAGE.format("") * 2,
        ],
    )
    def test_refuse_what_it_does_not_allow(self, entries):
        assert errors_in_sitemap(sitemap_of(entries))

    def test_refuse_an_index_of_pages(self):
        index = f'<sitemapindex xmlns="{SPACES["s"]}">{{}}</sitemapindex>'
        file = "<sitemap><loc>https://a.example/sitemap-a-1.xml</loc></sitemap>"

        assert errors_in_sitemap(index.format(file).encode()) == []
        assert errors_in_sitemap(index.format(PAGE.format("")).encode())


class TestTheSitemap:
    def test_names_every_page_once_with_its_date(self, client, news):
        article = NewsDetailPageFactory(
            parent=news, first_published_at=datetime.datetime(2025, 8, 11, tzinfo=datetime.UTC)
        )
        client.get(article.url)  # makes its pictures

        entry = entries_of_every_file(client)[article.full_url]

        assert said(entry, "s:lastmod") == "2025-08-11T08:00:00+08:00"
        assert said(entry, "image:loc").endswith(".jpg")

    def test_is_cut_into_files_that_hold_every_page_once(self, client, news, monkeypatch):
        articles = NewsDetailPageFactory.create_batch(5, parent=news, hero=None)
        monkeypatch.setattr(sitemaps, "MOST_ADDRESSES", 2)

        index = [said(file, "s:loc") for file in read_sitemap(client.get("/sitemap.xml").content)]
        entries = entries_of_every_file(client)

        assert sum("newsdetailpage" in address for address in index) == 3
        assert {article.full_url for article in articles} < set(entries)
        first = client.get("/sitemap-newsdetailpage-1.xml")
        assert len(read_sitemap(first.content)) == 2
        assert first["Content-Type"] == "application/xml; charset=utf-8"
        assert not first.cookies
        for nothing in ("newsdetailpage-4", "newsdetailpage-0", "user-1", "page-1"):
            assert client.get(f"/sitemap-{nothing}.xml").status_code == 404

    def test_costs_no_query_a_page(self, client, news, django_assert_max_num_queries):
        hero = NewsDetailPageFactory(parent=news).hero
        with django_assert_max_num_queries(8) as few:
            client.get("/sitemap-newsdetailpage-1.xml")
        NewsDetailPageFactory.create_batch(3, parent=news, hero=hero)

        with django_assert_max_num_queries(len(few)):
            client.get("/sitemap-newsdetailpage-1.xml")


class TestTheNewsSitemap:
    def test_has_the_articles_of_the_last_two_days(self, client, news):
        now = timezone.now()
        days = {"Today": 0, "Yesterday": 1, "Last week": 7}
        for title, age in days.items():
            moment = now - datetime.timedelta(days=age)
            NewsDetailPageFactory(
                parent=news,
                title=title,
                hero=None,
                posted_on=timezone.localdate(moment),
                first_published_at=moment,
            )

        entries = read_sitemap(client.get("/news-sitemap.xml").content)

        assert [said(entry, "news:title") for entry in entries] == ["Today", "Yesterday"]
        assert said(entries[0], "news:name") == "Tidewater Traders"
        assert said(entries[0], "news:language") == "en"
        when = datetime.datetime.fromisoformat(said(entries[0], "news:publication_date"))
        assert when.utcoffset() == datetime.timedelta(hours=8)
        assert said(entries[0], "s:loc").endswith("/news/today/")


class TestRobots:
    def test_are_let_in_but_for_two_places_and_told_of_the_sitemaps(self, client, site):
        site.hostname, site.port = "www.tidewater.example", 443
        site.save()

        response = client.get("/robots.txt")

        assert response["Content-Type"].startswith("text/plain")
        assert not response.cookies
        lines = response.text.splitlines()
        assert lines[0] == "User-agent: *"
        assert [line for line in lines if "allow" in line.lower()] == [
            "Disallow: /admin/",
            "Disallow: /search/",
        ]
        assert re.findall("Sitemap: (.+)", response.text) == [
            "https://www.tidewater.example/sitemap.xml",
            "https://www.tidewater.example/news-sitemap.xml",
        ]


class TestHiddenPages:
    """Draft, scheduled, expired and private pages; the live one is the control."""

    @pytest.fixture
    def pages(self, client, home, news):
        topic = NewsTopicFactory(name="Grain", slug="grain")
        articles = in_every_state(
            NewsDetailPageFactory, news, posted_on=timezone.localdate(), topic=topic
        )
        plain = in_every_state(PlainPageFactory, home)
        for index, way in enumerate(["password", "groups"]):
            articles[way] = NewsDetailPageFactory(
                parent=news, title="Private barley", slug=f"private-{index}", topic=topic
            )
            plain[way] = PlainPageFactory(parent=home, title="Private barley")
            for page in (articles[way], plain[way]):
                PageViewRestriction.objects.create(page=page, restriction_type=way, password="x")
        client.get(articles["Live"].url)
        return articles, plain

    def test_are_in_no_feed_and_no_sitemap(self, client, pages):
        for address in [*FEEDS, "/news-sitemap.xml"]:
            assert states_in(client.get(address).text) == {"Live"}, address
        shown = set(entries_of_every_file(client))
        for of_a_kind in pages:
            assert of_a_kind["Live"].full_url in shown
            hidden = {page.full_url for state, page in of_a_kind.items() if state != "Live"}
            assert len(hidden) == len(HIDDEN_STATES) + 2
            assert not hidden & shown

    def test_are_in_no_page_that_the_sitemap_names(self, client, pages):
        for address in entries_of_every_file(client):
            assert states_in(client.get(address).text) <= {"Live"}, address

    def test_leave_no_topic_of_theirs_behind(self, client, news, pages):
        secret = NewsTopicFactory(name="Merger talks", slug="merger")
        NewsDetailPageFactory(parent=news, topic=secret, draft=True)

        for address in FEEDS:
            assert "Grain" in client.get(address).text
            assert "Merger" not in client.get(address.replace("grain", "merger")).text

    def test_have_children_that_are_not_told_of_either(self, client, home, pages):
        _, plain = pages
        child = PlainPageFactory(parent=plain["Private"], title="A child")
        control = PlainPageFactory(parent=plain["Live"], title="A child")

        shown = set(entries_of_every_file(client))

        assert control.full_url in shown
        assert child.full_url not in shown

    def test_are_in_no_head_of_a_page_below(self, client, pages):
        _, plain = pages
        child = PlainPageFactory(parent=plain["Draft"], title="A child")

        assert states_in(client.get(child.url).text) == {"Live"}

    def test_of_a_private_list_there_is_no_feed(self, client, news, pages):
        PageViewRestriction.objects.create(page=news, restriction_type="login")

        for address in FEEDS:
            response = client.get(address)
            assert response.status_code == 302
            assert states_in(response.text) == set()
        assert states_in(client.get("/news-sitemap.xml").text) == set()
