"""Every door to the site: a broken article is refused and told why, a good one goes out.

Row "checked on the server when publishing, the same at every door" of the description of the
product.
"""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision, WorkflowState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.operations.scheduled_publishing import NotPublishedError, publish_due
from cms.publishing.doors import NotReadyError, unchecked
from cms.site_groups import EDITORS, MODERATORS
from contact.models import ContactDetails
from news.models import NewsDetailPage
from tests.factories.cms import SiteImageFactory, UserFactory
from tests.factories.news import NewsDetailPageFactory

MISSING = "Choose a picture."
FIELD = "Picture"


@pytest.fixture
def moderator(client, site):
    person = UserFactory(group=MODERATORS)
    client.force_login(person)
    return person


@pytest.fixture
def article(news):
    """A draft; `broken` leaves the picture out."""

    def make(broken: bool, **values) -> NewsDetailPage:
        if broken:
            values["hero"] = None
        page = NewsDetailPageFactory(parent=news, **{"live": False, **values})
        page.save_revision()
        return page

    return make


def form_data(page: NewsDetailPage, **changes) -> dict:
    section = {"heading": "How it began", "text": rich_text("<p>With a sample.</p>")}
    fields = {
        "title": page.title,
        "slug": page.slug,
        "posted_on": "2025-08-11",
        "topic": "",
        "hero": str(page.hero_id or ""),
        "hero_alt": "",
        "hero_caption": "",
        "introduction": "Eleven days to Hamburg.",
        "body": streamfield([("section", section)]),
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comments": inline_formset([]),
        "picks": inline_formset([]),
    }
    return nested_form_data({**fields, **changes})


def tomorrow() -> str:
    return timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")


# Each door takes the client and a draft, tries to publish it, and returns what people are told.


def publish_button(client, page) -> str:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, form_data(page) | {"action-publish": "1"}, follow=True).text


def new_article(client, page) -> str:
    address = reverse("wagtailadmin_pages:add", args=["news", "newsdetailpage", parent_of(page).pk])
    data = form_data(page) | {"action-publish": "1"}
    Page.objects.get(pk=page.pk).delete()
    return client.post(address, data, follow=True).text


def schedule_button(client, page) -> str:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_data(page, go_live_at=tomorrow()) | {"action-publish": "1"}
    told = client.post(address, data, follow=True).text
    make_due(page)
    publish_due()
    return told


def bulk_publish(client, page, **options) -> str:
    return publish_together(client, [page], **options)


def bulk_publish_from_above(client, page) -> str:
    return bulk_publish(client, parent_of(page), include_descendants="on")


def old_version(client, page) -> str:
    revision = page.save_revision()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk])
    assert "Publish this version" in client.get(address).text
    return client.post(address, form_data(page) | {"action-publish": "1"}, follow=True).text


def approval(client, page) -> str:
    switch_approval_on(page)
    page.get_workflow().start(page, UserFactory(group=EDITORS))
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client.post(address, {"comment": ""}, follow=True).text


def approval_in_the_dialog(client, page) -> str:
    switch_approval_on(page)
    page.get_workflow().start(page, UserFactory(group=EDITORS))
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    headers = {"x-requested-with": "XMLHttpRequest"}
    answer = client.post(address, {"comment": ""}, headers=headers)
    assert answer.json()["step"] == "success"
    return client.get(answer.json()["redirect"]).text


def copy_keeping_live(client, page) -> str:
    put_on_the_site(page)
    return copy(client, page, publish_copies="on")


def alias(client, page) -> str:
    put_on_the_site(page)
    return copy(client, page, alias="on")


def copy(client, page, **options) -> str:
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    data = {"new_title": page.title, "new_slug": "copied", "new_parent_page": parent_of(page).pk}
    told = client.post(address, data | options, follow=True).text
    # What is asked is whether the copy went out; the original stands there already.
    Page.objects.filter(pk=page.pk).update(live=False)
    return told


