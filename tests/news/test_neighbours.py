"""Beside an article: the previous, the next and related news."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.publishing.doors import unchecked
from cms.site_groups import EDITORS
from news.models import NewsDetailPage, RelatedNews
from news.neighbours import Neighbours
from tests.factories.cms import HIDDEN_STATES, UserFactory, in_every_state, states_in
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory

A_DAY = datetime.date(2025, 8, 11)
IN_ITS_PLACE = "Until it shows again, the newest article of the same topic stands in its place."


def posted(news, day, **values):
    """An article posted on this day of August 2025."""
    return NewsDetailPageFactory(
        parent=news, title=f"On day {day}", hero=None, posted_on=A_DAY.replace(day=day), **values
    )


def beside(article) -> tuple:
    neighbours = Neighbours(article)
    return neighbours.previous, neighbours.next


def pick(article, *others) -> None:
    """Publish `article` with these picks."""
    article.picks = [RelatedNews(other=other) for other in others]
    publish(article)


def publish(article) -> None:
    """Put an article on the site that has no picture."""
    with unchecked():
        article.save_revision().publish()


def make_hidden(page, state: str) -> None:
    """Take a live page off the site in one of HIDDEN_STATES."""
    if state == "Private":
        restriction = PageViewRestriction.PASSWORD
        PageViewRestriction.objects.create(page=page, restriction_type=restriction, password="x")
    elif state == "Expired":
        # No scheduler has come by.
        NewsDetailPage.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    else:
        page.unpublish()


def make_shown(page, state: str) -> None:
    if state == "Private":
        page.view_restrictions.all().delete()
    elif state == "Expired":
        NewsDetailPage.objects.filter(pk=page.pk).update(expire_at=None)
    else:
        publish(page)


class TestPreviousAndNext:
    def test_are_the_nearest_by_posted_date(self, news):
        middle, last, first = posted(news, 12), posted(news, 14), posted(news, 10)

        assert beside(first) == (None, middle)
        assert beside(middle) == (first, last)
        assert beside(last) == (middle, None)

    def test_go_by_id_within_a_day(self, news):
        one, two, three = (posted(news, 11) for _ in range(3))
        after = posted(news, 12)

        assert beside(one) == (None, two)
        assert beside(two) == (one, three)
        assert beside(three) == (two, after)

    def test_leave_out_what_visitors_cannot_see(self, news):
        before, article, after = posted(news, 10), posted(news, 12), posted(news, 14)
        for day in (11, 13):
            day = A_DAY.replace(day=day)
            pages = in_every_state(NewsDetailPageFactory, news, posted_on=day, hero=None)
            pages["Live"].delete()

        assert beside(article) == (before, after)

    def test_stay_within_the_list(self, news):
        article = posted(news, 12)
        elsewhere = NewsDetailPageFactory.build(
            title="Elsewhere", hero=None, posted_on=A_DAY, live=True
        )
        with unchecked():
            news.get_parent().add_child(instance=elsewhere)

        assert beside(article) == (None, None)

    def test_are_links_at_the_end_of_the_page(self, client, news):
        first, middle, last = posted(news, 10), posted(news, 12), posted(news, 14)

        def links(article):
            return re.findall(r'rel="(prev|next)" href="([^"]+)"', client.get(article.url).text)

        assert links(middle) == [("prev", first.url), ("next", last.url)]
        assert links(first) == [("next", middle.url)]
        last.delete()
        middle.delete()
        assert links(first) == []
        assert "Previous and next article" not in client.get(first.url).text

    def test_are_none_for_an_article_that_was_never_saved(self, db):
        assert beside(NewsDetailPageFactory.build(hero=None)) == (None, None)

    def test_are_found_along_the_index(self, news):
        """A row each, whatever stands before it: no sorting, no reading of whole tables."""
        article = posted(news, 12)

        with CaptureQueriesContext(connection) as asked:
            beside(article)

        plan = plan_of(asked[-1]["sql"])
        assert plan.count("article_by_day") >= 2
        assert "SORT" not in plan.upper()
        unordered = plan_of(str(NewsDetailPage.objects.order_by("introduction").query))
        assert "SORT" in unordered.upper()


def plan_of(sql: str) -> str:
    """How the database goes about it, as if the tables were too long to be read."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        # Its one word for sorting is TEMP B-TREE FOR ORDER BY.
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        cursor.execute(f"{explain} {sql}")
        plan = "\n".join(str(row[-1]) for row in cursor)
    return plan.replace("TEMP B-TREE", "SORT")


