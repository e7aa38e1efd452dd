"""The News List: order, pages, filters and counts."""

import datetime
import re

import pytest
from django.utils.html import escape

from news.models import NewsTopic
from tests.factories.cms import in_every_state, states_in
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory
from tests.machines import read_head

# Whatever the number of articles, when their pictures have been made.
QUERIES_OF_A_FULL_LIST = 29


def cards(response) -> list[str]:
    """The titles of the cards on the page, in order."""
    return re.findall(r'class="card-title"><a href="[^"]+">([^<]+)</a>', response.text)


def links(response) -> list[str]:
    found = re.findall(r'href="(\?[^"]*|\./)"', response.text)
    return [link.replace("&amp;", "&") for link in found]


def offered(choices) -> dict[str, int]:
    """The names of a filter's values with their counts, in order."""
    return {choice.name: choice.count for choice in choices}


@pytest.fixture
def history():
    return NewsTopicFactory(name="History", slug="history")


class TestTheOrder:
    def test_is_newest_first_by_date_and_then_by_id(self, client, news):
        day = datetime.date(2025, 3, 1)
        NewsDetailPageFactory(parent=news, title="Second", posted_on=day)
        NewsDetailPageFactory(parent=news, title="First", posted_on=day)
        NewsDetailPageFactory(parent=news, title="Oldest", posted_on=datetime.date(2020, 1, 1))
        NewsDetailPageFactory(parent=news, title="Newest", posted_on=datetime.date(2025, 3, 2))

        assert cards(client.get("/news/")) == ["Newest", "First", "Second", "Oldest"]


class TestHiddenArticles:
    def test_are_neither_listed_nor_counted(self, client, news, history):
        in_every_state(NewsDetailPageFactory, news, topic=history)

        response = client.get("/news/")

        assert states_in(response.text) == {"Live"}
        assert cards(response) == ["Live barley"]
        assert response.context["listing"].page.paginator.count == 1
        assert offered(response.context["listing"].facets.topics) == {"History": 1}
        assert offered(response.context["listing"].facets.years) == {"2025": 1}

    def test_open_no_filter_of_their_own(self, client, news):
        NewsDetailPageFactory(parent=news, posted_on=datetime.date(2025, 1, 1))
        hidden = NewsTopicFactory(name="Hidden topic")
        NewsDetailPageFactory(
            parent=news, topic=hidden, posted_on=datetime.date(1999, 1, 1), draft=True
        )

        response = client.get("/news/")

        assert "2025" in response.text
        assert "Hidden topic" not in response.text
        assert "1999" not in response.text


class TestThePages:
    @pytest.fixture(autouse=True)
    def thirty_articles(self, news):
        for number in range(30):
            NewsDetailPageFactory(
                parent=news,
                title=f"Number {number:02}",
                posted_on=datetime.date(2025, 1, 1) + datetime.timedelta(days=number),
                hero=None,
            )

    def test_have_twelve_articles_each(self, client):
        sizes = [len(cards(client.get(f"/news/?page={number}"))) for number in (1, 2, 3)]

        assert sizes == [12, 12, 6]

    def test_hold_every_article_once(self, client):
        titles = [title for page in "123" for title in cards(client.get(f"/news/?page={page}"))]

        assert titles == [f"Number {number:02}" for number in reversed(range(30))]

    # Thirty articles are made once for all of them.
    NUMBERS = {
        "0": 3,
        "-1": 3,
        "abc": 1,
        "": 1,
        "2": 2,
        "999": 3,
        "9999999999": 3,
        "9" * 5_000: 3,
        "1.5": 1,
        "²": 1,
        "%00": 1,
        "1e3": 1,
    }

    def test_any_number_is_answered_with_a_page(self, client):
        for number, shown in self.NUMBERS.items():
            response = client.get(f"/news/?page={number}")

            assert response.status_code == 200, number
            assert response.context["listing"].page.number == shown, number

    def test_link_to_each_other(self, client):
        response = client.get("/news/?page=2")

        # The first page has one address only.
        assert links(response) == ["?year=2025", "./", "./", "?page=3", "?page=3"]

    def test_leave_numbers_out_where_there_are_many(self, client, monkeypatch):
        monkeypatch.setattr("cms.paging.PAGE_LENGTH", 2)

        paging = client.get("/news/?page=8").context["listing"].paging

        assert [link.text for link in paging.links] == ["1", "…", "7", "8", "9", "…", "15"]
        assert [link.text for link in paging.links if link.current] == ["8"]


