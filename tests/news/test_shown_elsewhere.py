"""Articles outside their list: on other pages, beside each other, in cards."""

import datetime

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from cms.blocks.action import CallToActionBlock, RelatedCardBlock
from news.neighbours import Neighbours
from tests.factories.cms import HIDDEN_STATES, in_every_state, states_in
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory


@pytest.fixture
def request_of_a_visitor(site):
    return RequestFactory().get("/", headers={"host": "testserver"})


class TestLatestNews:
    TEMPLATE = Template(
        "{% load news %}{% latest_news 10 as all %}{% for a in all %}{{ a.title }};{% endfor %}"
    )

    def test_names_what_visitors_may_see(self, news, request_of_a_visitor):
        in_every_state(NewsDetailPageFactory, news)

        shown = self.TEMPLATE.render(Context({"request": request_of_a_visitor}))

        assert states_in(shown) == {"Live"}

    def test_is_newest_first_and_no_longer_than_asked(self, news, request_of_a_visitor):
        for year in range(2010, 2025):
            NewsDetailPageFactory(
                parent=news, title=str(year), posted_on=datetime.date(year, 1, 1), hero=None
            )

        shown = self.TEMPLATE.render(Context({"request": request_of_a_visitor}))

        assert shown.split(";")[:-1] == [str(year) for year in range(2024, 2014, -1)]

    def test_is_empty_where_no_request_is_shown(self, news):
        NewsDetailPageFactory(parent=news)

        assert self.TEMPLATE.render(Context({})) == ""


class TestTheHomePage:
    def test_shows_no_hidden_article(self, client, news):
        in_every_state(NewsDetailPageFactory, news)

        assert states_in(client.get("/").text) == {"Live"}


class TestMoreNews:
    def test_names_what_visitors_may_see(self, news):
        in_every_state(NewsDetailPageFactory, news)
        article = NewsDetailPageFactory(parent=news)

        assert [other.title for other in Neighbours(article, 10).more] == ["Live barley"]

    def test_takes_the_same_topic_first_and_then_the_newest(self, news):
        topic = NewsTopicFactory()
        years = {"old, same topic": (2001, topic), "new": (2020, None), "newest": (2021, None)}
        for title, (year, of_topic) in years.items():
            NewsDetailPageFactory(
                parent=news, title=title, topic=of_topic, posted_on=datetime.date(year, 1, 1)
            )
        article = NewsDetailPageFactory(parent=news, topic=topic)

        assert [other.title for other in Neighbours(article).more] == [
            "old, same topic",
            "newest",
            "new",
        ]

    def test_never_names_the_article_itself_or_one_twice(self, news):
        topic = NewsTopicFactory()
        others = NewsDetailPageFactory.create_batch(2, parent=news, topic=topic)
        article = NewsDetailPageFactory(parent=news, topic=topic)

        assert set(Neighbours(article, 5).more) == set(others)

    def test_of_an_article_that_was_never_saved_is_empty(self, db):
        assert Neighbours(NewsDetailPageFactory.build(hero=None)).more == []


class TestALinkInTheBody:
    """A related card and a call to action to a page that has left the site."""

    @pytest.fixture
    def pages(self, news):
        return in_every_state(NewsDetailPageFactory, news)

    @pytest.mark.parametrize(
        ("block", "values"),
        [(RelatedCardBlock(), {}), (CallToActionBlock(), {"heading": "Read on", "label": "Go"})],
        ids=["card", "call to action"],
    )
    @pytest.mark.parametrize("state", HIDDEN_STATES)
    def test_is_hidden_with_its_page(self, pages, block, values, state):
        hidden = block.render(block.normalize({**values, "page": pages[state]}))
        shown = block.render(block.normalize({**values, "page": pages["Live"]}))

        assert "href" not in hidden
        assert states_in(hidden) == set()
        assert f'href="{pages["Live"].url}"' in shown

    def test_an_article_shows_the_card_of_a_live_page_alone(self, client, news, pages):
        cards = [("related_card", {"page": page}) for page in pages.values()]
        # Filed apart, so that "more news" does not name the five pages.
        article = PlainPageFactory(parent=news.get_parent().specific, body=cards)

        assert states_in(client.get(article.url).text) == {"Live"}

    def test_a_card_takes_title_and_picture_of_its_page(self, pages):
        value = RelatedCardBlock().normalize({"page": pages["Live"]})

        assert value.heading == "Live barley"
        assert value.picture == pages["Live"].hero

    def test_both_can_be_replaced(self, pages):
        other = NewsDetailPageFactory(parent=pages["Live"].get_parent()).hero
        value = RelatedCardBlock().normalize(
            {"page": pages["Live"], "title": "Our own words", "image": other}
        )

        assert value.heading == "Our own words"
        assert value.picture == other

    def test_a_card_may_lead_to_a_web_address(self):
        value = RelatedCardBlock().normalize({"url": "https://example.com/", "title": "Elsewhere"})

        assert value.href == "https://example.com/"
        assert 'href="https://example.com/"' in RelatedCardBlock().render(value)
