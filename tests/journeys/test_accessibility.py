"""Every kind of page and every dialog, for everybody: seen, enlarged, recoloured, by keyboard.

Rows "keyboard only, screen reader, 360 px, 400 % zoom, dark, forced colours, reduced motion" of
the inquiry form and "dark and light by system" of the article, in the description of the product.
Each state is opened once; every test of this module then looks at the same open page.
"""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .boxes import faults, small_targets
from .conftest import PATIENCE
from .keyboard import walk
from .people import Visitor
from .states import ARTICLE, STATES
from .wire import Wire

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},  # off unless asked for
    "resultTypes": ["violations"],
}
# 320 px is what 400 % zoom leaves of 1280 px.
WIDTHS = (320, 1280)
HEIGHT = 800
LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "dark", "forced_colors": "active"},
}
# What a reader may set, WCAG 1.4.12 and 1.4.4; no word may be lost by it.
SETTINGS = {
    "as it comes": "",
    "text spacing": """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }""",
    "text of 200 %": "html { font-size: 200% !important; }",
}
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    const longest = (times) => Math.max(...times.split(",").map(parseFloat));
    return longest(style.transitionDuration) > 0.01 || longest(style.animationDuration) > 0.01
        || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 80))"""
# Buttons and fields whose edge cannot be told from what is around them.
WITHOUT_EDGE = """() => [...document.querySelectorAll(
        ".button, .chip, input:not([type=hidden]), textarea, select")]
    .filter((control) => control.checkVisibility() && !control.closest(".trap"))
    .filter((control) => {
        const style = getComputedStyle(control);
        const around = getComputedStyle(document.body).backgroundColor;
        return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1
            || style.borderTopColor === around;
    }).map((control) => control.outerHTML.slice(0, 80))"""
axe = Axe()


def violations(page) -> str:
    """Return what axe finds, in words; empty when it finds nothing."""
    found = axe.run(page, options=OPTIONS)
    return found.generate_report() if found.violations_count else ""


def set_width(page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})


@pytest.fixture(scope="module")
def open_context(browser, base_url):
    """Open contexts that keep the promises about cookies and hosts, as `new_visitor` does."""

    def make():
        context = browser.new_context(base_url=base_url, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        return context, Wire(context)

    return make


@pytest.fixture(scope="module", params=STATES)
def opened(request, open_context, base_url):
    """A page in the state of this name, the same one for every test of it."""
    context, wire = open_context()
    visitor = Visitor(context.new_page())
    STATES[request.param](visitor)
    yield visitor.page
    wire.assert_kept(urlsplit(base_url).netloc)
    context.close()


@pytest.fixture
def still_visitor(new_visitor):
    return new_visitor(reduced_motion="reduce")


class TestEveryKindOfPage:
    def test_has_nothing_that_axe_finds(self, opened):
        """No violation at two widths, in light, in dark and in forced colours."""
        for width in WIDTHS:
            set_width(opened, width)
            for look, media in LOOKS.items():
                opened.emulate_media(**media)
                assert violations(opened) == "", f"{width} px in {look}"
        opened.emulate_media(**LOOKS["light"])

    def test_loses_no_word_however_it_is_set(self, opened):
        """Nothing sticks out, is cut off or overlaps: at 320 px, spaced out, twice the size."""
        for width in WIDTHS:
            set_width(opened, width)
            for setting, rules in SETTINGS.items():
                style = opened.add_style_tag(content=rules or "/**/")
                found = faults(opened)
                style.evaluate("style => style.remove()")
                assert found == [], f"{width} px, {setting}"

    def test_has_targets_that_a_thumb_meets(self, opened):
        for width in WIDTHS:
            set_width(opened, width)
            assert small_targets(opened) == [], f"{width} px"

    def test_is_walked_through_by_keyboard(self, opened):
        """Tab reaches every control once, its focus is seen and nothing covers it."""
        for width in WIDTHS:
            set_width(opened, width)
            assert walk(opened) == [], f"{width} px"

    def test_keeps_still_for_who_asks_for_it(self, opened):
        assert opened.evaluate(MOVING) == []

    def test_has_edges_where_colours_are_forced(self, opened):
        opened.emulate_media(**LOOKS["forced colours"])
        assert opened.evaluate(WITHOUT_EDGE) == []
        opened.emulate_media(**LOOKS["light"])


class TestTheBeginning:
    def test_is_a_link_past_the_header(self, still_visitor):
        """The first Tab shows it, Enter leads to what the page is about."""
        page = still_visitor.page
        page.goto(ARTICLE)
        page.keyboard.press("Tab")
        link = page.get_by_role("link", name="Skip to the content")
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()


class TestUnusualContent:
    """What editors may write, and what they may leave out."""

    WORDS = {
        "a word of 63 letters": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
        "a title of 200 characters": "Who pays when the crane drops it? " * 6,
        "Chinese without a space": "中华人民共和国国家发展和改革委员会" * 6,
    }
    WRITE = """words => {
        const spoken = "main :is(h1, h2, h3, p, figcaption, [aria-current], .contents-list a)";
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const { currentNode: text } = texts;
            if (text.data.trim() && text.parentElement.closest(spoken)) text.data = words;
        }
    }"""
    PAGES = {"home": "/", "list": "/news/", "article": ARTICLE, "search": "/search/?q=trade"}

    @pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
    def test_stays_on_its_page(self, visitor, address):
        page = visitor.page
        for words in self.WORDS.values():
            page.goto(address)
            page.evaluate(self.WRITE, words)
            for width in WIDTHS:
                set_width(page, width)
                assert faults(page) == [], f"{width} px, {words[:20]}"

    @pytest.mark.parametrize("address", ["/", "/news/", ARTICLE])
    @pytest.mark.parametrize("kept", [0, 1])
    def test_may_be_missing(self, visitor, address, kept):
        """No picture, and no or one other article beside it."""
        page = visitor.page
        page.goto(address)
        page.evaluate(
            """kept => {
                for (const cards of document.querySelectorAll(".cards")) {
                    [...cards.children].slice(kept).forEach((card) => card.remove());
                }
                document.querySelectorAll("picture, .hero").forEach((part) => part.remove());
            }""",
            kept,
        )
        for width in WIDTHS:
            set_width(page, width)
            assert faults(page) == [], f"{width} px"


class TestTheLookItself:
    """The controls: faults planted into a page that has none are found, each by its own look."""

    def test_sees_a_picture_without_words(self, still_visitor):
        page = still_visitor.page
        page.goto("/about/")
        page.evaluate("() => document.querySelector('main').append(new Image(9, 9))")
        assert "image-alt" in violations(page)

    @pytest.mark.parametrize(
        ("rules", "fault"),
        [
            ("h1 { inline-size: 3000px; text-align: end; }", "reaches out"),
            ("h1 { block-size: 1rem; overflow: hidden; }", "is cut off"),
            (".lead { margin-block-start: -4rem; }", "lies on"),
        ],
    )
    def test_sees_words_that_are_lost(self, still_visitor, rules, fault):
        page = still_visitor.page
        page.goto("/about/")
        page.add_style_tag(content=rules)
        assert any(fault in words for words in faults(page))

    @pytest.mark.parametrize(
        ("rules", "fault"),
        [
            (":focus-visible { outline: none !important; }", "shows no focus"),
            (".site-footer { position: fixed; inset: 30% 0 0; margin: 0; }", "is covered by"),
        ],
    )
    def test_sees_a_focus_that_is_lost(self, still_visitor, rules, fault):
        page = still_visitor.page
        page.goto("/about/")
        assert walk(page) == []
        page.add_style_tag(content=rules)
        assert any(fault in words for words in walk(page))

    def test_sees_what_the_keyboard_does_not_reach(self, still_visitor):
        page = still_visitor.page
        page.goto("/about/")
        page.evaluate("""() => document.addEventListener("keydown", (event) => {
            if (document.activeElement.matches(".search-link")) event.preventDefault();
        })""")
        assert any("is never reached" in words for words in walk(page))

    def test_sees_what_is_too_small_or_moves(self, still_visitor):
        page = still_visitor.page
        page.goto("/about/")
        page.add_style_tag(
            content=".search-link { min-height: 0; max-height: 20px; transition: 1s color; }"
        )
        assert any("Search" in words for words in small_targets(page))
        assert len(page.evaluate(MOVING)) == 1
