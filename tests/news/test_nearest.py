"""Articles offered where there is no page."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from news.nearest import nearest_articles
from tests.factories.cms import HIDDEN_STATES, in_every_state
from tests.factories.news import NewsDetailPageFactory

MOST_QUERIES = 14


@pytest.fixture
def articles(news):
    titles = ["China Soviet relations", "Tea road to Kyakhta", "从郑州出发的货柜", "Minus forty"]
    return {title: NewsDetailPageFactory(parent=news, title=title, hero=None) for title in titles}


def titles(site, path: str) -> list[str]:
    return [article.title for article in nearest_articles(site, path)]


class TestTheNearestArticles:
    @pytest.mark.parametrize(
        ("path", "title"),
        [
            ("/news/china-soviet-relatons/", "China Soviet relations"),
            ("/news/china-soviet-relations-2", "China Soviet relations"),
            ("/news/china_soviet_relations.html", "China Soviet relations"),
            ("/news/hcina-soviet-relations/", "China Soviet relations"),
            ("/old/2019/CHINA-SOVIET/", "China Soviet relations"),
            ("/kyakhta", "Tea road to Kyakhta"),
            ("/news/road-to-kyakhta-tea/", "Tea road to Kyakhta"),
            ("/news/minus-fourty/", "Minus forty"),
            ("/news/从郑州出发的货柜/", "从郑州出发的货柜"),
        ],
    )
    def test_come_first(self, site, articles, path, title):
        assert titles(site, path)[:1] == [title]

    @pytest.mark.parametrize(
        "path", ["", "/", "/news/zzz/", "/wp-login.php", "/%00/", "/\0/", "/" + "x" * 9_000, "/!?/"]
    )
    def test_are_none_where_nothing_is_near(self, site, articles, path):
        assert titles(site, path) == []

    def test_are_only_those_that_every_visitor_may_see(self, site, news):
        in_every_state(NewsDetailPageFactory, news)

        assert HIDDEN_STATES
        assert titles(site, "/news/live-barley/") == ["Live barley"]
        assert titles(site, "/news/private-barley/") == ["Live barley"]

    def test_are_three_at_most(self, site, news):
        for number in range(5):
            NewsDetailPageFactory(parent=news, title=f"Barley {number}", hero=None)

        assert len(titles(site, "/news/barley-9/")) == 3

    def test_take_so_many_queries_however_many_there_are(
        self, site, articles, django_assert_max_num_queries
    ):
        with django_assert_max_num_queries(MOST_QUERIES):
            nearest_articles(site, "/news/from-china-to-kyakhta-by-road/")

    def test_are_there_for_templates(self, site, articles):
        template = Template(
            "{% load news %}{% nearest_articles path as nearest %}"
            "{% for article in nearest %}{{ article.title }}{% endfor %}"
        )
        context = Context({"request": RequestFactory().get("/"), "path": "/news/minus-fortyy/"})

        assert template.render(context) == "Minus forty"
