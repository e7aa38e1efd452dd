"""The article form and what stands beside it, as an editor finds them in a browser."""

import re

import pytest
from playwright.sync_api import expect

from .people import Editor
from .test_accessibility import violations

SLUG = "tea-road-to-kyakhta"
DESK = {"width": 1280, "height": 1000}
NARROW = {"width": 320, "height": 800}
PREVIEWS = ["The article", "Its card in the News List", "Its card where it is shared"]


@pytest.fixture
def moderator(admin_page):
    editor = Editor(admin_page("moderator"))
    editor.page.set_viewport_size(DESK)
    return editor


@pytest.fixture
def article(moderator, records) -> int:
    """The id of an article that is on the site, whose form is open."""
    pk = records.rows("wagtailcore_page", slug=SLUG)[0]["id"]
    moderator.page.goto(f"/admin/pages/{pk}/edit/")
    moderator.wait_for_the_form()
    return pk


class TestTheArticleForm:
    def test_counts_while_one_writes(self, moderator, article):
        introduction = moderator.page.get_by_role("textbox", name="Introduction")
        counter = introduction.locator("~ .counter")

        introduction.fill("Eleven days")
        expect(counter).to_have_text("11 of 300 characters")
        # One character, however many units a browser keeps it in.
        introduction.fill("  茶𠀀 ")
        expect(counter).to_have_text("2 of 300 characters")
        introduction.fill("x" * 303)
        expect(counter).to_have_text("303 of 300 characters, 3 too many")
        expect(introduction.locator("~ [role=status]")).to_have_text(re.compile("3 too many"))
        assert introduction.input_value() == "x" * 303

    def test_names_each_block_by_its_own_words(self, moderator, article):
        headings = moderator.page.locator("[data-streamfield-child] [data-panel-heading]")
        named = [" ".join(text.split()) for text in headings.all_inner_texts() if text.strip()]

        assert "Section A treaty draws a line and opens a gate" in named
        assert "Call to action Thinking of dark tea?" in named
        assert any(re.fullmatch("Picture .+", name) for name in named)
        assert any(re.fullmatch("Related card .+", name) for name in named)

    def test_gives_every_text_a_name_that_is_read_aloud(self, moderator, article):
        boxes = moderator.page.locator("[role=textbox][contenteditable]")

        names = [box.get_attribute("aria-label") for box in boxes.all()]

        assert len(names) > 1
        assert set(names) == {"Text"}

    def test_has_nothing_that_axe_finds(self, moderator, article):
        for size in (DESK, NARROW):
            moderator.page.set_viewport_size(size)
            assert violations(moderator.page) == ""

    def test_offers_blocks_by_group_each_with_its_preview(self, moderator, article):
        moderator.page.locator(".c-sf-add-button").first.click()
        groups = moderator.page.locator(".w-combobox__optgroup-label")

        expect(groups).to_have_text(["Text", "Media", "Action"])
        expect(moderator.page.get_by_role("option")).to_have_text(
            [re.compile(name) for name in "Section Text Quote Picture Gallery".split()]
            + [re.compile(name) for name in ("Call to action", "Related card", "Notice")]
        )


class TestThePreview:
    def test_opens_at_desktop_size_and_offers_two_cards(self, moderator, article):
        page = moderator.page
        page.locator("[data-side-panel-toggle=preview]").click()
        expect(page.locator("[name=preview-size][value=desktop]")).to_be_checked()
        frame = page.frame_locator("#w-preview-iframe")
        modes = page.locator("#id_preview_mode")

        assert modes.locator("option").all_inner_texts() == PREVIEWS
        expect(frame.locator("article.story h1")).to_be_visible()
        modes.select_option("card")
        expect(frame.locator(".preview .card-title")).to_be_visible()
        modes.select_option("share")
        expect(frame.locator(".share-card-host")).to_have_text("localhost")
        for mode in ("card", "share"):
            page.goto(f"/admin/pages/{article}/edit/preview/?mode={mode}")
            assert violations(page) == ""


class TestTheQuestionBeforeAPageLeaves:
    @pytest.mark.parametrize("view", ["unpublish", "delete"])
    def test_names_what_changes_elsewhere(self, moderator, article, view):
        page = moderator.page
        page.goto(f"/admin/pages/{article}/{view}/")

        card = page.locator(".leaving-list li").filter(has_text="Related card").first

        expect(card).to_contain_text("The card is hidden until the page is back.")
        expect(card.get_by_role("link")).to_be_visible()
        for size in (DESK, NARROW):
            page.set_viewport_size(size)
            assert violations(page) == ""
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
