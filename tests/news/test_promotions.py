"""Results that editors promote for a term."""

import pytest
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from cms.site_groups import EDITORS, MODERATORS
from tests.factories.cms import UserFactory, in_every_state, states_in
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory


def promote(term: str, **values) -> SearchPromotion:
    query, _made = Query.objects.get_or_create(query_string=term)
    return SearchPromotion.objects.create(query=query, sort_order=0, **values)


class TestPromotedResults:
    def test_stand_before_the_others(self, client, home, news):
        NewsDetailPageFactory(parent=news, title="Barley by rail")
        promote("barley", page=PlainPageFactory(parent=home, title="About us"), description="Ask.")

        text = client.get("/search/?q=Barley").text

        assert text.index("Recommended") < text.index("About us") < text.index("1 result for")
        assert "<p>Ask.</p>" in text

    def test_are_shown_for_their_term_only(self, client, home):
        promote("barley", page=PlainPageFactory(parent=home, title="Our granary"))

        assert "Recommended" in client.get("/search/?q=barley").text
        for term in ("rye", "barley+rye", "", "bar"):
            assert "Recommended" not in client.get(f"/search/?q={term}").text, term

    def test_are_found_in_any_width(self, client, home):
        promote("iso 9001", page=PlainPageFactory(parent=home))

        assert "Recommended" in client.get("/search/?q=ＩＳＯ 9001").text

    def test_may_be_on_another_site(self, client, site):
        promote(
            "barley",
            external_link_url="https://grain.example/?a=1&b=2",
            external_link_text="Grain prices",
        )

        text = client.get("/search/?q=barley").text

        assert '<a href="https://grain.example/?a=1&amp;b=2">Grain prices</a>' in text

    def test_are_only_pages_that_every_visitor_may_see(self, client, news):
        for page in in_every_state(NewsDetailPageFactory, news).values():
            promote("grain", page=page)

        response = client.get("/search/?q=grain")

        assert states_in(response.text) == {"Live"}
        assert len(response.context["results"].promoted) == 1

    def test_give_way_to_filters_and_later_pages(self, client, news):
        for number in range(14):
            NewsDetailPageFactory(parent=news, title=f"Barley {number}", hero=None)
        promote("barley", page=news)

        assert "Recommended" in client.get("/search/?q=barley").text
        assert "Recommended" not in client.get("/search/?q=barley&page=2").text
        assert "Recommended" not in client.get("/search/?q=barley&year=2025").text

    def test_a_search_leaves_nothing_behind(self, client, site):
        client.get("/search/?q=somebody@example.com")

        assert not Query.objects.exists()


class TestTheAdmin:
    def test_lets_people_who_publish_promote(self, client, site):
        client.force_login(UserFactory(group=MODERATORS))

        assert client.get(reverse("wagtailsearchpromotions:add")).status_code == 200
        assert "Promoted search results" in client.get("/admin/").text

    @pytest.mark.parametrize("group", [EDITORS, "Marketing"])
    def test_refuses_others(self, client, site, group):
        client.force_login(UserFactory(group=group))

        assert client.get(reverse("wagtailsearchpromotions:add")).status_code != 200

    def test_has_no_report_that_stays_empty(self, admin_client, site):
        text = admin_client.get("/admin/").text

        assert "Site history" in text
        assert "Search terms" not in text
