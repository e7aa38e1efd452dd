"""Every page type renders: full, half filled, in the preview of a draft never saved."""

import pytest
from django.test import RequestFactory
from wagtail.models import Page

from cms.blocks.sections import BodyBlock
from cms.pages import BasePage
from contact.models import FormPage
from home.blocks import HomeBodyBlock
from home.models import HomePage, PlainPage
from news.models import NewsDetailPage, NewsIndexPage
from tests.factories.cms import SiteImageFactory
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory

PAGE_TYPES = BasePage.__subclasses__()
SENTENCE = "<p>With a sample of <b>barley</b>.</p>"


@pytest.fixture
def full_body(news):
    """Every block with all it takes; fails when a block is added and not filled here."""
    other = NewsDetailPageFactory(parent=news, title="Another article")
    picture = SiteImageFactory()
    values = {
        "section": {"heading": "A heading of a section", "text": SENTENCE},
        "text": "<p>Plain <i>words</i>.</p>",
        "quote": {"quote": "Count in seasons.", "name": "Lin Qiao", "role": "Buyer"},
        "image": {"image": picture, "caption": "A caption in the body"},
        "gallery": [
            {"image": SiteImageFactory(), "caption": "First of two"},
            {"image": SiteImageFactory(), "caption": "Second of two"},
        ],
        "call_to_action": {"heading": "Do this", "text": "Now.", "page": other, "label": "Go"},
        "related_card": {"page": other, "title": "Read this next"},
        "notice": {"kind": "important", "heading": "Closed on Monday", "text": SENTENCE},
    }
    assert set(values) == set(BodyBlock().child_blocks)
    return values


@pytest.fixture
def empty_body():
    """What an editor's first save holds: every block added and none filled."""
    blocks = BodyBlock().child_blocks
    return [(name, block.normalize(block.get_default())) for name, block in blocks.items()]


def preview(page: Page, mode: str = "") -> str:
    """What the editor's preview panel shows of `page`."""
    request = RequestFactory().get("/", headers={"host": "testserver"})
    mode = mode or page.default_preview_mode
    response = page.make_preview_request(original_request=request, preview_mode=mode)
    assert response.status_code == 200
    return response.text


def new_page(model: type[Page], parent: Page, **values) -> Page:
    """A page as Wagtail's preview makes it of a form that was never saved."""
    page = model(locale=parent.locale, depth=parent.depth + 1, **values)
    page.path = Page._get_children_path_interval(parent.path)[1]
    page.set_url_path(parent)
    return page


class TestFullPages:
    def test_home(self, client, home, news):
        article = NewsDetailPageFactory(parent=news, title="The lead story")
        home.headline = "Goods and good answers"
        home.introduction = "We write down what we learn."
        values = {
            "lead_story": {"article": article},
            "latest_news": {"heading": "Newest of all", "count": 3},
            "about": {
                "heading": "People behind it",
                "text": "<p>Forty-one people.</p>",
                "image": SiteImageFactory(),
                "page": article,
            },
            "talk_to_us": {"heading": "A line to us", "text": "We read all of them."},
            "text": "<p>Plain <i>words</i>.</p>",
            "quote": {"quote": "Count in seasons.", "name": "Lin Qiao", "role": "Buyer"},
            "image": {"image": SiteImageFactory(), "caption": "A caption in the body"},
        }
        assert set(values) == set(HomeBodyBlock().child_blocks)
        home.body = list(values.items())
        home.save()
        NewsDetailPageFactory(parent=news, title="A card")

        html = client.get("/").text

        for words in (
            "Goods and good answers",
            "The lead story",
            "Newest of all",
            "A card",
            "People behind it",
            "Forty-one",
            "A line to us",
            "We read all of them.",
            "<i>words</i>",
            "Lin Qiao",
            "A caption in the body",
        ):
            assert words in html
        assert html.count("<h1") == 1

    def test_the_news_list(self, client, news):
        NewsDetailPageFactory(parent=news, title="One article")
        news.introduction = "What happened on the road."
        news.save()

        html = client.get("/news/").text

        assert "What happened on the road." in html
        assert "One article" in html
        assert html.count("<h1") == 1

    @pytest.mark.parametrize("factory", [NewsDetailPageFactory, PlainPageFactory])
    def test_pages_with_a_body(self, client, home, news, factory, full_body):
        parent = news if factory is NewsDetailPageFactory else home
        page = factory(parent=parent, title="The page itself", body=list(full_body.items()))

        html = client.get(page.url).text

        for words in (
            "A heading of a section",
            "sample of <b>barley</b>",
            "<i>words</i>",
            "Count in seasons.",
            "Lin Qiao",
            "A caption in the body",
            "Do this",
            "Read this next",
            "First of two",
            "Second of two",
            "Important",
            "Closed on Monday",
        ):
            assert words in html
        assert html.count("<h1") == 1

    def test_the_form_page(self, client, form_page):
        form_page.introduction = "Tell us what you need."
        form_page.privacy_text = "Only to answer you."
        form_page.save()

        html = client.get("/contact/").text

        for words in ("Tell us what you need.", "Only to answer you.", 'name="message"'):
            assert words in html
        assert html.count("<h1") == 1

    def test_no_page_type_is_forgotten(self):
        assert set(PAGE_TYPES) == {HomePage, NewsIndexPage, NewsDetailPage, PlainPage, FormPage}


