"""One switch in Site details: Editors publish themselves, or send for approval."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, Site

from cms.models import User
from cms.site_groups import EDITORS, MODERATORS
from contact.models import ContactDetails
from home.models import HomePage
from tests.factories.cms import UserFactory
from tests.factories.news import NewsDetailPageFactory


@pytest.fixture
def article(news):
    return NewsDetailPageFactory(parent=news, draft=True)


@pytest.fixture
def switch(site):
    def turn(on: bool) -> None:
        details = ContactDetails.for_site(site)
        details.approval_required = on
        details.save()

    return turn


def may_publish(group: str, article) -> bool:
    # Asked of the database each time: rights are kept on the account object.
    user = User.objects.get(pk=UserFactory(group=group).pk)
    return article.permissions_for_user(user).can_publish()


class TestTheSwitch:
    def test_off_lets_editors_publish(self, switch, article):
        switch(False)

        assert may_publish(EDITORS, article)
        assert may_publish(MODERATORS, article)
        assert not article.has_workflow

    def test_on_takes_that_from_editors_and_starts_approval(self, switch, article):
        switch(True)

        assert not may_publish(EDITORS, article)
        assert may_publish(MODERATORS, article)
        assert article.has_workflow

    @pytest.mark.parametrize("last", [True, False])
    def test_may_be_turned_again_and_again(self, switch, article, last):
        for on in (last, not last, last, last):
            switch(on)

        assert may_publish(EDITORS, article) is not last
        assert article.has_workflow is last

    def test_is_off_on_a_site_that_was_just_laid(self, site, article):
        assert not ContactDetails.for_site(site).approval_required
        assert may_publish(EDITORS, article)

    def test_stays_when_something_else_is_saved(self, site, switch, article):
        switch(True)
        details = ContactDetails.for_site(site)
        details.phone = "0371 5550 0199"
        details.save()

        assert not may_publish(EDITORS, article)
        assert article.has_workflow

    def test_stays_when_the_first_visitor_of_another_site_comes(self, client, switch, article):
        switch(True)
        root = Page.objects.get(depth=1)
        other = root.add_child(instance=HomePage(title="Other", slug="other"))
        Site.objects.create(hostname="127.0.0.1", root_page=other)

        response = client.get("/", headers={"host": "127.0.0.1"})

        assert "<title>Other" in response.text
        assert ContactDetails.objects.count() == 2
        assert not may_publish(EDITORS, article)
        assert article.has_workflow


class TestAnEditorUnderApproval:
    def test_sends_and_a_moderator_publishes(self, client, switch, article):
        switch(True)
        article.save_revision()
        client.force_login(UserFactory(group=EDITORS))
        article.get_workflow().start(article, UserFactory(group=EDITORS))
        article.refresh_from_db()
        assert not article.live
        client.force_login(UserFactory(group=MODERATORS))
        task_state = article.current_workflow_task_state
        address = reverse(
            "wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task_state.pk]
        )

        client.post(address, {"comment": ""})

        article.refresh_from_db()
        assert article.live


class TestTheGroups:
    def test_are_laid_once(self, site):
        assert set(Group.objects.values_list("name", flat=True)) == {
            "Editors",
            "Moderators",
            "Marketing",
        }
