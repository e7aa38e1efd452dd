"""The editor: writes an article of sections through the admin and sees it on the site.

Rows are those of "The page the site exists for" and of "Editors" in the description of the
product.
"""

import re
from datetime import date

import pytest
from PIL import Image
from playwright.sync_api import expect

from .people import Editor

# Old, so that the front pages of other journeys stay what they are.
POSTED_ON = date(2019, 3, 4)
INTRODUCTION = "Seven short chapters on how a parcel of tea crossed a continent before the railway."
HEADINGS = [f"Chapter {name}" for name in "one two three four five six seven".split()]
PUBLISHED = re.compile(r"published\.")
FOR_APPROVAL = "Send for approval"
LINK_MISSING = "Choose a page of this site, or enter a web address."
PICTURE_MISSING = "Choose a picture."


@pytest.fixture
def editor(admin_page):
    return Editor(admin_page("editor"))


def switch_approval(admin_page, required: bool) -> None:
    admin = Editor(admin_page("admin"))
    admin.set_approval(required)
    admin.page.context.close()


@pytest.fixture
def approval_off(admin_page):
    """Editors publish themselves, until the test is over."""
    switch_approval(admin_page, required=False)
    yield
    switch_approval(admin_page, required=True)


def begin(editor: Editor, title: str) -> None:
    """Write everything above the body but the picture, and keep it as a draft.

    Wagtail would keep it by itself a little later; an article published just then is made twice.
    """
    editor.begin_article()
    editor.write_title(title)
    editor.write_in("Posted on", POSTED_ON.isoformat())
    # The calendar lies over the fields below it.
    editor.page.keyboard.press("Tab")
    editor.write_in("Introduction", INTRODUCTION)
    editor.save_draft()


def read_on_the_site(editor: Editor) -> None:
    """Follow the link in the message after publishing."""
    editor.click(editor.told().get_by_role("link", name="View on site"))
    expect(editor.page).to_have_url(re.compile("/news/"))


class TestAnEditorWhoMayPublish:
    def test_writes_an_article_of_seven_sections_and_sees_it_on_the_site(
        self, editor, approval_off
    ):
        """Every row of "The page the site exists for" that an editor fills in."""
        title = "Tea by sledge and camel"
        begin(editor, title)
        editor.choose_topic("History")
        editor.choose_picture("caravan")
        for number, heading in enumerate(HEADINGS):
            block = editor.add_block("Section") if number else editor.block(0)
            editor.write_section(block, heading, [f"{heading} begins.", f"{heading} ends."])
        action = editor.add_block("Call to action")
        editor.write_call_to_action(action, "Go on reading", "There is more.", "Read about us")
        editor.choose_page(action, "About")
        editor.choose_page(editor.add_block("Related card"), "Six colours, one leaf")
        editor.act("Publish")
        expect(editor.told()).to_contain_text(PUBLISHED)
        read_on_the_site(editor)
        editor.tell(f"an article of {len(HEADINGS)} sections")

        page = editor.page
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        story = page.locator("article").first
        assert story.locator("section h2").all_inner_texts() == HEADINGS
        assert story.locator("section p").count() == 2 * len(HEADINGS)
        ids = story.locator("section h2").evaluate_all("all => all.map((heading) => heading.id)")
        assert len(set(filter(None, ids))) == len(HEADINGS)
        contents = page.get_by_role("navigation", name="On this page").locator("visible=true")
        assert contents.first.get_by_role("link").all_inner_texts() == HEADINGS
        expect(page.locator("time").first).to_have_attribute("datetime", POSTED_ON.isoformat())
        expect(story).to_contain_text("Posted on")
        expect(story).not_to_contain_text("Updated")
        expect(story).to_contain_text(INTRODUCTION)
        expect(story).to_contain_text("History")
        assert story.locator("figure img").first.get_attribute("alt")
        expect(story.get_by_role("link", name="Read about us")).to_have_attribute(
            "href", re.compile("/about/$")
        )
        card = story.get_by_role("complementary", name="Related")
        expect(card.get_by_role("link", name=re.compile("View detail"))).to_have_attribute(
            "href", "/news/six-colours-of-tea/"
        )
        crumbs = page.get_by_role("navigation", name="Breadcrumb")
        expect(crumbs.locator("[aria-current=page]")).to_have_text(title)
        for button in ("Contact Supplier", "Send Inquiry"):
            expect(
                page.get_by_text(button, exact=True).locator("visible=true").first
            ).to_be_visible()

    def test_uploads_a_picture_of_their_own(self, editor, approval_off, tmp_path):
        """Row "picture with alt text": the description is asked for with the picture."""
        file = tmp_path / "quay.png"
        Image.new("RGB", (1200, 675), "teal").save(file)
        begin(editor, "A picture from the quay")
        editor.upload_picture(file, "Quay", "A grey quay in the rain.")
        section = editor.block(0)
        editor.write_section(section, "On the quay", ["It rained."])
        editor.act("Publish")
        expect(editor.told()).to_contain_text(PUBLISHED)
        read_on_the_site(editor)
        hero = editor.page.locator("article figure img").first
        expect(hero).to_have_attribute("alt", "A grey quay in the rain.")
        assert hero.evaluate("async (image) => { await image.decode(); return image.naturalWidth }")

    def test_is_told_where_something_is_missing_but_may_keep_the_draft(
        self, editor, approval_off, records
    ):
        """Rows "call to action" and "picture": publishing is refused, a draft never is."""
        title, page = "An article without an end", editor.page
        begin(editor, title)
        editor.write_section(editor.block(0), "The only section", ["One paragraph."])
        action = editor.add_block("Call to action")
        editor.write_call_to_action(action, "Go on reading", "", "Read more")
        editor.act("Publish")
        expect(editor.told()).to_contain_text("could not be")
        action = editor.block(1)
        expect(action.get_by_text(LINK_MISSING)).to_be_visible()
        picture = page.locator("#panel-child-content-picture_at_the_top-section")
        expect(picture.get_by_text(PICTURE_MISSING).first).to_be_visible()

        editor.save_draft()
        expect(editor.block(1).get_by_text(LINK_MISSING)).to_have_count(0)
        (draft,) = records.rows("wagtailcore_page", draft_title=title)
        assert not draft["live"]

        editor.choose_picture("caravan")
        editor.choose_page(editor.block(1), "About")
        editor.act("Publish")
        expect(editor.told()).to_contain_text(PUBLISHED)
        (article,) = records.rows("wagtailcore_page", draft_title=title)
        assert article["live"]


