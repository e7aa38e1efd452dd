"""A page that visitors may not see leaves no word of its own in anything the site answers.

Every public address is asked for: those of the URL configuration, those that answers link to, and
those that somebody curious would guess. Each answer is of a kind in OUTPUTS; what is no kind of
OUTPUTS, or no route of ROUTES, fails.
"""

import re
from collections import defaultdict

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from cms.operations.site_setup import SiteIdentity, lay_site
from cms.pages import BasePage
from news.models import NewsIndexPage, RelatedNews
from tests.crawling import Answer, answer_of, ask, crawl
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory
from tests.hidden_pages import (
    COMMON,
    HIDDEN,
    KINDS,
    PUBLIC,
    STATES,
    Marked,
    pages_in_every_state,
    seclude,
)

pytestmark = pytest.mark.django_db

# What the site answers, by its address or, where two share one, by what was asked.
OUTPUTS = {
    "home": r"/",
    "list": r"/news/",
    "further page of the list": r"/news/\?page=\d+",
    "list by topic or year": r"/news/\?(topic|year)=.+",
    "article": r"/news/(?!feed/|atom/)[\w-]+/",
    "rss": r"/news/feed/",
    "atom": r"/news/atom/",
    "rss of a topic": r"/news/feed/\?topic=.*",
    "atom of a topic": r"/news/atom/\?topic=.*",
    "form": r"/contact/",
    "form about a page": r"/(contact|zq\w+0form0slug)/\?from=\d+",
    "sent": r"/contact/sent/[\w-]+/",
    "search": r"/search/\?q=.+",
    "empty search": r"/search/(\?q=)?",
    "suggestions": r"/search/suggest/\?q=.+",
    "sitemap's index": r"/sitemap\.xml",
    "sitemap's file": r"/sitemap-\w+-\d+\.xml",
    "news sitemap": r"/news-sitemap\.xml",
    "robots.txt": r"/robots\.txt",
    "log-in": r"/_util/login/.*",
    "password form": r"/_util/authenticate_with_password/\d+/\d+/",
    "plain page": r"/(?!news/|contact/|search/)[\w-]+/",
}
# Kinds of answers that are told by what came back, or by the question.
OTHER_KINDS = {
    "JSON-LD",
    "Open Graph",
    "no page here",
    "redirect",
    "same as before",
    "asked for by its own address",
    "behind the admin",
    "documents and media",
}
# Kinds that name no page at all, so that nothing of a public one is found either.
NAMELESS = {
    "sitemap's index": "/sitemap-newsdetailpage-1.xml",
    "robots.txt": "Sitemap: http://testserver/sitemap.xml",
    "log-in": "<form",
    "same as before": "ETag",
    "behind the admin": "/admin/login/",
    "password form": "<form",
    "documents and media": "",
}
# Every public route of the URL configuration and the kinds of answers it gives.
ROUTES = {
    "admin/": {"behind the admin"},
    "documents/": {"documents and media"},
    "media/<path:path>": {"documents and media"},
    "search/": {"search", "empty search"},
    "search/suggest/": {"suggestions"},
    "news-sitemap.xml": {"news sitemap"},
    "robots.txt": {"robots.txt"},
    "sitemap.xml": {"sitemap's index"},
    "sitemap-<slug:name>-<int:number>.xml": {"sitemap's file"},
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": {
        "password form"
    },
    "_util/login/": {"log-in"},
    "^((?:[\\w\\-]+/)*)$": {
        "home",
        "list",
        "further page of the list",
        "list by topic or year",
        "article",
        "plain page",
        "form",
        "form about a page",
        "sent",
        "rss",
        "atom",
        "rss of a topic",
        "atom of a topic",
    },
}
# What is asked for while the pages that are made private later can still be seen.
BEFORE = [
    *("/", "/news/", "/links/", "/news/feed/", "/news/atom/", f"/search/?q={COMMON}"),
    *("/news-sitemap.xml", "/sitemap-newsdetailpage-1.xml", "/sitemap-plainpage-1.xml"),
]
FEEDS = ("", "feed/", "atom/")
INQUIRY = {"name": "A visitor", "contact": "visitor@example.com", "message": "A question."}


def routes() -> set[str]:
    """The routes of the URL configuration; those of the admin and of documents as one each."""
    found = set()

    def walk(patterns, above: str):
        for pattern in patterns:
            route = above + str(pattern.pattern)
            if isinstance(pattern, URLPattern) or route in ("admin/", "documents/"):
                found.add(route)
            else:
                walk(pattern.url_patterns, route)

    walk(get_resolver().url_patterns, "")
    return found


