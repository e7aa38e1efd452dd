"""Header, footer and breadcrumb."""

import pytest
from django.template import Context
from django.test import RequestFactory

from home.templatetags.navigation import breadcrumbs, footer_navigation, header_navigation
from tests.factories.cms import in_every_state, states_in
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory


@pytest.fixture
def context(site):
    return Context({"request": RequestFactory().get("/")})


def titles(pages) -> list[str]:
    return [page.title for page in pages]


class TestTheHeader:
    def test_names_pages_of_the_menu_that_visitors_may_see(self, home, context):
        in_every_state(PlainPageFactory, home, show_in_menus=True)

        assert titles(header_navigation(context)["pages"]) == ["News", "Contact", "Live barley"]

    def test_leaves_out_pages_that_are_not_in_the_menu(self, home, context):
        PlainPageFactory(parent=home, title="Privacy", show_in_menus=False)

        assert titles(header_navigation(context)["pages"]) == ["News", "Contact"]

    def test_every_page_has_it(self, client, home):
        in_every_state(PlainPageFactory, home, show_in_menus=True)

        assert states_in(client.get("/").text) == {"Live"}
        assert states_in(client.get("/search/").text) == {"Live"}


class TestTheFooter:
    def test_names_every_page_right_under_home_that_visitors_may_see(self, home, context):
        in_every_state(PlainPageFactory, home, show_in_menus=False)

        assert titles(footer_navigation(context)["pages"]) == ["News", "Contact", "Live barley"]


class TestTheBreadcrumb:
    def test_leads_from_home_to_the_article(self, news, context):
        context["page"] = NewsDetailPageFactory(parent=news, title="The article")

        trail = breadcrumbs(context)

        assert titles(trail["ancestors"]) == ["Tidewater Traders", "News"]
        assert trail["page"].title == "The article"

    def test_ends_in_the_pages_own_title(self, client, news):
        article = NewsDetailPageFactory(parent=news, title="The article")

        html = client.get(article.url).text
        trail = html[html.index('class="breadcrumbs"') :].partition("</nav>")[0]

        assert trail.index("Home") < trail.index("News") < trail.index("The article")
        assert trail.count('aria-current="page"') == 1
        assert 'aria-current="page">The article' in trail

    @pytest.mark.parametrize("flags", [{"draft": True}, {"expired": True}, {"private": True}])
    def test_leaves_out_a_parent_that_is_hidden(self, home, context, flags):
        parent = PlainPageFactory(parent=home, title="Hidden", **flags)
        context["page"] = PlainPageFactory(parent=parent)

        assert "Hidden" not in titles(breadcrumbs(context)["ancestors"])

    def test_names_a_parent_that_is_on_the_site(self, home, context):
        parent = PlainPageFactory(parent=home, title="Shown")
        context["page"] = PlainPageFactory(parent=parent)

        assert titles(breadcrumbs(context)["ancestors"])[-1] == "Shown"

    def test_of_a_page_never_saved_is_its_title_alone(self, context):
        context["page"] = PlainPageFactory.build(title="New")

        assert breadcrumbs(context)["ancestors"] == []
