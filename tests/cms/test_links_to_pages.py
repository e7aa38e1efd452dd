"""Links in rich text and redirects lead to pages that the visitor may see, and name no other."""

import pytest
from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction
from wagtail.rich_text import expand_db_html

from tests.factories.cms import HIDDEN_STATES, UserFactory, in_every_state
from tests.factories.home import PlainPageFactory

CROSSING = '<p>See <a linktype="page" id="{}">the crossing</a>.</p>'


@pytest.fixture
def pages(home):
    return in_every_state(PlainPageFactory, home)


class TestALinkInRichText:
    def test_leads_to_a_page_on_the_site(self, pages):
        page = pages["Live"]

        html = expand_db_html(CROSSING.format(page.pk))

        assert html == f'<p>See <a href="{page.url}">the crossing</a>.</p>'

    @pytest.mark.parametrize("state", HIDDEN_STATES)
    def test_keeps_its_words_and_nothing_of_a_hidden_page(self, pages, state):
        html = expand_db_html(CROSSING.format(pages[state].pk))

        assert html == "<p>See <a>the crossing</a>.</p>"

    def test_costs_one_look_however_many_there_are(self, pages, django_assert_num_queries):
        keys = [page.pk for page in pages.values()]
        one, all_of_them = CROSSING.format(keys[0]), "".join(map(CROSSING.format, keys))
        expand_db_html(one)
        with django_assert_num_queries(3):
            expand_db_html(one)

        with django_assert_num_queries(3):
            html = expand_db_html(all_of_them)
        assert html.count("href") == 1


class TestARedirect:
    def test_leads_to_a_page_on_the_site_and_to_a_web_address(self, client, pages):
        Redirect.add_redirect("/old", redirect_to=pages["Live"])
        Redirect.add_redirect("/elsewhere?from=us", redirect_to="https://example.com/")

        assert client.get("/old/")["Location"] == pages["Live"].url
        assert client.get("/old/?utm=x")["Location"] == f"{pages['Live'].url}?utm=x"
        assert client.get("/elsewhere/?from=us")["Location"] == "https://example.com/"

    @pytest.mark.parametrize("state", HIDDEN_STATES)
    def test_to_a_hidden_page_is_an_address_without_a_page(self, client, pages, state):
        Redirect.add_redirect("/old", redirect_to=pages[state])

        answer = client.get("/old/")

        assert answer.status_code == 404
        assert pages[state].slug not in answer.text

    def test_leads_members_of_a_group_to_their_page(self, client, pages):
        page = PlainPageFactory(parent=pages["Live"], title="Minutes")
        guard = PageViewRestriction.objects.create(page=page, restriction_type="groups")
        guard.groups.add(Group.objects.get(name="Editors"))
        Redirect.add_redirect("/old", redirect_to=page)
        assert client.get("/old/").status_code == 404

        client.force_login(UserFactory(group="Editors"))

        assert client.get("/old/")["Location"] == page.url
