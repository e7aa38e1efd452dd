"""The page for an address without a page: useful, cheap, and silent about hidden pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.cms import in_every_state, states_in
from tests.factories.news import NewsDetailPageFactory

# Header, footer, site details, and three cards of the latest news.
QUERIES_OF_A_404 = 24


class TestAnAddressWithoutAPage:
    def test_offers_search_latest_news_and_a_person(self, client, news, form_page):
        NewsDetailPageFactory(parent=news, title="The newest article")

        answer = client.get("/nothing-here/")

        assert answer.status_code == 404
        assert 'action="/search/"' in answer.text
        assert "The newest article" in answer.text
        assert f'href="{form_page.url}"' in answer.text
        assert answer.text.count("<h1") == 1

    def test_names_the_article_whose_address_is_nearly_this_one(self, client, news):
        NewsDetailPageFactory(parent=news, title="A harvest of barley", posted_on="2001-01-01")
        NewsDetailPageFactory.create_batch(3, parent=news, hero=None)

        near = client.get("/news/a-harvset-of-barley/").text
        far = client.get("/news/zzz/").text

        assert "Were you looking for …" in near
        assert "A harvest of barley" in near
        assert "Were you looking for …" not in far
        assert "A harvest of barley" not in far

    def test_names_no_hidden_page(self, client, news):
        pages = in_every_state(NewsDetailPageFactory, news)

        for page in pages.values():
            assert states_in(client.get(f"/news/{page.slug}-x/").text) <= {"Live"}
        assert states_in(client.get("/news/live-barley-x/").text) == {"Live"}

    @pytest.mark.parametrize(
        "path",
        ["/x/", "/a-b" * 60 + "/", "/" + "long-" * 600 + "/", "/%E8%8C%B6/", "/wp-login.php"],
    )
    def test_costs_a_bounded_number_of_queries(self, client, news, path):
        NewsDetailPageFactory.create_batch(15, parent=news, hero=None)
        client.get("/x/")
        with CaptureQueriesContext(connection) as looked:
            assert client.get(path).status_code == 404

        assert len(looked) <= QUERIES_OF_A_404
