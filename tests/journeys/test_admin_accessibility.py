"""Our own screens of the admin for everybody: seen in light and dark, on a phone, by keyboard.

The whole page is looked at, Wagtail's menu and header with it.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .conftest import DESK, PATIENCE
from .keyboard import walk

OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},  # off unless asked for
    "resultTypes": ["violations"],
}
# 320 px is what 400 % zoom leaves of 1280 px.
WIDTHS = (320, 1280)
LOOKS = ("light", "dark")
# Who opens what.
SCREENS = {
    "dashboard of an editor": ("editor", "/admin/"),
    "dashboard of a moderator": ("moderator", "/admin/"),
    "dashboard of marketing": ("marketing", "/admin/"),
    "dashboard of an administrator": ("admin", "/admin/"),
    "news": ("editor", "/admin/news/"),
    "news with inquiries to follow": ("admin", "/admin/news/"),
    "news narrowed": ("editor", "/admin/news/?state=on-site&q=trade"),
    "news without articles": ("editor", "/admin/news/?q=zzzzzz"),
    "news from a file": ("editor", "/admin/news/from-file/"),
}
# What Wagtail's menu does; nothing of ours.
OF_WAGTAIL = {"<input> “q” is covered by <button> “Search”"}
# A smooth scroll is still under way when the walk looks where the focus is.
AT_ONCE = "* { scroll-behavior: auto !important; }"
axe = Axe()


def violations(page) -> str:
    """Return what axe finds, in words; empty when it finds nothing."""
    found = axe.run(page, options=OPTIONS)
    return found.generate_report() if found.violations_count else ""


@pytest.fixture(scope="module", params=SCREENS)
def screen(request, browser, base_url, sessions):
    """One of our screens, the same open page for every test of it."""
    username, address = SCREENS[request.param]
    context = browser.new_context(
        base_url=base_url,
        storage_state=sessions(username),
        viewport=DESK,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    page.add_style_tag(content=AT_ONCE)
    yield page
    context.close()


def set_width(page, width: int) -> None:
    """Make the window so wide, and wait until the menu is that of a phone or of a desk."""
    page.set_viewport_size({"width": width, "height": DESK["height"]})
    expect(page.locator(".sidebar--mobile")).to_have_count(1 if width == min(WIDTHS) else 0)


class TestOurScreens:
    def test_have_nothing_that_axe_finds(self, screen):
        for width in WIDTHS:
            set_width(screen, width)
            for look in LOOKS:
                screen.emulate_media(color_scheme=look)
                assert violations(screen) == "", f"{width} px in {look}"

    def test_fit_on_a_phone(self, screen):
        set_width(screen, 320)

        assert screen.evaluate("document.documentElement.scrollWidth") <= 320

    def test_are_walked_through_by_keyboard(self, screen):
        for width in WIDTHS:
            set_width(screen, width)
            faults = set(walk(screen)) - OF_WAGTAIL
            # Wagtail's menu may still be folding after the change of width; a fault stays.
            faults = faults and faults & set(walk(screen))
            assert faults == set(), f"{width} px"


class TestTheLook:
    """The control: a fault planted into a screen that has none is found."""

    def test_sees_a_picture_without_words(self, admin_page):
        page = admin_page("editor")
        page.goto("/admin/")
        page.evaluate("() => document.querySelector('main').append(new Image(9, 9))")

        assert "image-alt" in violations(page)