class TestThePicks:
    @pytest.fixture
    def topic(self):
        return NewsTopicFactory()

    @pytest.fixture
    def article(self, news, topic):
        """An article with newer ones on its topic, which come behind every pick."""
        for day in (20, 21, 22):
            posted(news, day, topic=topic)
        return posted(news, 1, topic=topic)

    @pytest.fixture
    def picked(self, news):
        """Three old articles on no topic: nothing else brings them up."""
        titles = ("First pick", "Second pick", "Third pick")
        day = datetime.date(2001, 1, 1)
        return [
            NewsDetailPageFactory(parent=news, title=title, hero=None, posted_on=day)
            for title in titles
        ]

    def titles(self, article) -> list[str]:
        return [other.title for other in Neighbours(stored(article)).more]

    def test_stand_first_in_the_editors_order(self, article, picked):
        first, second, _third = picked
        pick(article, second, first)

        assert self.titles(article) == ["Second pick", "First pick", "On day 22"]

    def test_without_any_the_newest_of_the_topic_stand_there(self, article, picked):
        assert self.titles(article) == ["On day 22", "On day 21", "On day 20"]

    def test_are_shown_on_the_page(self, client, article, picked):
        assert "First pick" not in client.get(article.url).text
        pick(article, picked[0])

        assert "First pick" in client.get(article.url).text

    @pytest.mark.parametrize("state", HIDDEN_STATES)
    def test_that_fall_away_are_replaced_and_come_back(self, client, article, picked, state):
        first, second, third = picked
        pick(article, first, second, third)

        make_hidden(second, state)

        assert self.titles(article) == ["First pick", "Third pick", "On day 22"]
        assert "Second pick" not in client.get(article.url).text
        make_shown(stored(second), state)
        assert self.titles(article) == ["First pick", "Second pick", "Third pick"]

    def test_of_which_every_one_is_hidden_leave_no_gap(self, news, article):
        pages = in_every_state(NewsDetailPageFactory, news, hero=None)
        for page in pages.values():
            pick(article, page)
            shown = " ".join(self.titles(article))
            assert states_in(shown) == ({"Live"} if page == pages["Live"] else set())
            assert len(self.titles(article)) == 3

    def test_are_never_the_article_itself_and_never_doubled(self, article, picked):
        pick(article, article, picked[0], picked[0])

        assert self.titles(article) == ["First pick", "On day 22", "On day 21"]

    def test_that_the_topic_would_bring_up_stand_there_once(self, article):
        newest = NewsDetailPage.objects.newest_first().first()
        pick(article, newest)

        assert self.titles(article) == ["On day 22", "On day 21", "On day 20"]

    def test_may_come_from_another_list(self, home, article):
        other = NewsDetailPageFactory.build(title="Elsewhere", hero=None, live=True)
        with unchecked():
            home.add_child(instance=other)
        pick(article, other)

        assert self.titles(article)[0] == "Elsewhere"

    def test_of_a_draft_show_in_its_preview_alone(self, client, article, picked):
        draft = article.get_latest_revision_as_object()
        draft.picks = [RelatedNews(other=picked[0])]
        preview = draft.save_revision().as_object().make_preview_request().text

        assert "First pick" in preview
        assert "First pick" not in client.get(article.url).text

    def test_go_along_with_a_copy(self, article, picked):
        pick(article, picked[0])

        with unchecked():
            copy = stored(article).copy(update_attrs={"slug": "copy"})

        assert self.titles(copy)[0] == "First pick"


class TestTheQueries:
    def test_are_few(self, news, django_assert_max_num_queries):
        topic = NewsTopicFactory()
        others = [posted(news, day, topic=topic) for day in range(2, 9)]
        article = posted(news, 5, topic=topic)
        for picks, bound in ((0, 5), (2, 6), (3, 5)):
            pick(article, *others[:picks])
            neighbours = Neighbours(stored(article))
            with django_assert_max_num_queries(bound) as asked:
                assert len(neighbours.more) == 3
                assert neighbours.previous
                assert neighbours.next
            bodies = [
                query["sql"] for query in asked if '"news_newsdetailpage"."body"' in query["sql"]
            ]
            assert bodies == []


