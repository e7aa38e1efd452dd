"""Pages that move, that leave the site, that come back: where visitors of their address land."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.site_groups import set_approval
from contact.models import Inquiry
from tests.factories.cms import HIDDEN_STATES, UserFactory, in_every_state
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory

ANSWERS = {"name": "Ann", "contact": "ann@example.com", "message": "Hello"}


@pytest.fixture
def article(news):
    return NewsDetailPageFactory(parent=news, title="A harvest")


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Give a page another ending of its address, as the editor's form does."""

    def rename(page: Page, slug: str) -> Page:
        with django_capture_on_commit_callbacks(execute=True):
            page.slug = slug
            page.save_revision().publish()
        return page

    return rename


def move(page: Page, parent: Page) -> None:
    page.move(Page.objects.get(pk=parent.pk), "last-child")


def led_to(client, address: str) -> str:
    """Where a visitor of `address` lands after all redirects; fails on a circle."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    return answer.redirect_chain[-1][0] if answer.redirect_chain else address


class TestAPageWithANewEnding:
    def test_is_found_at_its_old_address_for_good(self, client, article, rename):
        rename(article, "a-great-harvest")

        answer = client.get("/news/a-harvest/")

        assert answer.status_code == 301
        assert answer["Location"] == "/news/a-great-harvest/"

    def test_is_found_without_the_slash_in_one_step(self, client, article, rename):
        rename(article, "a-great-harvest")

        answer = client.get("/news/a-harvest")

        assert (answer.status_code, answer["Location"]) == (301, "/news/a-great-harvest/")

    def test_keeps_the_query_string(self, client, news, rename):
        rename(news, "stories")

        answer = client.get("/news/?topic=tea&page=2&q=%E8%8C%B6")

        assert answer["Location"] == "/stories/?topic=tea&page=2&q=%E8%8C%B6"

    def test_takes_what_lies_below_it_along(self, client, news, article, rename):
        hidden = in_every_state(NewsDetailPageFactory, news)
        rename(news, "stories")

        assert led_to(client, "/news/a-harvest/") == "/stories/a-harvest/"
        for state in HIDDEN_STATES:
            assert client.get(f"/news/{hidden[state].slug}/").status_code == 404

    @pytest.mark.parametrize("feed", ["feed", "atom"])
    def test_takes_its_feeds_along(self, client, news, article, rename, feed):
        rename(news, "stories")

        assert led_to(client, f"/news/{feed}/?topic=tea") == f"/stories/{feed}/?topic=tea"

    def test_lets_no_inquiry_get_lost(self, client, form_page, rename):
        sent = client.post("/contact/", ANSWERS).url
        rename(form_page, "write-to-us")

        answer = client.post("/contact/", ANSWERS | {"message": "Open since this morning"})
        again = client.post(answer.url, ANSWERS | {"message": "Open since this morning"})

        assert (answer.status_code, answer.url) == (308, "/write-to-us/")
        assert again.status_code == 303
        assert Inquiry.objects.filter(message="Open since this morning").count() == 1
        assert led_to(client, sent) == sent.replace("contact", "write-to-us")

    def test_has_one_step_from_every_ending_it_ever_had(self, client, article, rename):
        for ending in ("second", "third", "fourth"):
            rename(article, ending)

        for ending in ("a-harvest", "second", "third"):
            assert client.get(f"/news/{ending}/")["Location"] == "/news/fourth/"

    def test_may_take_its_first_ending_back(self, client, article, rename):
        rename(rename(article, "second"), "a-harvest")

        assert client.get("/news/a-harvest/").status_code == 200
        assert led_to(client, "/news/second/") == "/news/a-harvest/"
        article.unpublish()
        assert client.get("/news/a-harvest/").status_code == 404
        assert client.get("/news/second/").status_code == 404

    def test_gives_way_to_a_new_page_at_its_old_address(self, client, news, article, rename):
        rename(article, "a-great-harvest")
        newer = NewsDetailPageFactory(parent=news, title="A harvest", slug="a-harvest")
        newer.save_revision().publish()

        assert client.get("/news/a-harvest/").status_code == 200
        newer.unpublish()
        assert client.get("/news/a-harvest/").status_code == 404


class TestAPageThatMoves:
    def test_is_found_with_all_that_lies_below_it(self, client, home):
        first = PlainPageFactory(parent=home, title="First")
        second = PlainPageFactory(parent=home, title="Second")
        moving = PlainPageFactory(parent=first, title="Moving")
        PlainPageFactory(parent=moving, title="Below")

        move(moving, second)

        assert led_to(client, "/first/moving/") == "/second/moving/"
        assert led_to(client, "/first/moving/below/") == "/second/moving/below/"

    def test_may_move_there_and_back(self, client, home):
        first = PlainPageFactory(parent=home, title="First")
        second = PlainPageFactory(parent=home, title="Second")
        moving = PlainPageFactory(parent=first, title="Moving")

        move(moving, second)
        move(Page.objects.get(pk=moving.pk), first)

        assert client.get("/first/moving/").status_code == 200
        assert led_to(client, "/second/moving/") == "/first/moving/"


class TestNoCircle:
    def test_of_two_form_pages_that_changed_places(self, client, home, form_page, rename):
        other = PlainPageFactory(parent=home, title="Other")
        rename(form_page, "between")
        rename(other, "contact")
        rename(form_page, "other")

        answer = client.get("/contact/sent/nobody/", follow=True)

        assert answer.status_code == 404
        assert len(answer.redirect_chain) <= 1

    def test_of_redirects_that_somebody_wrote_by_hand(self, client, home):
        for old, new in (("/one", "two"), ("/two", "three"), ("/three", "one")):
            Redirect.add_redirect(old, redirect_to=f"http://testserver/{new}/")
        Redirect.add_redirect("/self", redirect_to="http://testserver/self/")
        Redirect.add_redirect("/away", redirect_to="http://testserver/contact/")

        for path in ("/one/", "/two/", "/three/", "/self/"):
            assert client.get(path).status_code == 404
        assert led_to(client, "/away/") == "http://testserver/contact/"


class TestARedirectWrittenByHand:
    """Most come from the site before, whose addresses were of any depth."""

    def test_may_lie_as_deep_as_it_likes(self, client, site):
        deep = "/2019/08/11/asia/china/henan/zhengzhou/port/harvest.html"
        Redirect.add_redirect(deep, redirect_to="https://example.com/")

        assert client.get(deep)["Location"] == "https://example.com/"
        assert client.get(deep.replace("harvest", "other")).status_code == 404

    @pytest.mark.parametrize(
        ("target", "landed"),
        [
            ("https://example.com/", "https://example.com/?page=2"),
            ("https://example.com/#top", "https://example.com/?page=2#top"),
            ("https://example.com/?q=tea#top", "https://example.com/?q=tea&page=2#top"),
        ],
    )
    def test_takes_the_query_along(self, client, site, target, landed):
        Redirect.add_redirect("/old", redirect_to=target)

        assert client.get("/old/?page=2")["Location"] == landed


class TestTheCost:
    def test_is_nothing_where_there_is_a_page(self, client, article):
        client.get(article.url)
        with CaptureQueriesContext(connection) as looked:
            client.get(article.url)

        assert not [query for query in looked if "redirect" in query["sql"].lower()]

    @pytest.mark.parametrize("path", ["/nothing/", "/a" * 100 + "/", "/a/b/c/d/e/f/g/h/"])
    def test_is_one_query_where_there_is_none(self, client, site, path):
        client.get("/nothing/")
        with CaptureQueriesContext(connection) as looked:
            assert client.get(path).status_code == 404

        assert len([query for query in looked if "redirect" in query["sql"].lower()]) <= 1

    @pytest.mark.parametrize(
        "path", ["/%00/", "/" + "x" * 3_000 + "/", "/%F0%9F%8D%B5/", "/a;b?&&"]
    )
    def test_is_a_page_for_every_address(self, client, site, path):
        assert client.get(path).status_code == 404


class TestTakingAPageOffTheSite:
    @pytest.fixture
    def moderator(self, client, site):
        client.force_login(UserFactory(group="Moderators"))
        return client

    @pytest.fixture
    def target(self, home):
        return PlainPageFactory(parent=home, title="The harvest in short")

    def unpublish(self, client, page, **answers):
        return client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), answers)

    def delete(self, client, page, **answers):
        return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), answers)

    @pytest.mark.parametrize("name", ["unpublish", "delete"])
    def test_asks_where_its_visitors_should_go(self, moderator, article, name):
        html = moderator.get(reverse(f"wagtailadmin_pages:{name}", args=[article.pk])).text

        assert "Where should visitors of the old address go?" in html
        assert 'name="forward_to"' in html
        assert "page-chooser" in html

    @pytest.mark.parametrize("name", ["unpublish", "delete"])
    def test_leads_them_to_the_chosen_page(self, moderator, article, target, name):
        answer = getattr(self, name)(moderator, article, forward_to=target.pk)

        moved = moderator.get("/news/a-harvest/?utm=x")
        assert answer.status_code == 302
        assert (moved.status_code, moved["Location"]) == (301, f"{target.url}?utm=x")

    @pytest.mark.parametrize("name", ["unpublish", "delete"])
    def test_leads_nowhere_without_a_choice(self, moderator, article, name):
        getattr(self, name)(moderator, article, forward_to="")

        assert moderator.get("/news/a-harvest/").status_code == 404
        assert not Redirect.objects.exists()

    @pytest.mark.parametrize("name", ["unpublish", "delete"])
    def test_leads_on_from_the_addresses_before_too(self, moderator, article, target, name, rename):
        rename(article, "second")
        getattr(self, name)(moderator, article, forward_to=target.pk)

        assert led_to(moderator, "/news/a-harvest/") == target.url
        assert led_to(moderator, "/news/second/") == target.url

    def test_ends_when_the_page_is_published_again(self, moderator, article, target):
        self.unpublish(moderator, article, forward_to=target.pk)
        assert led_to(moderator, "/news/a-harvest/") == target.url

        article.refresh_from_db()
        article.save_revision().publish()

        assert moderator.get("/news/a-harvest/").status_code == 200
        assert not Redirect.objects.exists()

    def test_with_what_lies_below_leads_on_from_there(self, moderator, home, target):
        section = PlainPageFactory(parent=home, title="Section")
        PlainPageFactory(parent=section, title="Below")
        self.unpublish(moderator, section, forward_to=target.pk, include_descendants="on")

        assert led_to(moderator, "/section/below/") == target.url

    def test_alone_leaves_what_lies_below_where_it_is(self, moderator, home, target):
        section = PlainPageFactory(parent=home, title="Section")
        below = PlainPageFactory(parent=section, title="Below")
        self.unpublish(moderator, section, forward_to=target.pk)

        assert led_to(moderator, "/section/") == target.url
        assert moderator.get(below.url).status_code == 200

    def test_refuses_the_page_itself_and_what_goes_with_it(self, moderator, home):
        section = PlainPageFactory(parent=home, title="Section")
        below = PlainPageFactory(parent=section, title="Below")

        for choice in (section, below):
            answer = self.delete(moderator, section, forward_to=choice.pk)
            assert "This page goes too" in moderator.get(answer.url).text
        assert moderator.get(section.url).status_code == 200

    @pytest.mark.parametrize("state", HIDDEN_STATES)
    def test_refuses_a_page_that_visitors_cannot_see(self, moderator, home, article, state):
        hidden = in_every_state(PlainPageFactory, home)[state]

        answer = self.unpublish(moderator, article, forward_to=hidden.pk)

        assert "Visitors cannot see the page you chose" in moderator.get(answer.url).text
        assert moderator.get(article.url).status_code == 200

    def test_refuses_what_is_no_page(self, moderator, article):
        for choice in ("999999", "abc", "1"):
            answer = self.unpublish(moderator, article, forward_to=choice)
            assert answer.status_code == 302
            assert moderator.get(article.url).status_code == 200

    def test_names_no_target_that_is_hidden_later(self, moderator, article, target):
        self.unpublish(moderator, article, forward_to=target.pk)
        shown = moderator.get("/news/a-harvest/").status_code
        target.unpublish()

        answer = moderator.get("/news/a-harvest/")

        assert (shown, answer.status_code) == (301, 404)
        assert target.slug not in answer.text

    def test_of_two_that_lead_to_each_other_is_no_circle(self, moderator, article, target):
        self.unpublish(moderator, article, forward_to=target.pk)
        article.refresh_from_db()
        other = target.url
        Redirect.add_redirect(other, redirect_to=article, site=article.get_site())
        target.unpublish()

        assert moderator.get("/news/a-harvest/").status_code == 404
        assert moderator.get(other).status_code == 404

    def test_asks_nothing_about_the_first_page(self, client, home):
        client.force_login(UserFactory(is_superuser=True))

        html = client.get(reverse("wagtailadmin_pages:unpublish", args=[home.pk])).text

        assert "forward_to" not in html


class TestRights:
    """What is refused by default: only who may take the page away is asked and heard."""

    @pytest.mark.parametrize(
        ("group", "listed"), [("Moderators", 200), ("Editors", 302), ("Marketing", 403)]
    )
    def test_the_list_of_redirects_is_for_moderators(self, client, site, group, listed):
        client.force_login(UserFactory(group=group))

        assert client.get(reverse("wagtailredirects:index")).status_code == listed

    @pytest.mark.parametrize("name", ["unpublish", "delete"])
    def test_marketing_neither_sees_nor_does_it(self, client, home, article, name):
        target = PlainPageFactory(parent=home)
        client.force_login(UserFactory(group="Marketing"))
        address = reverse(f"wagtailadmin_pages:{name}", args=[article.pk])

        assert client.get(address).status_code == 403
        assert client.post(address, {"forward_to": target.pk}).status_code == 403
        assert not Redirect.objects.exists()
        assert client.get(article.url).status_code == 200

    def test_an_editor_under_approval_cannot_take_a_page_away(self, client, home, article):
        target = PlainPageFactory(parent=home)
        client.force_login(UserFactory(group="Editors"))
        address = reverse("wagtailadmin_pages:unpublish", args=[article.pk])
        set_approval(True)

        assert client.post(address, {"forward_to": target.pk}).status_code == 302
        assert not Redirect.objects.exists()
        set_approval(False)
        client.post(address, {"forward_to": target.pk})
        assert Redirect.objects.get().redirect_page_id == target.pk