class TestHalfFilledPages:
    @pytest.mark.parametrize("model", PAGE_TYPES)
    def test_one_that_was_never_saved_has_a_preview(self, home, model):
        page = new_page(model, home)

        for mode, _label in page.preview_modes:
            assert "<h1" in preview(page, mode)

    @pytest.mark.parametrize("model", PAGE_TYPES)
    def test_its_preview_has_the_title_that_it_was_given(self, home, model):
        assert "A first title" in preview(new_page(model, home, title="A first title"))

    @pytest.mark.parametrize("model", [NewsDetailPage, PlainPage])
    def test_one_with_every_block_empty(self, client, home, news, model, empty_body):
        factory = NewsDetailPageFactory if model is NewsDetailPage else PlainPageFactory
        parent = news if model is NewsDetailPage else home
        page = factory(parent=parent, title="Empty blocks", body=empty_body)

        response = client.get(page.url)

        assert response.status_code == 200
        assert "Empty blocks" in response.text
        assert "Empty blocks" in preview(page)

    def test_a_home_page_with_every_block_empty(self, client, home):
        blocks = HomeBodyBlock().child_blocks
        home.body = [(name, block.normalize(block.get_default())) for name, block in blocks.items()]
        home.save()

        assert client.get("/").text.count("<h1") == 1
        assert "<h1" in preview(home)

    def test_an_article_without_picture_topic_or_words(self, client, news):
        article = NewsDetailPageFactory(
            parent=news, title="Bare", hero=None, topic=None, introduction="", body=[]
        )

        for address in (article.url, "/news/", "/", "/search/?q=bare"):
            response = client.get(address)
            assert response.status_code == 200
            assert "Bare" in response.text

    def test_pages_that_lead_to_a_deleted_page(self, client, home, news, full_body):
        body = list(full_body.items())
        article = NewsDetailPageFactory(parent=news, title="Stays", body=body)
        other = full_body["related_card"]["page"]
        about = {"text": "<p>Forty-one people.</p>", "page": other}
        home.body = [("lead_story", {"article": other}), ("about", about)]
        home.save()
        NewsDetailPage.objects.get(title="Another article").delete()

        html = client.get(article.url).text

        assert "Stays" in html
        assert "Another article" not in html
        assert "Read this next" not in html
        first = client.get("/").text
        assert "Forty-one" in first
        assert "Another article" not in first

    def test_pages_whose_pictures_are_deleted(self, client, news, full_body):
        body = list(full_body.items())
        article = NewsDetailPageFactory(parent=news, title="Stays", body=body)
        article.hero.delete()
        full_body["image"]["image"].delete()
        full_body["gallery"][0]["image"].delete()

        html = client.get(article.url).text

        assert "Stays" in html
        assert "A caption in the body" not in html
        assert "First of two" not in html
        assert "Second of two" in html
