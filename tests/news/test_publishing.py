"""What is asked of an article when it is published, and of a draft not."""

import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.pages import publish_errors
from cms.publishing.checks import findings_on
from cms.site_groups import EDITORS, MODERATORS
from contact.models import ContactDetails
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


class TestTheRulesOfAnArticle:
    @pytest.fixture
    def found(self, news):
        """Return field and message of each error, or warning, on an article with `values`."""

        def on(is_error=True, **values) -> list[tuple[str, str]]:
            article = NewsDetailPageFactory(parent=news, **values)
            return [
                (finding.field, finding.message)
                for finding in findings_on(article)
                if finding.is_error is is_error
            ]

        return on

    def test_ask_for_a_section(self, found):
        text = ("text", "<p>With a sample.</p>")
        whole = ("section", {"heading": "How it began", "text": "<p>So.</p>"})

        assert found(body=[text]) == [("body", "Add at least one section.")]
        assert found(body=[]) == [("body", "Add at least one section.")]
        assert found(body=[text, whole]) == []

    def test_ask_for_a_short_introduction(self, found):
        assert found(introduction="x" * 300) == []
        assert found(introduction="x" * 301) == [
            ("introduction", "It has 301 characters. Shorten it to 300.")
        ]

    def test_ask_for_a_day_that_has_come(self, found):
        today = timezone.localdate()
        tomorrow = today + timedelta(days=1)

        assert found(posted_on=today) == []
        ((field, message),) = found(posted_on=tomorrow)
        assert field == "posted_on"
        assert "use Schedule instead" in message

    def test_take_the_day_that_the_article_is_scheduled_for(self, found):
        later = timezone.now() + timedelta(days=2)

        assert found(posted_on=timezone.localdate(later), go_live_at=later, live=False) == []
        day_after = timezone.localdate(later) + timedelta(days=1)
        assert len(found(posted_on=day_after, go_live_at=later, live=False)) == 1

    @pytest.mark.parametrize("values", [{"hero_alt": "IMG_2034.JPG"}, {"hero_alt": "DSC 0042"}])
    def test_warn_of_an_alt_text_that_is_a_file_name(self, found, values):
        ((field, _message),) = found(is_error=False, **values)
        assert field == "hero_alt"
        assert found(**values) == []
        assert found(is_error=False, hero_alt="A quay in the rain") == []

    def test_stand_a_draft_with_nothing_in_it(self, site):
        findings = findings_on(NewsDetailPage(title=""))

        assert {"hero", "introduction", "body"} <= {finding.field for finding in findings}


class TestContactDetails:
    @pytest.fixture
    def found(self, news, site):
        def with_details(**values) -> list:
            ContactDetails.objects.filter(site=site).update(**values)
            return findings_on(NewsDetailPageFactory(parent=news))

        return with_details

    def test_are_filled_in(self, found):
        assert found() == []

    def test_with_a_number_that_nobody_can_dial_are_refused(self, found):
        """The button is shown, and there is nothing behind it that works."""
        (finding,) = found(email="", phone="ask for Lin")

        assert finding.is_error
        assert finding.where == "Site details"
        assert "/settings/contact/contactdetails/" in finding.address

    def test_with_an_address_beside_that_number_are_warned_of(self, found):
        (finding,) = found(phone="ask for Lin")
        assert not finding.is_error

    def test_that_are_empty_hide_the_button_and_leave_the_form(self, found):
        assert found(email="", phone="") == []

    def test_that_are_empty_without_a_form_are_warned_of(self, found):
        (finding,) = found(email="", phone="", inquiry_page=None)
        assert not finding.is_error
        assert "no way to ask" in finding.message