class TestTheEditor:
    """A pick that does not show is named in the form, with the reason."""

    @pytest.fixture
    def picked(self, news):
        return NewsDetailPageFactory(parent=news, title="Tea & <i>silk</i>", hero=None)

    @pytest.fixture
    def article(self, news, picked):
        article = NewsDetailPageFactory(parent=news)
        pick(article, picked)
        return stored(article)

    @pytest.fixture
    def form(self, client, article):
        client.force_login(UserFactory(group=EDITORS))
        address = reverse("wagtailadmin_pages:edit", args=[article.pk])
        return lambda: client.get(address).text

    def test_is_told_nothing_while_it_shows(self, form):
        assert "Related news" in form()
        assert IN_ITS_PLACE not in form()

    @pytest.mark.parametrize(
        ("state", "words"),
        [
            ("Draft", "is not on the site."),
            ("Scheduled", "is not on the site."),
            ("Expired", "has expired."),
            ("Private", "is private."),
        ],
    )
    def test_is_told_which_and_why(self, form, picked, state, words):
        make_hidden(picked, state)

        assert f"“Tea &amp; &lt;i&gt;silk&lt;/i&gt;” {words} {IN_ITS_PLACE}" in form()
        make_shown(stored(picked), state)
        assert IN_ITS_PLACE not in form()

    def test_is_told_of_one_that_was_deleted(self, form, article, picked):
        assert "was deleted" not in form()
        stored(picked).delete()

        assert "“Tea &amp; &lt;i&gt;silk&lt;/i&gt;” was deleted." in form()
        assert Neighbours(stored(article)).more == []

    def test_is_told_of_a_deleted_one_in_a_draft_too(self, form, article, picked):
        article.get_latest_revision_as_object().save_revision()
        stored(picked).delete()

        assert "“Tea &amp; &lt;i&gt;silk&lt;/i&gt;” was deleted." in form()

    def test_is_told_that_an_article_does_not_stand_beside_itself(self, form, article):
        pick(article, article)

        assert "An article does not stand beside itself." in form()


class TestPickingInTheForm:
    @pytest.fixture
    def article(self, news):
        article = NewsDetailPageFactory(parent=news)
        article.save_revision().publish()
        return stored(article)

    def send(self, client, article, *others, **changes):
        client.force_login(UserFactory(group=EDITORS))
        section = {"heading": "How it began", "text": rich_text("<p>With a sample.</p>")}
        rows = [{"other": str(getattr(other, "pk", ""))} for other in others]
        fields = {
            "title": article.title,
            "slug": article.slug,
            "posted_on": "2025-08-11",
            "topic": "",
            "hero": str(article.hero_id),
            "introduction": article.introduction,
            "body": streamfield([("section", section)]),
            "picks": inline_formset(rows, min=0),
            "comments": inline_formset([]),
        }
        address = reverse("wagtailadmin_pages:edit", args=[article.pk])
        return client.post(address, nested_form_data({**fields, **changes}))

    def test_keeps_their_order_and_their_titles(self, client, news, article):
        others = [NewsDetailPageFactory(parent=news, hero=None) for _ in range(3)]

        assert self.send(client, article, *reversed(others)).status_code == 302

        picks = stored(article).get_latest_revision_as_object().picks.all()
        assert [(row.other, row.title) for row in picks] == [
            (other, other.title) for other in reversed(others)
        ]

    def test_takes_three_at_most(self, client, news, article):
        others = [NewsDetailPageFactory(parent=news, hero=None) for _ in range(4)]

        response = self.send(client, article, *others)

        assert response.status_code == 200
        assert not response.context["form"].formsets["picks"].is_valid()

    def test_is_not_held_up_by_one_that_was_deleted(self, client, news, article):
        other = NewsDetailPageFactory(parent=news, hero=None)
        pick(article, other)
        stored(other).delete()
        row = stored(article).picks.get()
        rows = inline_formset([{"id": str(row.pk), "other": ""}], initial=1)

        response = self.send(client, article, picks=rows, title="Renamed")

        assert response.status_code == 302
        assert stored(article).get_latest_revision_as_object().title == "Renamed"


def stored(article) -> NewsDetailPage:
    return NewsDetailPage.objects.get(pk=article.pk)
