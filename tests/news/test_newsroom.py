"""News in the admin, “a flat list with picture, title, date, topic, state, inquiries” (product)."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageViewRestriction, Workflow

from cms.images.models import SiteRendition
from cms.publishing.states import LABELS
from contact.models import ContactDetails, Inquiry
from news.models import NewsDetailPage
from tests.factories.cms import SiteImageFactory, UserFactory
from tests.factories.contact import InquiryFactory
from tests.factories.news import (
    NewsDetailPageFactory,
    NewsIndexPageFactory,
    NewsTopicFactory,
)

LIST = "/admin/news/"
TOMORROW = timezone.now() + datetime.timedelta(days=1)


@pytest.fixture
def open_list(client, site):
    """Open the list as somebody of `group` and return the answer."""

    def get(query: str = "", group: str = "Editors", **values):
        client.force_login(UserFactory(group=group, **values))
        return client.get(f"{LIST}{query}")

    return get


def articles(response) -> list[NewsDetailPage]:
    return list(response.context["object_list"])


def titles(response) -> list[str]:
    return [article.draft_title for article in articles(response)]


def states(response) -> dict[str, list[str]]:
    """The states of each article of a list, by its title."""
    return {
        article.draft_title: [str(state) for state in article.states]
        for article in articles(response)
    }


def scheduled(news, **values) -> NewsDetailPage:
    page = NewsDetailPageFactory(parent=news, live=False, go_live_at=TOMORROW, **values)
    page.save_revision().publish()
    return page


def sent_for_approval(news, user, **values) -> NewsDetailPage:
    page = NewsDetailPageFactory(parent=news, draft=True, **values)
    page.save_revision(user=user)
    Workflow.objects.get().start(page, user)
    return page


def changes_requested(news, user, **values) -> NewsDetailPage:
    page = sent_for_approval(news, user, **values)
    page.current_workflow_task_state.reject(user=user)
    return page


@pytest.fixture
def of_every_state(news):
    """An article in each state, its title that of the state."""
    somebody = UserFactory(is_superuser=True)
    NewsDetailPageFactory(parent=news, title="on-site")
    revised = NewsDetailPageFactory(parent=news, title="newer-draft")
    revised.introduction = "Otherwise."
    revised.save_revision()
    NewsDetailPageFactory(parent=news, title="draft", draft=True)
    scheduled(news, title="scheduled")
    sent_for_approval(news, somebody, title="waiting")
    changes_requested(news, somebody, title="changes")
    private = NewsDetailPageFactory(parent=news, title="private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    NewsDetailPageFactory(parent=news, title="expired", expired=True)


class TestTheList:
    def test_holds_articles_of_every_state_newest_first(self, open_list, news):
        for day, title in ((3, "Third"), (1, "First"), (2, "Second")):
            NewsDetailPageFactory(
                parent=news, title=title, posted_on=datetime.date(2025, 8, day), draft=day == 2
            )

        assert titles(open_list()) == ["Third", "Second", "First"]
        assert titles(open_list("?ordering=posted_on")) == ["First", "Second", "Third"]

    def test_shows_what_there_is_to_know(self, open_list, news):
        topic = NewsTopicFactory(name="Harbours")
        author = UserFactory(first_name="Shen", last_name="Yue")
        NewsDetailPageFactory(parent=news, title="Barley by rail", topic=topic, owner=author)

        page = open_list().text

        for text in ("Barley by rail", "Harbours", "Aug. 11, 2025", "Shen Yue", "On the site"):
            assert text in page

    def test_begins_a_new_article_with_one_click(self, client, open_list, news):
        page = open_list()

        address = page.context["add_url"]
        assert f'href="{address}"' in page.text
        assert "New article" in page.text
        add = reverse("wagtailadmin_pages:add", args=["news", "newsdetailpage", news.pk])
        assert client.get(address).url == add
        assert client.get(add).status_code == 200

    def test_stands_in_the_menu_before_pages(self, open_list):
        page = open_list()

        assert page.text.index('"News"') < page.text.index('"Pages"')

    def test_says_so_when_it_is_empty(self, open_list):
        assert "There are no articles to display." in open_list().text

    @pytest.mark.parametrize("query", ["?p=0", "?p=abc", "?p=999", "?ordering=title", "?topic=x"])
    def test_answers_any_address_with_a_page(self, open_list, news, query):
        NewsDetailPageFactory(parent=news, title="Barley by rail")

        response = open_list(query)

        assert response.status_code == 200

    def test_selects_what_is_shown_and_never_the_whole_site(self, open_list, news):
        for _number in range(30):
            NewsDetailPageFactory(parent=news, hero=None)

        page = open_list().text

        assert "data-bulk-action-checkbox" in page
        assert "data-bulk-action-num-objects-in-listing" not in page

    @pytest.mark.parametrize("approval", [False, True])
    def test_asks_the_database_no_more_for_fifty_articles(
        self, client, open_list, site, news, approval, django_assert_max_num_queries
    ):
        details = ContactDetails.for_site(site)
        details.approval_required = approval
        details.save()
        topic = NewsTopicFactory()
        author = UserFactory()

        def write(count):
            for _number in range(count):
                article = NewsDetailPageFactory(parent=news, topic=topic, owner=author)
                InquiryFactory(source=article)

        write(2)
        open_list()
        with django_assert_max_num_queries(100) as few:
            client.get(LIST)
        write(48)
        with django_assert_max_num_queries(len(few)):
            response = client.get(LIST)
        assert len(articles(response)) == 25
        assert "of 50" in response.text


class TestThePicture:
    def test_is_one_that_is_there(self, open_list, news):
        article = NewsDetailPageFactory(parent=news)
        rendition = article.hero.get_rendition("fill-720x405|format-jpeg")

        assert f'src="{rendition.url}"' in open_list().text

    def test_is_not_made_for_the_list(self, open_list, news):
        NewsDetailPageFactory(parent=news, hero=SiteImageFactory())
        SiteRendition.objects.all().delete()

        assert "page-picture__none" in open_list().text
        assert not SiteRendition.objects.exists()

    def test_may_be_missing(self, open_list, news):
        NewsDetailPageFactory(parent=news, hero=None)

        assert "page-picture__none" in open_list().text


class TestTheStates:
    def test_are_said_in_our_words(self, open_list, of_every_state):
        moment = timezone.localtime(TOMORROW)

        said = states(open_list())

        assert said.pop("scheduled")[0].startswith(f"Scheduled for {moment:%b}")
        assert said == {
            "on-site": ["On the site"],
            "newer-draft": ["On the site", "Newer draft"],
            "draft": ["Draft"],
            "waiting": ["Waiting for approval"],
            "changes": ["Changes requested"],
            "private": ["Private"],
            "expired": ["Expired"],
        }

    @pytest.mark.parametrize("state", LABELS)
    def test_narrow_the_list(self, open_list, of_every_state, state):
        also = {"newer-draft"} if state == "on-site" else set()

        assert set(titles(open_list(f"?state={state}"))) == {state} | also


class TestNarrowing:
    def test_by_topic_author_and_day(self, open_list, news):
        harbours, tea = NewsTopicFactory(name="Harbours"), NewsTopicFactory(name="Tea")
        shen, he = UserFactory(), UserFactory()
        days = [datetime.date(2025, 8, day) for day in (1, 2)]
        for topic, author, day, title in (
            (harbours, shen, days[0], "One"),
            (tea, he, days[1], "Two"),
        ):
            NewsDetailPageFactory(
                parent=news, topic=topic, owner=author, posted_on=day, title=title
            )

        assert titles(open_list()) == ["Two", "One"]
        assert titles(open_list(f"?topic={harbours.pk}")) == ["One"]
        assert titles(open_list(f"?author={he.pk}")) == ["Two"]
        assert titles(open_list("?posted_on_from=2025-08-02")) == ["Two"]
        assert titles(open_list("?posted_on_to=2025-08-01")) == ["One"]
        assert titles(open_list(f"?topic={harbours.pk}&author={he.pk}")) == []

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2025-02-30", "yesterday"])
    def test_by_a_day_that_means_nothing_is_no_error(self, open_list, news, day):
        assert open_list(f"?posted_on_from={day}&posted_on_to={day}").status_code == 200

    @pytest.mark.parametrize(
        ("term", "found"),
        [
            ("barley", ["Barley by rail"]),
            ("rail bar", ["Barley by rail"]),
            ("茶叶", ["从郑州运来的茶叶"]),
            ("tea", []),
            ("%27%22", []),
            # Refused by the field, so that nothing is searched for.
            ("%00", ["Barley by rail", "从郑州运来的茶叶"]),
            ("%25", []),
        ],
    )
    def test_by_words_of_the_title(self, open_list, news, term, found):
        NewsDetailPageFactory(parent=news, title="Barley by rail")
        NewsDetailPageFactory(parent=news, title="从郑州运来的茶叶", draft=True)

        assert sorted(titles(open_list(f"?q={term}"))) == found

    def test_finds_the_title_of_a_newer_draft(self, open_list, news):
        article = NewsDetailPageFactory(parent=news, title="Barley by rail")
        article.title = "Oats by rail"
        article.save_revision()

        assert titles(open_list("?q=oats")) == ["Oats by rail"]


class TestTheInquiries:
    @pytest.fixture
    def asked_about(self, news):
        article = NewsDetailPageFactory(parent=news, title="Barley by rail")
        for status in (Inquiry.Status.NEW, Inquiry.Status.CLOSED, Inquiry.Status.SPAM):
            InquiryFactory(source=article, status=status)
        return article

    def test_are_counted_without_spam(self, open_list, asked_about):
        assert [article.inquiry_count for article in articles(open_list())] == [2]

    def test_are_a_link_for_those_alone_who_may_see_them(self, open_list, asked_about):
        address = f"/admin/inquiries/?article={asked_about.pk}"

        assert address not in open_list().text
        assert address in open_list(group="", is_superuser=True).text


class TestWhoMaySeeIt:
    def test_marketing_may_not(self, open_list):
        assert open_list(group="Marketing").status_code == 403
        assert open_list(group="Moderators").status_code == 200

    def test_articles_out_of_reach_are_not_listed(self, open_list, news, home):
        other = NewsIndexPageFactory(parent=home, title="Archive", slug="archive")
        NewsDetailPageFactory(parent=news, title="Within")
        NewsDetailPageFactory(parent=other, title="Beyond")
        group = Group.objects.create(name="Half")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        change = Permission.objects.get(codename="change_page")
        GroupPagePermission.objects.create(group=group, page=news, permission=change)

        assert titles(open_list(group="Half")) == ["Within"]
