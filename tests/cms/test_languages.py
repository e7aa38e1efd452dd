"""A second language: a tree beside the first, on a Site record and a host of its own.

Nothing else is needed: what a page shows and tells is of the tree that its Site begins with.
"""

import feedparser
import pytest
from django.core.cache import cache
from wagtail.models import Locale, Site

from contact.models import ContactDetails
from tests.crawling import crawl
from tests.factories.contact import FormPageFactory
from tests.factories.home import HomePageFactory, PlainPageFactory
from tests.factories.news import NewsDetailPageFactory, NewsIndexPageFactory, NewsTopicFactory
from tests.machines import entries_of_every_file, read_head, read_sitemap, said

ENGLISH, CHINESE = {"host": "testserver"}, {"host": "localhost"}
WORDS = {"en": "zqenglish", "zh-hans": "zqchinese"}


@pytest.fixture
def trees(site, home, news, form_page):
    """Articles, pages and topics of both languages; an article and the lists are translations."""
    site.hostname, site.port = "testserver", 80
    site.save()
    cache.clear()
    locale = Locale.objects.create(language_code="zh-hans")
    root = home.get_parent()

    def translated(page, factory, parent, **values):
        key = page.translation_key
        return factory(parent=parent, locale=locale, translation_key=key, **values)

    second = translated(home, HomePageFactory, root, title="主页", slug="zh")
    chinese = Site.objects.create(hostname="localhost", port=80, root_page=second)
    listing = translated(news, NewsIndexPageFactory, second, title="新闻", slug="news")
    form = translated(form_page, FormPageFactory, second, title="联系", slug="contact")
    details = ContactDetails.for_site(chinese)
    details.company, details.inquiry_page = "潮水商行", form
    details.save()
    # Each names the other's address, and so its slug.
    title = f"Barley {WORDS['en']}"
    barley = NewsDetailPageFactory(parent=news, title=title, slug="barley", hero=None)
    title = f"大麦 {WORDS['zh-hans']}"
    translated(barley, NewsDetailPageFactory, listing, title=title, slug="barley", hero=None)
    for language, above, below in (("en", home, news), ("zh-hans", second, listing)):
        word, where = WORDS[language], Locale.objects.get(language_code=language)
        topic = NewsTopicFactory(name=f"Grain {word}", slug="grain", locale=where)
        values = {"locale": where, "hero": None, "topic": topic}
        NewsDetailPageFactory(parent=below, title=f"Rye {word}", **values)
        PlainPageFactory(parent=above, title=f"About {word}", locale=where, show_in_menus=True)
    return site, chinese


class TestATree:
    @pytest.mark.parametrize(
        ("host", "own", "other"),
        [(ENGLISH, "en", "zh-hans"), (CHINESE, "zh-hans", "en")],
        ids=["first", "second"],
    )
    def test_shows_and_tells_of_itself_alone(self, client, trees, host, own, other):
        starts = ["/", "/robots.txt", "/sitemap.xml", "/news-sitemap.xml", "/nothing-here/"]
        client.defaults["HTTP_HOST"] = host["host"]

        answers = crawl(client, [*starts, "/search/?q=rye"], root=f"http://{host['host']}")

        assert len(answers) > 20
        for address, answer in answers.items():
            assert WORDS[other] not in answer.text, address
            if answer.headers["Content-Type"].startswith("text/html"):
                assert read_head(answer.text).language == own, address
        for address in ("/", "/news/", "/news/feed/", "/search/?q=rye", "/news/?topic=grain"):
            assert WORDS[own] in answers[address].text, address

    def test_has_navigation_company_and_form_of_its_own(self, client, trees):
        html = client.get("/", headers=CHINESE).text

        assert "潮水商行" in html
        assert "Tidewater Traders" not in html
        form = client.get("/contact/", headers=CHINESE).text
        assert read_head(form).heading == "联系"

    def test_has_feeds_and_sitemaps_in_its_language(self, client, trees):
        for kind in ("feed", "atom"):
            answer = client.get(f"/news/{kind}/", headers=CHINESE)
            feed = feedparser.parse(answer.content).feed
            language = feed.get("language") or feed.title_detail.language
            assert language == answer["Content-Language"] == "zh-hans"

        entries = read_sitemap(client.get("/news-sitemap.xml", headers=CHINESE).content)
        assert [said(entry, "s:loc") for entry in entries] == ["http://localhost/news/"]
        client.defaults["HTTP_HOST"] = "localhost"
        assert all(a.startswith("http://localhost/") for a in entries_of_every_file(client))

    def test_names_its_translation_and_is_named_by_it(self, client, trees):
        def languages(address, host):
            links = read_head(client.get(address, headers=host).text).links
            return {link["hreflang"]: link["href"] for link in links if "hreflang" in link}

        for address in ("/", "/news/", "/contact/"):
            there = languages(address, ENGLISH)

            assert there == languages(address, CHINESE)
            assert there == {
                "en": f"http://testserver{address}",
                "zh-hans": f"http://localhost{address}",
                "x-default": f"http://testserver{address}",
            }