class TestTheFilters:
    @pytest.fixture(autouse=True)
    def articles_of_two_years(self, news, history):
        for number in range(14):
            for year in (2024, 2025):
                NewsDetailPageFactory(
                    parent=news,
                    title=f"History {year} {number:02}",
                    topic=history,
                    posted_on=datetime.date(year, 5, 1 + number),
                    hero=None,
                )
        markets = NewsTopicFactory(name="Markets & fairs", slug="markets")
        NewsDetailPageFactory(
            parent=news, title="A fair", topic=markets, posted_on=datetime.date(2025, 6, 1)
        )

    def test_leave_what_fits_both(self, client):
        response = client.get("/news/?topic=history&year=2024")

        assert len(cards(response)) == 12
        assert all(title.startswith("History 2024") for title in cards(response))
        assert response.context["listing"].page.paginator.count == 14

    def test_survive_paging(self, client):
        response = client.get("/news/?topic=history&year=2024")
        onward = next(link for link in links(response) if "page=2" in link)

        second = client.get(f"/news/{onward}")

        assert "topic=history" in onward
        assert "year=2024" in onward
        assert cards(second) == ["History 2024 01", "History 2024 00"]

    def test_choosing_another_topic_begins_at_the_first_page(self, client):
        response = client.get("/news/?topic=history&page=2")

        to_markets = next(link for link in links(response) if "topic=markets" in link)

        assert "page" not in to_markets

    def test_say_how_many_articles_each_has(self, client):
        facets = client.get("/news/").context["listing"].facets

        assert offered(facets.topics) == {"History": 28, "Markets & fairs": 1}
        assert list(offered(facets.years).items()) == [("2025", 15), ("2024", 14)]

    def test_count_what_the_other_one_leaves(self, client):
        facets = client.get("/news/?year=2025").context["listing"].facets

        assert offered(facets.topics) == {"History": 14, "Markets & fairs": 1}
        assert offered(facets.years) == {"2025": 15, "2024": 14}

    def test_do_not_offer_what_would_leave_nothing(self, client):
        assert offered(client.get("/news/?year=2024").context["listing"].facets.topics) == {
            "History": 14
        }
        assert offered(client.get("/news/?topic=markets").context["listing"].facets.years) == {
            "2025": 1
        }

    def test_choosing_the_chosen_one_again_takes_it_back(self, client):
        response = client.get("/news/?topic=markets&year=2025")

        back = {choice.name: choice.address for choice in response.context["listing"].facets.years}

        assert back == {"2025": "?topic=markets"}
        assert response.text.count('aria-current="true"') == 2
        assert "Take this filter back" in response.text
        assert "Take this filter back" not in client.get("/news/").text

    def test_the_page_says_how_many_fit(self, client):
        assert "29 articles" in client.get("/news/").text
        assert "1 article" in client.get("/news/?topic=markets").text

    def test_names_are_escaped(self, client):
        response = client.get("/news/?topic=markets")

        assert escape("Markets & fairs") in response.text
        assert "Markets & fairs" not in response.text

    UNREADABLE = ("topic=nothing", "year=1800", "year=x", "topic=%00", "year=²", "topic='--", "a=b")

    def test_one_that_cannot_be_read_narrows_nothing(self, client):
        for query in self.UNREADABLE:
            response = client.get(f"/news/?{query}")

            assert response.status_code == 200, query
            assert response.context["listing"].page.paginator.count == 29, query

    def test_that_fit_nothing_together_say_so(self, client):
        response = client.get("/news/?topic=markets&year=2024")

        assert response.status_code == 200
        assert cards(response) == []
        assert "No article fits" in response.text


class TestATopic:
    """`?topic=` is a page good enough to link to."""

    @pytest.fixture(autouse=True)
    def an_article(self, news):
        topic = NewsTopicFactory(
            name="Trade routes", slug="trade-routes", introduction="How goods\nfind their way."
        )
        NewsDetailPageFactory(parent=news, topic=topic, posted_on=datetime.date(2025, 1, 1))

    def test_has_its_own_heading_introduction_title_and_address(self, client, news):
        head = read_head(client.get("/news/?topic=trade-routes").text)

        assert head.heading == "Trade routes"
        assert head.title == "Trade routes – News – Tidewater Traders"
        assert head.meta["description"] == "How goods find their way."
        assert head.canonical == f"{news.full_url}?topic=trade-routes"
        assert head.trail == ["Home", "News", "Trade routes"]

    def test_names_its_feeds(self, client, news):
        links = read_head(client.get("/news/?topic=trade-routes").text).links

        assert f"{news.full_url}feed/?topic=trade-routes" in {link["href"] for link in links}

    def test_differs_from_the_whole_list(self, client, news):
        news.introduction = "What happened."
        news.save()

        head = read_head(client.get("/news/").text)

        assert head.heading == "News"
        assert head.meta["description"] == "What happened."
        assert head.trail == ["Home", "News"]

    def test_without_an_introduction_borrows_none(self, client, news):
        NewsTopic.objects.update(introduction="")
        news.introduction = "What happened."
        news.save()

        response = client.get("/news/?topic=trade-routes")

        assert read_head(response.text).heading == "Trade routes"
        assert "description" not in read_head(response.text).meta
        assert "What happened." not in response.text
        assert "What happened." in client.get("/news/").text

    def test_no_two_views_have_the_same_title(self, client, news):
        addresses = ("", "?topic=trade-routes", "?year=2025", "?topic=trade-routes&year=2025")

        titles = {read_head(client.get(f"/news/{address}").text).title for address in addresses}

        assert len(titles) == len(addresses)

    def test_can_be_introduced_in_the_admin(self, admin_client):
        topic = NewsTopic.objects.get()

        answer = admin_client.get(f"/admin/snippets/news/newstopic/edit/{topic.pk}/")

        assert 'name="introduction"' in answer.text


class TestAnEmptyList:
    def test_says_so(self, client, news):
        response = client.get("/news/")

        assert response.status_code == 200
        assert "There are no articles yet." in response.text

    def test_a_list_with_an_article_does_not(self, client, news):
        NewsDetailPageFactory(parent=news)

        assert "There are no articles yet." not in client.get("/news/").text


class TestTheNumberOfQueries:
    def test_does_not_grow_with_the_list(
        self, client, news, history, django_assert_max_num_queries
    ):
        picture = NewsDetailPageFactory(parent=news, topic=history).hero
        client.get("/news/")
        with django_assert_max_num_queries(QUERIES_OF_A_FULL_LIST) as few:
            client.get("/news/")
        for _number in range(11):
            NewsDetailPageFactory(parent=news, topic=history, hero=picture)
        client.get("/news/")

        with django_assert_max_num_queries(QUERIES_OF_A_FULL_LIST) as many:
            response = client.get("/news/")

        assert len(cards(response)) == 12
        assert len(many) <= len(few) + 1