def linked_from_public_pages(home, marked: list[Marked]) -> None:
    """Have public pages, redirects, the menu and the search point at every page, hidden or not."""
    cards = [("related_card", {"page": each.page}) for each in marked]
    bands = [
        ("call_to_action", {"page": each.page, "heading": "Read on", "label": "Go"})
        for each in marked
    ]
    words = "".join(f'<p><a linktype="page" id="{each.page.pk}">this</a></p>' for each in marked)
    text = [("text", words), ("section", {"heading": "Links", "text": words})]
    PlainPageFactory(parent=home, title="Links", slug="links", body=[*cards, *bands, *text])
    for page in {each.page for each in marked}:
        Redirect.add_redirect(f"/old/{page.pk}", redirect_to=page)
        SearchPromotion.objects.create(query=Query.get(COMMON), page=page)
    articles = [each.page for each in marked if each.kind == "article"]
    # The choice of a page that is public now and private after.
    chosen = next(e.page for e in marked if (e.kind, e.state) == ("article", "secluded"))
    news = [("lead_story", {"article": chosen}), ("latest_news", {"count": 12})]
    home.body = [*news, *(("about", {"page": each.page, "text": words}) for each in marked)]
    home.save()
    live = next(page for page in articles if page.live)
    live.picks = [RelatedNews(other=page) for page in articles if page != live]
    live.save()


def guesses(marked: list[Marked]) -> list[str]:
    """Addresses that no page links to and that the curious try."""
    starts = ["/", "/robots.txt", "/sitemap.xml", "/news-sitemap.xml", "/_util/login/", "/search/"]
    starts += [
        f"/search/?q={COMMON}",
        f"/search/suggest/?q={COMMON[:4]}",
        "/news/?topic=nothing",
        "/news/?page=2",
    ]
    for each in marked:
        page = each.page
        starts.append(f"/search/?q={each.words['title']}")
        starts.append(f"/search/suggest/?q={each.words['title'][:-1]}")
        # One letter short: suggestions by a near slug must not complete it.
        starts.append(f"{page.url[:-2]}/")
        # What treats every page alike is asked for articles alone.
        if each.kind == "article":
            starts.append(f"/search/?q={each.words['passage']}")
            starts += [f"/news/{way}?topic={each.words['topicslug']}" for way in FEEDS]
            starts += [f"/old/{page.pk}/", f"/contact/?from={page.pk}"]
    return starts


def kinds_of(answer: Answer) -> list[tuple[str, str]]:
    """(kind, text) of an answer and of those of its parts that machines read on their own."""
    if answer.asked:
        return [(answer.asked, answer.text)]
    if answer.status == 404:
        return [("no page here", answer.text)]
    if answer.status in (301, 302):
        return [("redirect", answer.text)]
    kind = next((k for k, way in OUTPUTS.items() if re.fullmatch(way, answer.address)), None)
    assert kind, f"{answer.address} is of no kind that this test knows"
    assert answer.status == 200, answer.address
    parts = [(kind, answer.text)]
    data = re.findall(r"<script type=\"application/ld\+json\">(.*?)</script>", answer.text, re.S)
    parts += [("JSON-LD", text) for text in data]
    return [*parts, *(("Open Graph", t) for t in re.findall(r"<meta property=.*?>", answer.text))]


def _asked(client, kind: str, addresses) -> list[Answer]:
    answers = [ask(client, address) for address in addresses]
    for answer in answers:
        answer.asked = kind
    return answers


