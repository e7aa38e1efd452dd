"""What each role finds on signing in: a dashboard and a menu, compared with lists by hand."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import Permission
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.admin.menu import SubmenuMenuItem, admin_menu
from wagtail.models import Revision, Workflow

from cms.images.sets import MAX_ATTEMPTS, PictureSet
from cms.operations.heartbeat import Heartbeat
from cms.operations.outbox import OutboxMessage
from cms.operations.scheduler import job_names
from contact.models import ContactDetails, Inquiry
from tests.factories.cms import SiteImageFactory, UserFactory
from tests.factories.contact import InquiryFactory
from tests.factories.news import NewsDetailPageFactory

HOME = "/admin/"
WRITING = ["News", "Your drafts", "To put right before publishing"]
OPERATIONS = [
    "Notifications that failed",
    "Scheduler",
    "Storage",
    "Pictures that could not be made ready",
]
INQUIRIES = ["New inquiries", "Unanswered for more than 24 hours", "In progress with you"]
# By group, with approval on; "" is a superuser.
PANELS = {
    "Editors": [*WRITING, "Sent for approval", "Scheduled"],
    "Moderators": ["Waiting for your approval", *WRITING, "Scheduled"],
    "Marketing": INQUIRIES,
    "": [*OPERATIONS, "Waiting for your approval", *WRITING, "Scheduled", *INQUIRIES],
}
EMPTY = {
    "Waiting for your approval": "Nothing waits for you.",
    "Your drafts": "You have no drafts.",
    "To put right before publishing": "Nothing is missing from your newest drafts.",
    "Sent for approval": "Nothing of yours waits for approval",
    "Scheduled": "Nothing is scheduled.",
    "New inquiries": "No new inquiries",
    "Unanswered for more than 24 hours": "Nobody has waited for more than 24 hours.",
    "In progress with you": "You have no inquiry in progress.",
    "Notifications that failed": "Every notification went out",
    "Scheduler": "All of its jobs run.",
    "Storage": " are free.",
    "Pictures that could not be made ready": "Every picture is ready",
}
_WORK = ["news", "explorer"]
_THINGS = ["topics", "images", "documents"]
_REPORTS = [
    *("reports/workflows", "reports/workflow-tasks", "reports/site-history"),
    *("reports/aging-pages", "reports/page-types-usage"),
]
_HELP = ["help", "help/editor-guide", "help/keyboard-shortcuts-trigger"]
MENUS = {
    "Editors": [
        *(*_WORK, *_THINGS),
        *("reports", *_REPORTS),
        *_HELP,
    ],
    "Moderators": [
        *(*_WORK, *_THINGS),
        *("reports", "reports/locked-pages", *_REPORTS),
        *("settings", "settings/site-details", "settings/redirects"),
        "settings/promoted-search-results",
        *_HELP,
    ],
    "Marketing": ["inquiries"],
    "": [
        *(*_WORK, "inquiries", *_THINGS, "forms"),
        *("reports", "reports/locked-pages", *_REPORTS),
        *("settings", "settings/site-details", "settings/workflows", "settings/workflow-tasks"),
        *("settings/users", "settings/groups", "settings/sites", "settings/collections"),
        *("settings/redirects", "settings/promoted-search-results"),
        *_HELP,
    ],
}


@pytest.fixture
def approval(site):
    """Articles need approval."""
    details = ContactDetails.for_site(site)
    details.approval_required = True
    details.save()


@pytest.fixture
def running(db):
    """Every job of the scheduler has just run."""
    for name in job_names():
        Heartbeat.beat(name)


def somebody(group: str, **values):
    return UserFactory(group=group, is_superuser=not group, **values)


def dashboard_of(user) -> "Panels":
    client = Client()
    client.force_login(user)
    response = client.get(HOME)
    assert response.status_code == 200
    return Panels(response.text)


class Panels(HTMLParser):
    """The dashboard as it is read: `texts` by heading, `links` by heading."""

    def __init__(self, page: str):
        super().__init__()
        self.page, self.texts, self.links = page, {}, {}
        self.heading, self.in_heading = None, False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "h2" and attrs.get("class") == "dashboard-panel__heading":
            self.in_heading = True
        elif tag == "a" and self.heading:
            self.links[self.heading].append(attrs["href"])

    def handle_endtag(self, tag):
        if tag == "section":
            self.heading = None

    def handle_data(self, data):
        if self.in_heading:
            self.heading, self.in_heading = data, False
            self.texts[data], self.links[data] = "", []
        elif self.heading:
            words = [*self.texts[self.heading].split(), *data.split()]
            self.texts[self.heading] = " ".join(words)

    @property
    def headings(self) -> list[str]:
        return list(self.texts)


def menu_of(user) -> list[str]:
    """The names of the entries that `user` is shown, those of a submenu after its own."""
    request = RequestFactory().get(HOME)
    request.user = user
    return [name for name, _item in _entries(admin_menu, request)]


def _entries(menu, request, before=""):
    for item in sorted(menu.menu_items_for_request(request), key=lambda item: item.order):
        name = f"{before}{item.name}"
        yield name, item
        if isinstance(item, SubmenuMenuItem):
            yield from _entries(item.menu, request, f"{name}/")


@pytest.mark.usefixtures("approval", "running")
class TestTheDashboard:
    @pytest.mark.parametrize("group", PANELS)
    def test_has_the_panels_of_its_role_in_order(self, group):
        assert dashboard_of(somebody(group)).headings == PANELS[group]

    @pytest.mark.parametrize("group", PANELS)
    def test_says_in_every_panel_that_there_is_nothing(self, group):
        panels = dashboard_of(somebody(group))

        for heading in set(PANELS[group]) - {"News"}:
            assert EMPTY[heading] in panels.texts[heading]

    @pytest.mark.parametrize("group", PANELS)
    def test_has_nothing_of_the_one_it_replaces(self, group):
        page = dashboard_of(somebody(group)).page

        assert "Search all pages" not in page
        assert "w-summary" not in page

    def test_says_so_when_there_is_nothing_to_do(self, site):
        user = UserFactory()
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))

        panels = dashboard_of(user)

        assert panels.headings == []
        assert "There is nothing for this account to do yet." in panels.page

    @pytest.mark.parametrize("group", PANELS)
    def test_costs_no_more_where_there_is_more(self, group, news, django_assert_max_num_queries):
        user = somebody(group)

        def work(count):
            for number in range(count):
                draft = NewsDetailPageFactory(parent=news, draft=True, owner=user, hero=None)
                draft.has_unpublished_changes = True
                revision = draft.save_revision(user=user)
                if number % 2:
                    day = timezone.now() + timedelta(days=1)
                    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=day)
                InquiryFactory(source=draft)

        work(20)
        dashboard_of(user)
        with django_assert_max_num_queries(200) as few:
            dashboard_of(user)
        work(20)
        with django_assert_max_num_queries(len(few)):
            dashboard_of(user)


@pytest.mark.usefixtures("approval", "running")
class TestWhoeverWrites:
    @pytest.fixture
    def editor(self, site):
        return somebody("Editors")

    @pytest.fixture
    def write(self, news, editor):
        """Save a draft of the editor's, whole unless told otherwise."""

        def save(title, user=editor, **values):
            draft = NewsDetailPageFactory(
                parent=news, title=title, owner=user, live=False, **values
            )
            draft.has_unpublished_changes = True
            draft.save_revision(user=user)
            return draft

        return save

    def test_begins_an_article_with_one_click(self, client, editor, news):
        address, *_others = dashboard_of(editor).links["News"]
        client.force_login(editor)

        response = client.get(address, follow=True)

        assert response.status_code == 200
        assert response.request["PATH_INFO"].startswith("/admin/pages/add/news/newsdetailpage/")

    def test_finds_the_own_drafts_and_no_others(self, editor, write):
        draft = write("Mine")
        write("Hers", user=somebody("Editors"))

        panels = dashboard_of(editor)

        assert panels.links["Your drafts"] == [f"/admin/pages/{draft.pk}/edit/"]
        assert "Mine Draft" in panels.texts["Your drafts"]

    def test_is_told_what_a_draft_lacks(self, editor, write):
        write("Whole")
        write("Begun", introduction="")

        text = dashboard_of(editor).texts["To put right before publishing"]

        assert "Introduction: Write an introduction of one paragraph." in text
        assert "Whole" not in text

    def test_finds_what_was_sent_and_what_is_to_be_changed(self, editor, write):
        waiting, returned = write("Waiting"), write("Returned")
        for page in (waiting, returned):
            Workflow.objects.get().start(page, editor)
        moderator = somebody("Moderators")
        returned.current_workflow_task_state.reject(user=moderator, comment="Which year?")

        panels = dashboard_of(editor)

        text = panels.texts["Sent for approval"]
        assert "Waiting Waiting for approval" in text
        assert "Returned Changes requested" in text
        assert "Which year?" in text
        assert text.index("Returned") < text.index("Waiting")
        assert panels.links["Your drafts"] == []

    def test_finds_what_is_scheduled_and_in_which_time_zone(self, editor, write):
        page = write("Tomorrow")
        Revision.objects.filter(pk=page.latest_revision_id).update(
            approved_go_live_at=timezone.now() + timedelta(days=1)
        )

        text = dashboard_of(editor).texts["Scheduled"]

        assert "Tomorrow" in text
        assert "Times are those of Asia/Shanghai (UTC+08:00)." in text
        assert "The scheduler last ran less than a minute ago." in text
        assert "Overdue" not in text

    def test_is_told_why_something_is_overdue(self, editor, write):
        page = write("Late", introduction="")
        Revision.objects.filter(pk=page.latest_revision_id).update(
            approved_go_live_at=timezone.now() - timedelta(hours=1)
        )

        text = dashboard_of(editor).texts["Scheduled"]

        assert "Overdue" in text
        assert "Write an introduction" in text

    @pytest.mark.parametrize(
        ("hours", "said"),
        [(None, "has never run. Nothing is published"), (3, "last ran 3 hours ago. Nothing is")],
    )
    def test_is_warned_when_the_scheduler_stands_still(self, editor, hours, said):
        Heartbeat.objects.all().delete()
        if hours:
            Heartbeat.objects.create(
                job="publishing", ran_at=timezone.now() - timedelta(hours=hours)
            )

        assert said in dashboard_of(editor).texts["Scheduled"]

    def test_sends_nothing_where_editors_publish_themselves(self, site, editor):
        details = ContactDetails.for_site(site)
        details.approval_required = False
        details.save()

        assert "Sent for approval" not in dashboard_of(editor).headings

    def test_finds_what_waits_first_who_approves(self, editor, write):
        page = write("Waiting")
        Workflow.objects.get().start(page, editor)
        moderator, panel = somebody("Moderators"), "Waiting for your approval"

        panels = dashboard_of(moderator)

        assert panels.headings[0] == panel
        assert panels.links[panel] == [f"/admin/pages/{page.pk}/edit/"]
        assert editor.username in panels.texts[panel]


