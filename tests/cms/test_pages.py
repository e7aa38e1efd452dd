"""What holds for every page, whichever room it belongs to."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from wagtail.models import Page

from cms.pages import RESERVED_SLUGS, BasePage
from contact.models import FormPage
from home.models import HomePage, PlainPage
from news.models import NewsDetailPage, NewsIndexPage
from tests.factories.cms import in_every_state
from tests.factories.home import HomePageFactory, PlainPageFactory
from tests.factories.news import NewsDetailPageFactory, NewsIndexPageFactory

PAGE_TYPES = BasePage.__subclasses__()


class TestTheTree:
    # Written by hand: parent, and what may be made under it.
    CHILDREN = {
        Page: {HomePage},
        HomePage: {NewsIndexPage, FormPage, PlainPage},
        NewsIndexPage: {NewsDetailPage},
        NewsDetailPage: set(),
        FormPage: set(),
        PlainPage: {PlainPage, FormPage},
    }

    @pytest.mark.django_db
    @pytest.mark.parametrize("parent", CHILDREN)
    def test_a_page_takes_only_its_children(self, parent):
        offered = parent.allowed_subpage_models() if parent is not Page else {HomePage}
        ours = {model for model in PAGE_TYPES if model.can_exist_under(parent(depth=1))}

        assert ours == self.CHILDREN[parent] & set(offered)

    @pytest.mark.parametrize("model", PAGE_TYPES)
    def test_every_page_type_states_parents_and_children(self, model):
        assert "parent_page_types" in vars(model)
        assert "subpage_types" in vars(model)

    def test_a_home_has_one_news_list(self, home, news):
        assert not NewsIndexPage.can_create_at(home)
        news.delete()
        assert NewsIndexPage.can_create_at(HomePage.objects.get())

    def test_a_second_home_beside_the_first_has_a_news_list_of_its_own(self, site):
        other = HomePageFactory(parent=Page.objects.get(depth=1), title="Zweite Seite")

        NewsIndexPageFactory(parent=other)

        assert NewsIndexPage.objects.count() == 2


class TestTheWebAddressEnding:
    @pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
    def test_one_that_belongs_to_the_site_is_refused(self, home, slug):
        with pytest.raises(ValidationError) as refusal:
            PlainPageFactory(parent=home, title="Fine", slug=slug)

        assert set(refusal.value.message_dict) == {"slug"}

    @pytest.mark.parametrize("slug", ["feed", "atom", "search", "admin", "health"])
    def test_those_of_later_features_are_among_them(self, slug):
        assert slug in RESERVED_SLUGS

    def test_another_one_is_taken(self, home):
        assert PlainPageFactory(parent=home, slug="feeding").slug == "feeding"

    def test_a_chinese_title_is_spelled_in_latin_letters(self, news):
        page = NewsDetailPageFactory(parent=news, title="从郑州出发")

        assert page.slug.isascii()
        assert page.slug == "congzhengzhouchufa"

    def test_a_title_of_signs_alone_still_gets_one(self, news):
        assert NewsDetailPageFactory(parent=news, title="!!!").slug == "page"

    def test_a_long_title_is_cut(self, news):
        page = NewsDetailPageFactory(parent=news, title="word " * 50)

        assert len(page.slug) <= 80
        assert not page.slug.endswith("-")

    def test_the_same_title_twice_gets_another_ending(self, news):
        first = NewsDetailPageFactory(parent=news, title="Twice")
        second = NewsDetailPageFactory(parent=news, title="Twice")

        assert first.slug != second.slug
        assert second.slug.startswith("twice")


class TestPublished:
    def test_leaves_out_whatever_visitors_may_not_see(self, news):
        pages = in_every_state(NewsDetailPageFactory, news)

        assert list(NewsDetailPage.objects.published()) == [pages["Live"]]

    def test_leaves_out_what_stands_under_a_private_page(self, home):
        private = PlainPageFactory(parent=home, private=True)
        open_page = PlainPageFactory(parent=home)
        PlainPageFactory(parent=private)
        below = PlainPageFactory(parent=open_page)

        assert set(PlainPage.objects.published()) == {open_page, below}

    def test_keeps_a_page_that_expires_later(self, news):
        tomorrow = timezone.now() + timedelta(days=1)
        page = NewsDetailPageFactory(parent=news, expire_at=tomorrow)

        assert list(NewsDetailPage.objects.published()) == [page]


class TestTheAddressOfAPage:
    @pytest.mark.parametrize("state", ["Draft", "Scheduled", "Expired"])
    def test_is_not_found_while_the_page_is_hidden(self, client, home, state):
        pages = in_every_state(PlainPageFactory, home)

        assert client.get(pages[state].url).status_code == 404
        assert client.get(pages["Live"].url).status_code == 200

    def test_of_a_private_page_leads_to_the_log_in(self, client, home):
        pages = in_every_state(PlainPageFactory, home)

        assert client.get(pages["Private"].url).status_code == 302
        assert client.get(pages["Live"].url).status_code == 200

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_takes_nothing_in(self, client, home, method):
        page = PlainPageFactory(parent=home)

        assert getattr(client, method)(page.url).status_code == 405
        assert client.get(page.url).status_code == 200
        assert client.head(page.url).status_code == 200


class TestTheLanguage:
    @pytest.mark.parametrize("accepted", ["zh-hans", "de", "*"])
    def test_is_the_pages_and_not_the_browsers(self, client, home, accepted):
        page = PlainPageFactory(parent=home)

        response = client.get(page.url, headers={"accept-language": accepted})

        assert response.headers["Content-Language"] == "en"
        assert '<html lang="en"' in response.text

    def test_of_a_preview_is_the_pages_and_not_the_editors(self, home):
        page = PlainPageFactory(parent=home)

        with translation.override("zh-hans"):
            response = page.make_preview_request()

        assert response.headers["Content-Language"] == "en"
        assert '<html lang="en"' in response.text
