"""The form in which editors write an article: its order, its help, its counters, its blocks."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.blocks.sections import BodyBlock
from cms.site_groups import EDITORS
from home.blocks import HomeBodyBlock
from home.models import HomePage
from news.models import NewsDetailPage
from tests.factories.cms import SiteImageFactory, UserFactory
from tests.factories.news import NewsDetailPageFactory

# A form asks the database what its fields may hold.
pytestmark = pytest.mark.django_db

IN_ORDER = [
    *("title", "posted_on", "hero", "hero_alt", "hero_decorative", "hero_caption"),
    *("introduction", "body", "topic", "picks"),
]
FOR_SEARCH_ENGINES = ["slug", "seo_title", "search_description", "show_in_menus"]


def panels_in(panel) -> list:
    """Return every panel in `panel`, itself first, in the order in which they are shown."""
    below = [inner for child in getattr(panel, "children", []) for inner in panels_in(child)]
    return [panel, *below]


def tab(heading: str):
    tabs = NewsDetailPage.get_edit_handler().children
    return next(child for child in tabs if str(child.heading) == heading)


def names_in(panel) -> list[str]:
    named = [
        getattr(each, "field_name", None) or getattr(each, "relation_name", None)
        for each in panels_in(panel)
    ]
    return [name for name in named if name]


def blocks_in(block) -> list:
    below = list(getattr(block, "child_blocks", {}).values())
    below += [block.child_block] if hasattr(block, "child_block") else []
    return [block, *(inner for child in below for inner in blocks_in(child))]


@pytest.fixture
def editor(client, news):
    client.force_login(UserFactory(group=EDITORS))
    return client


@pytest.fixture
def new_form(editor, news) -> str:
    """The form of an article that was never saved, as HTML."""
    address = reverse("wagtailadmin_pages:add", args=["news", "newsdetailpage", news.pk])
    return editor.get(address).text


class TestTheForm:
    def test_asks_in_the_order_of_the_page(self):
        assert names_in(tab("Content")) == IN_ORDER
        assert names_in(tab("Promote")) == FOR_SEARCH_ENGINES

    def test_has_one_section_already(self):
        body = NewsDetailPage().body

        assert [block.block_type for block in body] == ["section"]

    def test_says_in_the_title_what_to_write(self, new_form):
        assert 'placeholder="What happened, in one line"' in new_form
        assert "Page title*" not in new_form

    def test_helps_in_whole_sentences(self):
        form = NewsDetailPage.get_edit_handler().get_form_class()()
        asked = [*IN_ORDER[:-1], *FOR_SEARCH_ENGINES]
        helps = {panel.field_name: str(panel.help_text or "") for panel in field_panels()}
        helps = {name: helps[name] or str(form.fields[name].help_text) for name in asked}

        assert {name for name, text in helps.items() if not text.endswith(".")} == set()
        assert all(text[0].isupper() and " " in text for text in helps.values())

    def test_helps_in_whole_sentences_in_blocks_too(self):
        fields = [block.field for block in every_block() if hasattr(block, "field")]
        given = [str(field.help_text) for field in fields if field.help_text]

        assert len(given) > 5
        assert [text for text in given if not text.endswith(".")] == []

    def test_folds_nothing_that_must_be_filled_in(self):
        """Nothing stands folded at first, so nothing required does."""
        panels = panels_in(NewsDetailPage.get_edit_handler())

        assert [p for p in panels if "collapsed" in (p.classname or "")] == []
        assert [b for b in every_block() if getattr(b.meta, "collapsed", False)] == []


class TestCounters:
    @pytest.mark.parametrize(
        ("field", "limit"),
        [("title", 80), ("introduction", 300), ("seo_title", 60), ("search_description", 160)],
    )
    def test_stand_where_lengths_matter(self, new_form, field, limit):
        tag = new_form[new_form.index(f'name="{field}"') :].partition(">")[0]

        assert f'data-counter="{limit}"' in tag
        assert 'data-counter-fits="%(count)s of %(limit)s characters"' in tag

    def test_come_as_a_module_with_their_style(self, new_form):
        assert 'src="/static/cms/js/counters.js" type="module"' in new_form
        assert "/static/cms/css/counters.css" in new_form

    def test_cut_nothing_off_and_keep_no_draft_back(self, editor, news):
        long = "A long introduction. " * 20

        article = saved(editor, news, introduction=long)

        assert article.introduction == long.strip()
        shown = editor.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).text
        tag = shown[shown.index('name="introduction"') :].partition(">")[0]
        assert "maxlength" not in tag


class TestTheDay:
    @pytest.mark.parametrize(("sent", "day"), [("", None), ("2025-08-11", "2025-08-11")])
    def test_is_today_when_left_empty(self, editor, news, sent, day):
        assert str(saved(editor, news, posted_on=sent).posted_on) == (day or str(localdate()))


class TestBlocksInTheChooser:
    def test_come_in_the_order_of_their_groups(self):
        groups = [str(name) for name, _blocks in BodyBlock().grouped_child_blocks()]

        assert groups == ["Text", "Media", "Action"]

    @pytest.mark.parametrize("model", [NewsDetailPage, HomePage])
    def test_show_themselves_in_the_style_of_the_site(self, editor, news, model):
        SiteImageFactory(title="Birches")
        address = reverse("wagtailadmin_block_preview")
        blocks = model._meta.get_field("body").stream_block.child_blocks
        NewsDetailPageFactory(parent=news, title="An article to show")

        for name, block in blocks.items():
            answer = editor.get(address, {"id": block.definition_prefix})

            assert answer.status_code == 200, name
            assert "/static/cms/css/site.css" in answer.text, name
            shown = BeautifulSoup(answer.text, "html.parser").select_one(".block-preview")
            assert shown.get_text(strip=True) or shown.find("img"), name

    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("section", {"heading": "Rails"}, "{heading}"),
            ("quote", {"quote": "In seasons."}, "{quote}"),
            ("call_to_action", {"heading": "Read on"}, "{heading}"),
            ("notice", {"heading": "Closed"}, "{heading} {text}"),
            ("image", {"image": None}, "{image}"),
            ("related_card", {"title": "Tea"}, "{title} {page}"),
        ],
    )
    def test_have_a_name_of_their_own_when_folded(self, name, value, words):
        block = BodyBlock().child_blocks[name]

        assert block.meta.label_format == words
        assert set(value) <= set(block.child_blocks)


def saved(editor, news, **values) -> NewsDetailPage:
    """Save a new draft with these values as an editor does."""
    section = {"heading": "How it began", "text": rich_text("<p>So.</p>")}
    fields = {
        "title": "Barley by rail",
        "posted_on": "2025-08-11",
        "introduction": "",
        "body": streamfield([("section", section)]),
        "picks": inline_formset([]),
        "comments": inline_formset([]),
    }
    address = reverse("wagtailadmin_pages:add", args=["news", "newsdetailpage", news.pk])
    answer = editor.post(address, nested_form_data(fields | values))
    assert answer.status_code == 302
    return NewsDetailPage.objects.get()


def field_panels() -> list:
    return [p for p in panels_in(NewsDetailPage.get_edit_handler()) if hasattr(p, "field_name")]


def every_block() -> list:
    return [block for body in (BodyBlock(), HomeBodyBlock()) for block in blocks_in(body)]
