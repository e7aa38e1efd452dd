"""Our short cut answers as Wagtail does, which asks the database."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, PagePermissionTester

from tests.factories.cms import UserFactory
from tests.factories.news import NewsDetailPageFactory


@pytest.fixture
def person(site):
    """Make somebody with only these rights over all pages."""

    def make(*rights, **values):
        group = Group.objects.create(name=f"With {' '.join(rights)}")
        for right in rights:
            GroupPagePermission.objects.create(
                group=group,
                page=site.root_page.get_root(),
                permission=Permission.objects.get(codename=f"{right}_page"),
            )
        return UserFactory(group=group.name, **values)

    return make


RIGHTS = [
    (),
    ("add",),
    ("change",),
    ("add", "change"),
    ("add", "publish"),
    ("add", "change", "publish"),
    ("change", "bulk_delete"),
    ("publish",),
]


class TestWhoMayDelete:
    @pytest.mark.parametrize("rights", RIGHTS, ids=" ".join)
    @pytest.mark.parametrize("is_active", [True, False])
    def test_is_as_wagtail_says(self, person, home, news, rights, is_active):
        user = person(*rights, is_active=is_active)
        own, others = (
            [NewsDetailPageFactory(parent=news, owner=owner, live=live) for live in (True, False)]
            for owner in (user, None)
        )
        home.refresh_from_db()
        news.refresh_from_db()

        for page in (*own, *others, news, home):
            for ignore_bulk in (True, False):
                ours = page.permissions_for_user(user).can_delete(ignore_bulk)
                assert ours == PagePermissionTester(user, page).can_delete(ignore_bulk)

    def test_asks_nothing_for_an_article(self, person, news, django_assert_num_queries):
        user = person("add", "change")
        pages = [NewsDetailPageFactory(parent=news, live=live) for live in (True, False)]
        pages[0].permissions_for_user(user).can_delete()

        with django_assert_num_queries(0):
            answers = [page.permissions_for_user(user).can_delete() for page in pages]
        assert answers == [False, True]
