"""A visitor types into the search box: suggestions by keyboard, mouse and finger, and without."""

import re

import pytest
from playwright.sync_api import Page, expect

NARROWEST = {"width": 320, "height": 640}
KYAKHTA = "Ten thousand kilometres for a cup"
SUGGEST = "**/search/suggest/**"


class Box:
    """The search box and what it offers."""

    def __init__(self, page: Page, address: str = "/search/") -> None:
        self.page = page
        page.goto(address)
        self.field = page.locator("#search_q")
        self.list = page.get_by_role("listbox", name="Suggested pages")
        self.options = self.list.get_by_role("option")

    def type(self, text: str) -> None:
        """Key by key, as a person does."""
        self.field.click()
        self.field.press_sequentially(text, delay=20)

    def expect_open(self) -> None:
        expect(self.options.first).to_be_visible()
        expect(self.field).to_have_attribute("aria-expanded", "true")

    def expect_closed(self) -> None:
        expect(self.list).to_be_hidden()
        expect(self.field).to_have_attribute("aria-expanded", "false")

    def expect_active(self, place: int | None) -> None:
        """Just that option is pointed at, and the box keeps the focus."""
        expect(self.field).to_be_focused()
        chosen = self.list.locator("[aria-selected=true]")
        if place is None:
            expect(chosen).to_have_count(0)
            assert self.field.get_attribute("aria-activedescendant") is None
            return
        expect(chosen).to_have_count(1)
        identity = self.options.nth(place).get_attribute("id")
        expect(self.field).to_have_attribute("aria-activedescendant", identity)
        assert chosen.get_attribute("id") == identity


@pytest.fixture
def box(visitor):
    return Box(visitor.page)


class TestTheKeyboard:
    def test_walks_through_the_suggestions_and_opens_one(self, box):
        expect(box.field).to_have_role("combobox")
        box.type("tea")
        box.expect_open()
        last = box.options.count() - 1
        assert last >= 1
        for key, place in [
            ("ArrowDown", 0),
            ("ArrowDown", 1),
            ("End", last),
            ("ArrowDown", None),
            ("ArrowUp", last),
            ("Home", 0),
            ("ArrowUp", None),
            ("ArrowDown", 0),
        ]:
            box.field.press(key)
            box.expect_active(place)
        title = box.options.first.inner_text()
        box.field.press("Enter")
        expect(box.page.get_by_role("heading", level=1)).to_have_text(title)

    def test_escape_closes_the_list_and_keeps_the_text(self, box):
        box.type("tea")
        box.expect_open()
        box.field.press("Escape")
        box.expect_closed()
        expect(box.field).to_have_value("tea")
        box.field.press("ArrowDown")
        box.expect_open()

    def test_enter_without_a_choice_searches(self, box):
        box.type("tea")
        box.expect_open()
        box.field.press("Enter")
        expect(box.page).to_have_url(re.compile(r"/search/\?q=tea$"))
        expect(
            box.page.get_by_role("heading", name=re.compile("results for “tea”"))
        ).to_be_visible()

    def test_home_and_end_belong_to_the_text_before_a_choice(self, box):
        box.type("tea")
        box.expect_open()
        box.field.press("Home")
        assert box.field.evaluate("field => field.selectionStart") == 0
        box.expect_active(None)

    def test_leaving_the_box_closes_the_list(self, box):
        box.type("tea")
        box.expect_open()
        box.field.press("Tab")
        box.expect_closed()


class TestMouseAndFinger:
    def test_a_click_opens_the_page(self, box):
        box.type("kyakhta")
        box.options.filter(has_text=KYAKHTA).click()
        expect(box.page.get_by_role("heading", level=1)).to_contain_text(KYAKHTA)

    def test_a_tap_does_on_a_narrow_screen_where_nothing_is_cut_off(self, new_visitor):
        page = new_visitor(viewport=NARROWEST, has_touch=True, color_scheme="dark").page
        box = Box(page)
        box.type("tea")
        box.expect_open()
        for option in box.options.all():
            edges = option.bounding_box()
            assert edges["height"] >= 44
            assert edges["x"] >= 0
            assert edges["x"] + edges["width"] <= NARROWEST["width"]
        box.options.filter(has_text=KYAKHTA).tap()
        expect(page.get_by_role("heading", level=1)).to_contain_text(KYAKHTA)

    def test_the_choice_is_seen_in_forced_colours(self, new_visitor):
        box = Box(new_visitor(forced_colors="active").page)
        box.type("tea")
        box.expect_open()
        box.field.press("ArrowDown")
        colour = "option => getComputedStyle(option).backgroundColor"
        chosen, other = (box.options.nth(place).evaluate(colour) for place in (0, 1))
        assert chosen != other


@pytest.fixture
def asked(box):
    """The terms that suggestions are asked for, as they go out."""
    terms = []
    pattern = re.compile(r"/suggest/\?q=(.*)")

    def note(request) -> None:
        if found := pattern.search(request.url):
            terms.append(found[1])

    box.page.on("request", note)
    return terms


class TestTheRequests:
    def test_one_pause_is_one_request(self, box, asked):
        box.type("tea road")
        expect(box.options).to_have_count(1)
        assert asked[-1] == "tea+road"
        assert len(asked) < len("tea road")

    def test_a_slow_answer_does_not_replace_a_later_one(self, box, asked):
        held = []
        box.page.route(re.compile(r"\?q=tea$"), lambda route: held.append(route))
        with box.page.expect_event("requestfailed") as failed:
            with box.page.expect_request(re.compile(r"\?q=tea$")):
                box.type("tea")
            box.type(" road")
        assert "ABORTED" in failed.value.failure
        assert failed.value == held[0].request
        expect(box.options).to_have_text([re.compile("tea road")])
        assert asked[-1] == "tea+road"

    def test_nothing_is_asked_while_characters_are_composed(self, box, asked):
        wire = box.page.context.new_cdp_session(box.page)
        box.field.focus()
        for text in ("t", "te", "tea"):
            wire.send(
                "Input.imeSetComposition",
                {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
            )
        box.page.wait_for_timeout(600)
        assert asked == []
        wire.send("Input.insertText", {"text": "tea"})
        box.expect_open()
        assert asked == ["tea"]

    def test_without_a_network_it_is_a_plain_box(self, box):
        box.page.route(SUGGEST, lambda route: route.abort())
        with box.page.expect_event("requestfailed"):
            box.type("tea")
        box.expect_closed()
        box.page.unroute(SUGGEST)
        box.field.press("Enter")
        expect(box.page).to_have_url(re.compile(r"\?q=tea$"))


class TestWithoutJavaScript:
    def test_the_box_searches_and_filters(self, new_visitor):
        page = new_visitor(java_script_enabled=False).page
        page.goto("/search/")
        page.get_by_role("searchbox", name="Search the site").fill("tea")
        page.get_by_role("button", name="Search", exact=True).click()
        everything = page.locator(".hit").count()
        page.get_by_role("navigation", name="Filter the results").get_by_role("link").first.click()
        assert 0 < page.locator(".hit").count() < everything
        page.get_by_role("link", name="Clear all filters").click()
        assert page.locator(".hit").count() == everything


class TestThePageThatIsNotThere:
    def test_offers_suggestions_too(self, visitor):
        box = Box(visitor.page, "/no/such/page/")
        box.type("tea")
        box.expect_open()