def everything_answered(client, marked: list[Marked]) -> list[Answer]:
    """Ask for all there is; the order is that of a visitor who walks first and then guesses."""
    crawled = crawl(client, guesses(marked))
    answers = [*crawled.values()]
    for answer in crawled.values():
        if "ETag" in answer.headers:
            again = client.get(answer.address, headers={"if-none-match": answer.headers["ETag"]})
            assert again.status_code == 304
            answers.append(answer_of(answer.address, again))
            answers[-1].asked = "same as before"
            answers[-1].text += "ETag"
    own = [each.page.url for each in marked]
    answers += _asked(client, "asked for by its own address", own)
    keys = {each.page.pk for each in marked if each.kind == "article"}
    for page in keys:
        sent = client.post("/contact/", {**INQUIRY, "source": str(page)})
        assert sent.status_code == 303
        answers.append(ask(client, sent["Location"]))
    # Wagtail asks for the password of any restriction in the name of any page.
    key = PageViewRestriction.objects.filter(restriction_type="password").first().pk
    forms = [f"/_util/authenticate_with_password/{key}/{page}/" for page in keys]
    answers += [ask(client, address) for address in forms]
    admin = [f"/admin/pages/{page}/view_draft/" for page in keys]
    answers += _asked(client, "behind the admin", [*admin, "/admin/", "/admin/pages/"])
    files = ["/documents/1/", "/media/original_images/", "/media/images/", "/documents/1/x.pdf"]
    return answers + _asked(client, "documents and media", files)


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """The words found in each kind of output, as (state, kind of page, part).

    One walk for all tests of this file; nothing of it stays in the database.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        site = lay_site(SiteIdentity(name="Tidewater Traders", email="office@example.com"))
        site.hostname, site.port = "testserver", 80
        site.save()
        home = site.root_page.specific
        news = NewsIndexPage.objects.child_of(home).get()
        marked = pages_in_every_state(home, news)
        NewsDetailPageFactory.create_batch(11, parent=news, hero=None, introduction=COMMON)
        linked_from_public_pages(home, marked)
        client = Client()
        # Whatever is kept from now on knows the pages that are made private next.
        before = found_in([ask(client, address) for address in BEFORE], marked)
        seclude(marked)
        after = found_in(everything_answered(client, marked), marked)
        transaction.set_rollback(True)
    cache.clear()
    return before, after


def found_in(answers: list[Answer], marked: list[Marked]) -> dict[str, set]:
    owners = {
        word: (each.state, each.kind, part) for each in marked for part, word in each.words.items()
    }
    any_word = re.compile(r"zq[a-z]+0[a-z]+0[a-z]+")
    found = defaultdict(set)
    for answer in answers:
        # What the question itself holds says nothing.
        asked = set(any_word.findall(answer.address))
        for kind, text in kinds_of(answer):
            words = set(any_word.findall(text.lower())) - asked
            found[kind] |= {(*owners[word], answer.address) for word in words if word in owners}
            if kind in NAMELESS:
                assert NAMELESS[kind] in text, (kind, answer.address)
    return found


ALL_KINDS = sorted({*OUTPUTS, *OTHER_KINDS})


class TestTheTable:
    def test_knows_every_public_route(self):
        assert routes() == set(ROUTES)
        assert {kind for kinds in ROUTES.values() for kind in kinds} <= set(ALL_KINDS)

    def test_knows_every_page_type(self):
        once_a_site = {"HomePage", "NewsIndexPage"}
        several = {factory._meta.model.__name__ for factory, _ in KINDS.values()}

        assert {model.__name__ for model in BasePage.__subclasses__()} == several | once_a_site

    def test_says_what_each_state_is(self):
        assert set(STATES) == set(HIDDEN)


class TestAPublicPage:
    """The control: what is looked for is found where it may be."""

    @pytest.mark.parametrize("kind", [kind for kind in ALL_KINDS if kind not in NAMELESS])
    def test_is_found(self, told, kind):
        _, after = told

        assert {state for state, *_ in after[kind]} & set(PUBLIC)

    def test_is_found_by_each_of_its_words(self, told):
        _, after = told
        parts = {part for found in after.values() for state, _, part, _ in found if state == "live"}

        # The picture's title in the library is for editors, and so is its description where the
        # article says what it shows.
        assert parts >= set(KINDS_OF_WORDS) - {"picture"}

    def test_is_found_before_it_is_made_private(self, told):
        before, _ = told

        for kind in ("home", "list", "plain page", "rss", "atom", "search", "sitemap's file"):
            assert "secluded" in {state for state, *_ in before[kind]}, kind


KINDS_OF_WORDS = (
    "title slug seotitle searchtext introduction heading passage quote file description alt "
    "caption credit topic topicslug"
).split()


class TestAHiddenPage:
    @pytest.mark.parametrize("kind", ALL_KINDS)
    def test_is_not_found(self, told, kind):
        _, after = told
        leaks = {state: set() for state in HIDDEN}
        for state, *where in after[kind]:
            if state in leaks:
                leaks[state].add(tuple(where))

        assert leaks == {state: set() for state in HIDDEN}