class TestAFormThatIsSentTwice:
    """Publish is pressed while the first autosave of a new article is under way."""

    @pytest.fixture
    def key(self):
        return str(uuid.uuid4())

    def autosave(self, client, address, data):
        return client.post(address, data, headers={"accept": "application/json"})

    @pytest.fixture
    def form(self, client, news, fields, key):
        client.force_login(UserFactory(group=MODERATORS))
        address = reverse("wagtailadmin_pages:add", args=["news", "newsdetailpage", news.pk])
        return address, nested_form_data(fields | {"new_page": key})

    def test_makes_one_article_and_publishes_it(self, client, form):
        address, data = form
        assert self.autosave(client, address, data).json()["success"]

        response = client.post(address, data | {"action-publish": "1"})

        assert response.status_code == 302
        article = NewsDetailPage.objects.get()
        assert (article.live, article.slug) == (True, "barley-by-rail")

    def test_is_told_where_to_go_on_when_the_first_answer_was_lost(self, client, form):
        address, data = form
        first = self.autosave(client, address, data).json()
        again = self.autosave(client, address, data | {"title": "Barley by ship"}).json()

        assert again["success"]
        assert (again["url"], again["hydrate_url"]) == (first["url"], first["hydrate_url"])
        assert NewsDetailPage.objects.get().title == "Barley by ship"

    def test_changes_nothing_of_what_was_published_meanwhile(self, client, form):
        address, data = form
        client.post(address, data | {"action-publish": "1"})

        late = self.autosave(client, address, data | {"title": "Bar"})

        assert (late.status_code, late.json()["error_code"]) == (400, "invalid_revision")
        assert not NewsDetailPage.objects.get().has_unpublished_changes

    def test_publishes_nothing_broken_the_second_time(self, client, form):
        address, data = form
        self.autosave(client, address, data | {"hero": ""})

        response = client.post(address, data | {"hero": "", "action-publish": "1"})

        assert CHOOSE_A_PICTURE in response.text
        assert not NewsDetailPage.objects.get().live

    def test_is_another_article_when_the_form_is_another(self, client, form):
        address, data = form
        self.autosave(client, address, data)
        self.autosave(client, address, data | {"new_page": str(uuid.uuid4()), "slug": "second"})

        assert NewsDetailPage.objects.count() == 2

    def test_leads_to_no_page_of_somebody_else(self, client, form, news, key):
        address, data = form
        NewsDetailPageFactory(parent=news, title="Not yours", slug="not-yours")
        theirs = str(NewsDetailPage.objects.get().translation_key)

        assert self.autosave(client, address, data | {"new_page": theirs}).json()["success"]

        assert NewsDetailPage.objects.get(slug="not-yours").title == "Not yours"
        assert NewsDetailPage.objects.count() == 2

    def test_carries_a_key_that_the_form_prints(self, client, form):
        printed = re.search(r'name="new_page" value="([0-9a-f-]{36})"', client.get(form[0]).text)
        assert printed


class TestReadyToPublish:
    """The panel beside the form."""

    @pytest.fixture
    def panel(self, client, news):
        def of(**values) -> str:
            client.force_login(UserFactory(group=EDITORS))
            article = NewsDetailPageFactory(parent=news, draft=True, **values)
            page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).text
            return page.partition('data-side-panel="ready"')[2].partition("data-side-panel=")[0]

        return of

    def test_says_so_when_nothing_is_open(self, panel):
        text = panel()
        assert "Ready to publish</p>" in text
        assert "To do before publishing" not in text

    def test_leads_to_each_place(self, panel):
        body = [("section", {"heading": "", "text": "<p>So.</p>"})]
        text = panel(hero=None, body=body)
        assert 'href="#id_hero"' in text
        assert re.search(r'href="#block-[0-9a-f-]{36}-section"', text)
        assert "Ready to publish</p>" not in text

    def test_says_what_could_be_better_and_that_it_may_go(self, panel):
        text = panel(hero_alt="IMG_2034.jpg")
        assert "Ready to publish</p>" in text
        assert "Could be better" in text

    def test_comes_with_each_autosave(self, client, news, fields):
        client.force_login(UserFactory(group=EDITORS))
        article = NewsDetailPageFactory(parent=news, draft=True)
        address = reverse("wagtailadmin_pages:edit", args=[article.pk])
        for hero, words in (("", "To do before publishing"), (fields["hero"], "Ready to publish")):
            data = nested_form_data(fields | {"hero": hero})
            answer = client.post(address, data, headers={"accept": "application/json"}).json()
            assert words in answer["html"]


class TestTheWordsOfTheButtons:
    def test_are_ours(self, client, news, site):
        details = ContactDetails.for_site(site)
        details.approval_required = True
        details.save()
        client.force_login(UserFactory(group=EDITORS))

        address = reverse("wagtailadmin_pages:add", args=["news", "newsdetailpage", news.pk])
        text = client.get(address).text

        assert "Send for approval" in text
        assert "Web address ending" in text
        for word in ("Submit to", "Submit for", ">Slug<"):
            assert word not in text