def publish_together(client, pages, **options) -> str:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    back = reverse("wagtailadmin_explore_root")
    return client.post(f"{address}?{query}&next={back}", options, follow=True).text


def parent_of(page) -> Page:
    return Page.objects.get(pk=page.pk).get_parent()


def put_on_the_site(page) -> None:
    with unchecked():
        page.get_latest_revision().publish()


def make_due(page) -> None:
    past = timezone.now() - timedelta(minutes=1)
    for revision in Revision.objects.filter(object_id=page.pk, approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()


def switch_approval_on(page) -> None:
    details = ContactDetails.for_site(page.get_site())
    details.approval_required = True
    details.save()


DOORS = [
    publish_button,
    new_article,
    schedule_button,
    bulk_publish,
    bulk_publish_from_above,
    old_version,
    approval,
    approval_in_the_dialog,
    copy_keeping_live,
    alias,
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
class TestADoorOfTheAdmin:
    def test_lets_a_whole_article_out(self, client, moderator, article, door):
        told = door(client, article(broken=False))

        assert NewsDetailPage.objects.live().count() == 1
        assert MISSING not in told

    def test_keeps_a_broken_one_in_and_says_where_it_is_broken(
        self, client, moderator, article, door
    ):
        told = door(client, article(broken=True))

        assert not NewsDetailPage.objects.live().exists()
        assert MISSING in told
        assert FIELD in told


class TestSendingForApproval:
    @pytest.fixture
    def send(self, client, article):
        def send_for_approval(broken: bool):
            page = article(broken=broken)
            switch_approval_on(page)
            client.force_login(UserFactory(group=EDITORS))
            address = reverse("wagtailadmin_pages:edit", args=[page.pk])
            return client.post(address, form_data(page) | {"action-submit": "1"}, follow=True)

        return send_for_approval

    def test_takes_a_whole_article(self, send):
        assert send(broken=False).status_code == 200
        assert WorkflowState.objects.count() == 1

    def test_refuses_a_broken_one(self, send):
        assert MISSING in send(broken=True).text
        assert not WorkflowState.objects.exists()


class TestAnApprovalThatIsRefused:
    def test_leaves_the_article_waiting(self, client, moderator, article):
        page = article(broken=True)

        approval(client, page)

        assert page.workflow_in_progress

    def test_may_be_sent_back_as_it_is(self, client, moderator, article):
        """From the form, where Wagtail asks for everything that publishing asks for."""
        page = article(broken=True)
        switch_approval_on(page)
        page.get_workflow().start(page, UserFactory(group=EDITORS))
        data = form_data(page) | {
            "action-workflow-action": "true",
            "workflow-action-name": "reject",
            "workflow-action-extra-data": '{"comment": "No picture yet"}',
        }

        response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

        assert response.status_code == 302
        assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES


class TestPublishingManyAtOnce:
    def test_names_what_stays_and_lets_the_others_out(self, client, moderator, article):
        pages = [article(broken=number == 1, title=f"Barley {number}") for number in range(3)]

        told = publish_together(client, pages)

        live = NewsDetailPage.objects.live().order_by("pk")
        assert [page.title for page in live] == ["Barley 0", "Barley 2"]
        assert "2 pages have been published" in told
        assert "“Barley 1” was not published." in told
        address = f"{reverse('wagtailadmin_pages:edit', args=[pages[1].pk])}#id_hero"
        assert f'<a href="{address}">{FIELD}</a>' in told

    def test_says_nothing_of_success_when_none_went_out(self, client, moderator, article):
        told = publish_together(client, [article(broken=True)])

        assert "have been published" not in told
        assert "has been published" not in told

    def test_takes_a_page_that_leads_to_another_of_them(self, client, moderator, article):
        target = article(broken=False, title="Target")
        values = {"heading": "Read on", "text": "", "url": "", "label": "Go on", "page": target}
        body = [
            ("section", {"heading": "How", "text": "<p>So.</p>"}),
            ("call_to_action", values),
        ]
        first = article(broken=False, title="First", body=body)

        publish_together(client, [first, target])

        assert NewsDetailPage.objects.live().count() == 2

    def test_names_an_alias_which_follows_its_original(self, client, moderator, article):
        page = article(broken=False)
        put_on_the_site(page)
        follower = page.create_alias(update_slug="follower")
        follower.unpublish()

        assert "It follows another page." in publish_together(client, [follower])


class TestADoorOfACommand:
    def test_wagtail_s_own_scheduler_publishes_nothing_broken(self, article):
        page = article(broken=True)
        page.go_live_at = timezone.now() + timedelta(days=1)
        with unchecked():
            page.save_revision().publish()
        make_due(page)

        with pytest.raises(ValidationError):
            call_command("publish_scheduled")

        assert not NewsDetailPage.objects.live().exists()
        assert Revision.objects.filter(approved_go_live_at__isnull=False).exists()

    def test_ours_keeps_it_a_draft_with_its_date(self, article, caplog):
        page = article(broken=True)
        page.go_live_at = timezone.now() + timedelta(days=1)
        with unchecked():
            page.save_revision().publish()
        make_due(page)

        with pytest.raises(NotPublishedError):
            publish_due()

        assert not NewsDetailPage.objects.live().exists()
        assert Revision.objects.filter(approved_go_live_at__isnull=False).exists()
        assert MISSING in caplog.text


SCRIPTS = {
    "revision.publish": lambda page: page.get_latest_revision().publish(),
    "the action": lambda page: PublishPageRevisionAction(page.get_latest_revision()).execute(),
    "save": lambda page: setattr(page, "live", True) or page.save(),
    "save without validation": lambda page: setattr(page, "live", True) or page.save(clean=False),
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
class TestADoorInCode:
    def test_is_closed_to_what_is_broken(self, article, script):
        with pytest.raises(NotReadyError, match=MISSING):
            script(article(broken=True))
        assert not NewsDetailPage.objects.live().exists()

    def test_is_open_to_what_is_whole(self, article, script):
        script(article(broken=False))
        assert NewsDetailPage.objects.live().exists()

    def test_is_open_to_a_script_that_says_so(self, article, script):
        with unchecked():
            script(article(broken=True))
        assert NewsDetailPage.objects.live().exists()


class TestANewVersionOfALivePage:
    @pytest.fixture
    def page(self, article):
        page = article(broken=False)
        put_on_the_site(page)
        return NewsDetailPage.objects.get(pk=page.pk)

    def test_is_refused_by_an_action_that_asks_nobody(self, page):
        page.hero = None
        revision = page.save_revision()

        with pytest.raises(NotReadyError):
            PublishPageRevisionAction(revision).execute()

        assert NewsDetailPage.objects.get(pk=page.pk).hero

    def test_is_refused_for_a_later_day_too(self, page):
        page.hero = None
        page.go_live_at = timezone.now() + timedelta(days=1)

        with pytest.raises(NotReadyError):
            page.save_revision().publish()

        assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()

    def test_is_not_what_a_lock_or_a_new_address_makes(self, page):
        SiteImageFactory._meta.model.objects.all().delete()
        page.refresh_from_db()
        assert page.hero is None
        page.locked = True
        page.slug = "elsewhere"
        page.save()

        assert NewsDetailPage.objects.live().filter(slug="elsewhere", locked=True).exists()


class TestCopiesMadeInCode:
    def test_of_what_is_broken_are_refused(self, article):
        page = article(broken=True)
        put_on_the_site(page)
        page.refresh_from_db()

        for action in (
            CopyPageAction(page, update_attrs={"slug": "second"}),
            CreatePageAliasAction(page, update_slug="second"),
        ):
            with pytest.raises(NotReadyError):
                action.execute()
        assert NewsDetailPage.objects.count() == 1

    def test_may_be_made_as_drafts(self, article):
        page = article(broken=True)
        put_on_the_site(page)

        CopyPageAction(page, update_attrs={"slug": "second"}, keep_live=False).execute()

        assert NewsDetailPage.objects.not_live().count() == 1