class TestWhoeverAnswers:
    def test_finds_what_is_new_what_waits_and_what_is_theirs(self, site):
        user = somebody("Marketing")
        long_ago = timezone.now() - timedelta(hours=25)
        Status = Inquiry.Status  # noqa: N806 - a class
        InquiryFactory(name="Fresh")
        InquiryFactory(name="Old", submit_time=long_ago)
        InquiryFactory(name="Begun", status=Status.IN_PROGRESS, owner=user)
        InquiryFactory(name="Done", status=Status.ANSWERED, submit_time=long_ago)
        InquiryFactory(name="Junk", status=Status.SPAM, submit_time=long_ago)

        panels = dashboard_of(user)

        names = {"Fresh", "Old", "Begun", "Done", "Junk"}
        found = {
            heading: {name for name in names if name in panels.texts[heading]}
            for heading in INQUIRIES
        }
        assert found == dict(zip(INQUIRIES, ({"Fresh", "Old"}, {"Old"}, {"Begun"}), strict=True))

    def test_every_link_leads_somewhere(self, site):
        user = somebody("Marketing")
        InquiryFactory(name="Fresh")
        panels = dashboard_of(user)
        client = Client()
        client.force_login(user)

        addresses = [address for links in panels.links.values() for address in links]

        assert "/admin/inquiries/" in addresses
        assert {client.get(address).status_code for address in addresses} == {200}


