"""What is asked of an article when it is published, and of a draft not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.pages import publish_errors
from cms.site_groups import EDITORS, MODERATORS
from news.models import NewsDetailPage
from tests.factories.cms import SiteImageFactory, UserFactory
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory

CHOOSE_A_PICTURE = "Choose a picture."
WRITE_AN_INTRODUCTION = "Write an introduction of one paragraph."
CHOOSE_A_LINK = "Choose a page of this site, or enter a web address."


def section(heading="How it began"):
    return ("section", {"heading": heading, "text": rich_text("<p>With a sample.</p>")})


def call_to_action(page=""):
    return (
        "call_to_action",
        {"heading": "Read on", "text": "", "page": page, "url": "", "label": "Go"},
    )


@pytest.fixture
def fields(site):
    """The article form as an editor fills it in; tests leave something out."""
    return {
        "title": "Barley by rail",
        "slug": "barley-by-rail",
        "posted_on": "2025-08-11",
        "topic": "",
        "hero": str(SiteImageFactory().pk),
        "hero_alt": "",
        "hero_caption": "",
        "introduction": "Eleven days to Hamburg.",
        "body": streamfield([section()]),
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "picks": inline_formset([]),
        "comments": inline_formset([]),
    }


@pytest.fixture
def send(client, news, fields):
    """Log in as somebody of `group` and send the article form with changes."""

    def send_form(action="action-publish", group=MODERATORS, **changes):
        client.force_login(UserFactory(group=group))
        address = reverse("wagtailadmin_pages:add", args=["news", "newsdetailpage", news.pk])
        data = nested_form_data({**fields, **changes})
        return client.post(address, data | ({action: "1"} if action else {}))

    return send_form


def errors_of(response) -> dict:
    assert response.status_code == 200
    return response.context["form"].errors.as_data()


class TestPublishing:
    def test_a_whole_article_goes_on_the_site(self, client, send):
        assert send().status_code == 302

        client.logout()
        assert client.get("/news/barley-by-rail/").status_code == 200

    @pytest.mark.parametrize(
        ("field", "left_out", "message"),
        [
            ("hero", "", CHOOSE_A_PICTURE),
            ("introduction", "", WRITE_AN_INTRODUCTION),
            ("introduction", "  \n ", WRITE_AN_INTRODUCTION),
        ],
    )
    def test_is_refused_with_a_sentence_at_the_field(self, send, field, left_out, message):
        response = send(**{field: left_out})

        errors = errors_of(response)
        assert set(errors) == {field}
        assert [error.message for error in errors[field]] == [message]
        assert message in response.text
        assert not NewsDetailPage.objects.exists()

    def test_says_everything_that_is_missing_at_once(self, send):
        errors = errors_of(send(hero="", introduction=""))

        assert set(errors) == {"hero", "introduction"}

    def test_is_refused_for_a_section_without_a_heading(self, send):
        assert set(errors_of(send(body=streamfield([section(heading="")])))) == {"body"}

    def test_is_refused_for_a_call_to_action_without_a_link(self, send):
        response = send(body=streamfield([section(), call_to_action()]))

        assert set(errors_of(response)) == {"body"}
        assert CHOOSE_A_LINK in response.text

    def test_is_refused_for_a_call_to_action_to_a_draft(self, send, news):
        draft = NewsDetailPageFactory(parent=news, draft=True)

        response = send(body=streamfield([call_to_action(str(draft.pk))]))

        assert set(errors_of(response)) == {"body"}
        assert "This page is not on the site." in response.text

    def test_takes_a_call_to_action_that_leads_to_a_page(self, send, home):
        page = PlainPageFactory(parent=home)

        body = streamfield([section(), call_to_action(str(page.pk))])

        assert send(body=body).status_code == 302
        assert NewsDetailPage.objects.live().exists()

    def test_asks_for_alt_text_when_the_picture_has_none(self, send):
        bare = SiteImageFactory(description="")

        assert set(errors_of(send(hero=str(bare.pk)))) == {"hero_alt"}
        assert send(hero=str(bare.pk), hero_decorative="on").status_code == 302

    def test_on_a_later_day_asks_for_the_same(self, send):
        later = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")

        assert set(errors_of(send(go_live_at=later, hero=""))) == {"hero"}
        assert send(go_live_at=later).status_code == 302
        assert NewsDetailPage.objects.get().status_string == "scheduled"

    def test_a_fault_of_another_kind_is_said_beside_it(self, send):
        assert set(errors_of(send(title="", hero=""))) == {"title", "hero"}


class TestASavedDraft:
    @pytest.mark.parametrize("group", [EDITORS, MODERATORS])
    def test_is_asked_for_nothing_but_a_title(self, send, group):
        body = streamfield([section(heading=""), call_to_action()])

        response = send(action="", group=group, hero="", introduction="", body=body)

        assert response.status_code == 302
        article = NewsDetailPage.objects.get()
        assert not article.live
        assert [block.block_type for block in article.body] == ["section", "call_to_action"]

    def test_with_a_reserved_ending_is_refused_all_the_same(self, send):
        assert set(errors_of(send(action="", slug="feed"))) == {"slug"}

    def test_with_a_chinese_title_gets_a_latin_ending(self, send):
        assert send(action="", title="从郑州出发", slug="").status_code == 302
        assert NewsDetailPage.objects.get().slug == "congzhengzhouchufa"

    def test_without_an_ending_gets_one_that_is_free(self, send, news):
        NewsDetailPageFactory(parent=news, title="Barley by rail")

        assert send(action="", slug="").status_code == 302
        assert NewsDetailPage.objects.filter(slug="barley-by-rail-2").exists()


class TestThePublishErrors:
    def test_of_a_whole_article_are_none(self, news):
        assert publish_errors(NewsDetailPageFactory(parent=news)) == []

    def test_name_their_fields(self, news):
        article = NewsDetailPageFactory(parent=news, hero=None, introduction=" ")

        found = [error.message_dict for error in publish_errors(article)]

        assert found == [
            {"hero": [CHOOSE_A_PICTURE]},
            {"introduction": [WRITE_AN_INTRODUCTION]},
        ]


@pytest.mark.django_db  # a page looks up its content type when it is made
class TestANewArticle:
    def test_has_one_section_to_fill_in(self):
        assert [block.block_type for block in NewsDetailPage().body] == ["section"]

    def test_is_posted_today(self):
        assert NewsDetailPage().posted_on == timezone.localdate()
