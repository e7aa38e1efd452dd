"""The preview of an article: the page itself, its card in the list, its card where it is shared."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.blocks.sections import BodyBlock
from cms.pages import BasePage
from cms.site_groups import EDITORS
from news.models import NewsDetailPage
from tests.factories.cms import SiteImageFactory, UserFactory
from tests.factories.news import NewsDetailPageFactory

MODES = ["", "card", "share"]


@pytest.fixture
def preview(client, news):
    """Write in the form of `article`, or of a new one, and look at it in `mode`."""
    client.force_login(UserFactory(group=EDITORS))

    def preview(mode: str, article: NewsDetailPage | None = None, **values) -> BeautifulSoup:
        if article is None:
            arguments = ["news", "newsdetailpage", news.pk]
            address = reverse("wagtailadmin_pages:preview_on_add", args=arguments)
        else:
            address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
        fields = {
            "title": "Barley by rail",
            "posted_on": "2025-08-11",
            "introduction": "Eleven days to Hamburg.",
            "body": streamfield([]),
            "picks": inline_formset([]),
            "comments": inline_formset([]),
        }
        sent = client.post(address, nested_form_data(fields | values))
        assert sent.json() == {"is_valid": True, "is_available": True}
        answer = client.get(address, {"mode": mode})
        assert answer.status_code == 200
        return BeautifulSoup(answer.text, "html.parser")

    return preview


def picture() -> str:
    return str(SiteImageFactory(file__width=1300, file__height=800).pk)


class TestSizes:
    def test_begin_with_a_desktop_on_every_page(self, client, news, home):
        client.force_login(UserFactory(group=EDITORS))
        page = NewsDetailPageFactory(parent=news)

        html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text

        sizes = re.findall(r'name="preview-size"\s+value="(\w+)"', html)
        assert sizes == ["desktop", "mobile", "tablet"]
        shown = BeautifulSoup(html, "html.parser").select_one("[name=preview-size][checked]")
        assert shown["value"] == "desktop"
        assert {kind().default_preview_size for kind in BasePage.__subclasses__()} == {"desktop"}

    @pytest.mark.django_db
    def test_are_wagtails_own_otherwise(self):
        ours = {size["name"]: size["device_width"] for size in NewsDetailPage().preview_sizes}
        theirs = {size["name"]: size["device_width"] for size in Page.DEFAULT_PREVIEW_SIZES}

        assert ours == theirs


class TestTheCard:
    def test_is_that_of_the_news_list(self, client, news, preview):
        stored = SiteImageFactory()
        article = NewsDetailPageFactory(
            parent=news, title="Barley by rail", introduction="Eleven days.", hero=stored
        )
        values = {"introduction": "Eleven days.", "hero": str(stored.pk)}

        shown = preview("card", article, **values).select_one(".card")
        client.logout()
        listed = BeautifulSoup(client.get("/news/").text, "html.parser").select_one(".card")

        assert shown.prettify() == listed.prettify()

    def test_says_what_the_form_says_now(self, news, preview):
        article = NewsDetailPageFactory(parent=news, title="Before")

        shown = preview("card", article, title="After").select_one(".card").text

        assert "After" in shown
        assert "Eleven days to Hamburg." in shown
        assert "Before" not in shown


class TestTheShareCard:
    def test_has_what_shared_links_have(self, news, preview):
        shown = preview("share", hero=picture()).select_one(".share-card")

        image = shown.find("img")
        assert (image["width"], image["height"]) == ("1200", "630")
        assert shown.select_one(".share-card-host").text == "testserver"
        assert shown.select_one(".share-card-title").text == "Barley by rail"
        assert shown.select_one(".share-card-description").text == "Eleven days to Hamburg."

    def test_describes_as_the_editor_wants_search_engines_to(self, preview):
        shown = preview("share", search_description="Grain crosses the steppe.")

        assert shown.select_one(".share-card-description").text == "Grain crosses the steppe."

    def test_tells_of_a_picture_that_is_missing(self, preview):
        assert "shared as words alone" in preview("share").text
        assert "shared as words alone" not in preview("share", hero=picture()).text


@pytest.mark.parametrize("mode", MODES)
class TestHalfFilledArticles:
    def test_are_shown_without_a_title(self, news, preview, mode):
        assert "Placeholder title" in preview(mode, title="").text

    def test_are_shown_with_a_title_alone(self, preview, mode):
        shown = preview(mode, introduction="", posted_on="")

        assert "Barley by rail" in shown.text
        assert "None" not in shown.get_text()

    def test_are_shown_with_every_block_empty(self, news, preview, mode):
        blocks = BodyBlock().child_blocks
        body = [(name, block.normalize(block.get_default())) for name, block in blocks.items()]
        article = NewsDetailPageFactory(parent=news, live=False, body=[])
        article.body = body
        article.save_revision()

        shown = article.get_latest_revision_as_object().make_preview_request(preview_mode=mode)

        assert shown.status_code == 200
        assert article.title in shown.text

    def test_are_shown_when_what_they_lead_to_is_deleted(self, news, preview, mode):
        other = NewsDetailPageFactory(parent=news, title="Gone tomorrow")
        article = NewsDetailPageFactory(parent=news, title="Stays", hero=SiteImageFactory())
        article.body = [*article.body.raw_data, *leading_to(other)]
        article.save_revision()
        article.hero.delete()
        other.delete()

        shown = Page.objects.get(pk=article.pk).get_latest_revision_as_object()
        answer = shown.make_preview_request(preview_mode=mode)

        assert answer.status_code == 200
        assert "Stays" in answer.text
        assert "Gone tomorrow" not in answer.text


def leading_to(page: Page) -> list[dict]:
    return [
        {"type": "related_card", "value": {"page": page.pk, "url": "", "title": "", "image": None}},
        {"type": "call_to_action", "value": {"heading": "Go", "page": page.pk, "label": "Go"}},
    ]
