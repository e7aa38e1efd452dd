"""What the search box offers while somebody types."""

import pytest

from news.suggestions import MOST_SUGGESTIONS
from tests.factories.cms import in_every_state, states_in
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory

from .test_search import HOSTILE_TERMS

MOST_QUERIES = 8


def suggested(client, term: str) -> list[str]:
    answer = client.get("/search/suggest/", {"q": term}).json()
    return [suggestion["title"] for suggestion in answer["suggestions"]]


class TestSuggestions:
    @pytest.fixture(autouse=True)
    def pages(self, home, news):
        for title in ("Barley by rail", "从郑州出发的货柜", "Rail by barley boat", "Über Land"):
            NewsDetailPageFactory(parent=news, title=title, hero=None)
        PlainPageFactory(parent=home, title="Barriers", introduction="Of barley.")

    @pytest.mark.parametrize(
        ("term", "titles"),
        [
            ("ba", ["Barriers", "Barley by rail", "Rail by barley boat"]),
            ("BARL", ["Barley by rail", "Rail by barley boat"]),
            ("barley by r", ["Barley by rail", "Rail by barley boat"]),
            ("rail b", ["Rail by barley boat", "Barley by rail"]),
            ("uber", ["Über Land"]),
            ("郑", ["从郑州出发的货柜"]),
            ("郑州", ["从郑州出发的货柜"]),
            ("郑州出", ["从郑州出发的货柜"]),
            ("从", ["从郑州出发的货柜"]),
            ("b", []),
            ("", []),
            (" ", []),
            ("sorghum", []),
            ("arley", []),
        ],
    )
    def test_are_titles_with_these_words(self, client, term, titles):
        assert suggested(client, term) == titles

    def test_name_the_page_and_its_address(self, client):
        answer = client.get("/search/suggest/?q=barr")

        assert answer.json() == {"suggestions": [{"title": "Barriers", "address": "/barriers/"}]}
        assert answer["Content-Type"] == "application/json"

    def test_are_few(self, client, news):
        for number in range(12):
            NewsDetailPageFactory(parent=news, title=f"Silo {number}", hero=None)

        assert len(suggested(client, "silo")) == MOST_SUGGESTIONS

    def test_are_the_newest_that_fit(self, client, news, monkeypatch):
        for number in range(3):
            NewsDetailPageFactory(parent=news, title=f"Silo {number}", hero=None)
        assert len(suggested(client, "silo")) == 3
        monkeypatch.setattr("news.suggestions.CANDIDATES", 2)

        assert suggested(client, "silo") == ["Silo 2", "Silo 1"]

    def test_are_asked_for_anew_and_set_no_cookie(self, client):
        answer = client.get("/search/suggest/?q=barley")

        assert answer["Cache-Control"] == "no-cache"
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")

    def test_take_few_queries(self, client, django_assert_max_num_queries):
        client.get("/search/suggest/?q=barley")

        with django_assert_max_num_queries(MOST_QUERIES):
            assert suggested(client, "barley")

    def test_a_post_is_refused(self, client):
        assert client.post("/search/suggest/", {"q": "barley"}).status_code == 405


class TestHiddenPages:
    def test_are_not_suggested(self, client, home, news):
        in_every_state(NewsDetailPageFactory, news)
        in_every_state(PlainPageFactory, home)

        answer = client.get("/search/suggest/?q=barley")

        assert states_in(answer.text) == {"Live"}
        assert len(answer.json()["suggestions"]) == 2


class TestHostileTerms:
    def test_are_answered_with_a_list(self, client, news):
        NewsDetailPageFactory(parent=news, title="Barley")
        for name, term in HOSTILE_TERMS.items():
            answer = client.get(f"/search/suggest/?q={term}")

            assert answer.status_code == 200, name
            assert isinstance(answer.json()["suggestions"], list), name
        assert suggested(client, "barl") == ["Barley"]


class TestTheForm:
    @pytest.mark.parametrize("address", ["/search/", "/no/such/page/"])
    def test_brings_what_it_needs(self, client, site, address):
        text = client.get(address).text

        assert 'data-suggest="/search/suggest/"' in text
        assert text.count("cms/js/suggest.js") == text.count("cms/css/search.css") == 1

    def test_is_not_paid_for_elsewhere(self, client, site):
        text = client.get("/").text

        assert "suggest.js" not in text
        assert "search.css" not in text