class TestWhoeverLooksAfterTheSite:
    @pytest.fixture
    def admin(self, site, running):
        return somebody("")

    def test_finds_mail_that_failed(self, admin):
        OutboxMessage.objects.create(kind="x", object_id=1, recipient="fine@example.com")
        for recipient, dead in (("later@example.com", False), ("never@example.com", True)):
            OutboxMessage.objects.create(
                kind="x", object_id=1, recipient=recipient, dead=dead, attempts=3, last_error="Gone"
            )

        text = dashboard_of(admin).texts["Notifications that failed"]

        assert "never@example.com given up" in text
        assert "later@example.com is tried again" in text
        assert text.index("never@") < text.index("later@")
        assert "fine@" not in text

    def test_finds_the_jobs_that_failed_or_stopped(self, admin):
        Heartbeat.objects.filter(job="outbox").update(error="OSError")
        Heartbeat.objects.filter(job="pictures").update(ran_at=timezone.now() - timedelta(hours=2))

        text = dashboard_of(admin).texts["Scheduler"]

        assert "outbox last ran less than a minute ago" in text
        assert "OSError" in text
        assert "pictures last ran 2 hours ago" in text
        assert "publishing" not in text

    def test_finds_pictures_that_were_given_up(self, admin):
        broken, waiting = SiteImageFactory(title="Broken"), SiteImageFactory(title="Waiting")
        PictureSet.objects.create(
            image=broken, use="card", attempts=MAX_ATTEMPTS, last_error="OSError: truncated"
        )
        PictureSet.objects.create(image=waiting, use="card", attempts=1)

        text = dashboard_of(admin).texts["Pictures that could not be made ready"]

        assert "Broken OSError: truncated" in text
        assert "Waiting" not in text

    def test_is_warned_before_the_disk_is_full(self, admin, monkeypatch):
        monkeypatch.setattr("cms.dashboard.running.SCARCE_SHARE", 1.1)

        assert "The disk is nearly full." in dashboard_of(admin).texts["Storage"]


class TestTheMenu:
    @pytest.mark.parametrize("group", MENUS)
    def test_is_that_of_the_role(self, site, group):
        assert menu_of(somebody(group)) == MENUS[group]

    @pytest.mark.parametrize("group", MENUS)
    def test_offers_nothing_that_is_refused(self, site, group):
        user = somebody(group)
        client = Client()
        client.force_login(user)
        request = RequestFactory().get(HOME)
        request.user = user

        seen = {
            name: client.get(item.url).status_code
            for name, item in _entries(admin_menu, request)
            if item.url.startswith("/")
        }

        assert seen
        assert {name: code for name, code in seen.items() if code not in (200, 302)} == {}
