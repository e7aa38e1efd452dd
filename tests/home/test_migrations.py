"""Who we are goes from columns into a block and back, in rows and in revisions."""

from importlib import import_module

import pytest
from django.apps import apps

from home.models import HomePage
from tests.factories.cms import SiteImageFactory
from tests.factories.home import PlainPageFactory

moving = import_module("home.migrations.0003_about_into_blocks")


@pytest.fixture
def before(home):
    """The home page as the release before left it: a row, and a draft with other words."""
    home.body = []
    home.about_heading, home.about_text = "Who we are", "<p>Forty-one people.</p>"
    home.about_picture = SiteImageFactory()
    home.about_page = PlainPageFactory(parent=home)
    home.save()
    home.about_heading = "Who we shall be"
    draft = home.save_revision()
    del draft.content["body"]
    draft.save()
    return HomePage.objects.get()


def about(page) -> dict:
    (value,) = [block.value for block in page.body if block.block_type == "about"]
    return value


class TestForwards:
    def test_makes_the_four_blocks_with_what_the_columns_hold(self, before):
        moving.into_blocks(apps, None)

        page = HomePage.objects.get()
        kinds = [block.block_type for block in page.body]
        assert kinds == ["lead_story", "latest_news", "about", "talk_to_us"]
        assert about(page)["heading"] == "Who we are"
        assert about(page)["text"].source == "<p>Forty-one people.</p>"
        assert about(page)["image"] == before.about_picture
        assert about(page)["page"] == before.about_page

    def test_keeps_the_words_of_a_draft_too(self, before):
        moving.into_blocks(apps, None)

        draft = HomePage.objects.get().get_latest_revision_as_object()
        assert about(draft)["heading"] == "Who we shall be"

    def test_leaves_the_columns_to_servers_of_the_release_before(self, before):
        moving.into_blocks(apps, None)

        assert HomePage.objects.get().about_heading == "Who we are"

    def test_shows_visitors_the_same(self, client, before):
        moving.into_blocks(apps, None)

        assert "Forty-one people." in client.get("/").text


class TestBackwards:
    def test_writes_what_was_changed_meanwhile_into_the_columns(self, before):
        moving.into_blocks(apps, None)
        page = HomePage.objects.get()
        about(page)["heading"] = "Who we are now"
        page.save()
        page.save_revision()

        moving.into_columns(apps, None)

        page = HomePage.objects.get()
        assert page.about_heading == "Who we are now"
        assert page.about_picture == before.about_picture
        content = page.latest_revision.content
        assert content["about_heading"] == "Who we are now"
        assert "body" not in content

    def test_stands_a_picture_and_a_page_that_are_gone(self, before):
        moving.into_blocks(apps, None)
        before.about_picture.delete()
        before.about_page.delete()

        moving.into_columns(apps, None)

        page = HomePage.objects.get()
        assert (page.about_picture, page.about_page) == (None, None)
        assert page.about_text == "<p>Forty-one people.</p>"