class TestPublishingDuringTheFirstAutosave:
    def test_makes_one_article_and_puts_it_on_the_site(self, editor, approval_off, records):
        """The autosave has made the page, and its answer has not come: the form is sent again."""
        title, page, made = "Pressed too early", editor.page, []

        def hold_autosave(route):
            if route.request.headers.get("accept") == "application/json":
                made.append(route.fetch().status)
            else:
                route.continue_()

        page.route("**/admin/pages/add/news/newsdetailpage/**", hold_autosave)
        editor.begin_article()
        editor.wait_for_the_form()
        editor.write_title(title)
        editor.wait_until(lambda: made == [200])
        assert len(records.rows("wagtailcore_page", draft_title=title)) == 1
        editor.write_in("Introduction", INTRODUCTION)
        editor.choose_picture("caravan")
        editor.write_section(editor.block(0), "The only section", ["One paragraph."])
        editor.act("Publish")
        expect(editor.told()).to_contain_text(PUBLISHED)

        (article,) = records.rows("wagtailcore_page", draft_title=title)
        assert article["live"]
        read_on_the_site(editor)
        expect(page.locator("article").first).to_contain_text("One paragraph.")


class TestReadyToPublish:
    def test_says_what_is_missing_leads_there_and_follows_each_autosave(self, editor):
        page = editor.page
        begin(editor, "An article on its way")
        editor.wait_for_the_form()
        editor.write_section(editor.block(0), "The only section", ["One paragraph."])
        panel = page.locator("[data-side-panel=ready]")
        toggle = page.locator("[data-side-panel-toggle=ready]")
        editor.click(toggle)
        expect(panel).to_contain_text("Choose a picture.")
        expect(toggle).to_contain_text("1")

        editor.click(panel.get_by_role("link", name="Picture"))
        picture = page.locator("#panel-child-content-picture_at_the_top-section")
        expect(picture).to_be_in_viewport()
        assert picture.evaluate("(box) => box.contains(document.activeElement)")

        editor.choose_picture("caravan")
        expect(panel.get_by_text("Ready to publish", exact=True)).to_be_visible()
        expect(panel).not_to_contain_text("Choose a picture.")
        expect(toggle.locator("[data-side-panel-toggle-counter]")).to_be_hidden()


class TestAnEditorWhoNeedsApproval:
    def test_sends_for_approval_and_the_moderator_publishes(self, editor, admin_page, records):
        """Row "Approval is one switch": on, Editors send for approval and Moderators publish."""
        title, page = "Waiting for a second pair of eyes", editor.page
        begin(editor, title)
        editor.choose_picture("caravan")
        editor.write_section(editor.block(0), "The only section", ["One paragraph."])
        page.get_by_role("button", name="More actions").click()
        expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
        page.keyboard.press("Escape")
        editor.act(FOR_APPROVAL)
        expect(editor.told()).to_contain_text("submitted")
        (waiting,) = records.rows("wagtailcore_page", draft_title=title)
        assert not waiting["live"]

        moderator = Editor(admin_page("moderator"))
        moderator.page.goto(f"/admin/pages/{waiting['id']}/edit/")
        moderator.act("Approve and Publish")
        expect(moderator.told()).to_contain_text(title)
        (article,) = records.rows("wagtailcore_page", draft_title=title)
        assert article["live"]
        moderator.page.goto(f"/news/{article['slug']}/")
        expect(moderator.page.get_by_role("heading", level=1)).to_have_text(title)
