"""Every kind of page and both dialogs: nothing that axe knows to be wrong, in light and in dark.

Rows "keyboard only, screen reader, 360 px, …" of the inquiry form and "dark and light by system"
of the article, in the description of the product.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .people import Visitor

ARTICLE = "/news/china-soviet-relations/"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
NARROWEST = 320
HEIGHT = 800
OVERFLOW = """() => [document.documentElement, ...document.querySelectorAll("dialog[open]")]
    .filter((box) => box.scrollWidth > Math.ceil(box.getBoundingClientRect().width))
    .map((box) => `${box.tagName} is ${box.scrollWidth} wide`)"""

axe = Axe()


def at(address: str):
    """Open a page of this address."""
    return lambda visitor: visitor.page.goto(address)


def contact_dialog(visitor: Visitor) -> None:
    visitor.page.goto(ARTICLE)
    visitor.click(visitor.contact_button)


def inquiry_dialog(visitor: Visitor) -> None:
    visitor.page.goto(ARTICLE)
    visitor.open_inquiry()


def dialog_with_errors(visitor: Visitor) -> None:
    inquiry_dialog(visitor)
    visitor.fill_in(contact="foo@")
    visitor.press_send()
    visitor.summary.wait_for()


def dialog_of_failure(visitor: Visitor) -> None:
    inquiry_dialog(visitor)
    visitor.page.route("**/contact/", lambda route: route.abort())
    visitor.press_send()
    visitor.failure.wait_for()


def form_with_errors(visitor: Visitor) -> None:
    visitor.page.goto("/contact/")
    visitor.press_send()
    visitor.summary.wait_for()


def sent(visitor: Visitor) -> None:
    form = {"name": "Axe", "contact": "axe@example.com", "message": "Is this readable?"}
    answer = visitor.page.request.post("/contact/", form=form)
    visitor.page.goto(answer.url)
    assert visitor.reference()


def sent_in_dialog(visitor: Visitor) -> None:
    inquiry_dialog(visitor)
    visitor.fill_in("Axe", "axe@example.com", "Is this readable in the dialog?")
    visitor.send()
    assert visitor.reference()


STATES = {
    "home": at("/"),
    "list": at("/news/"),
    "filtered list": at("/news/?topic=history&year=2025"),
    "article": at(ARTICLE),
    "contact dialog": contact_dialog,
    "inquiry dialog": inquiry_dialog,
    "dialog with errors": dialog_with_errors,
    "dialog of a failure": dialog_of_failure,
    "sent in the dialog": sent_in_dialog,
    "form": at("/contact/"),
    "form with errors": form_with_errors,
    "sent": sent,
    "search with hits": at("/search/?q=trade"),
    "search without hits": at("/search/?q=zzzzzz"),
    "empty search": at("/search/"),
    "not found": at("/no/such/page/"),
    "plain page": at("/about/"),
}


def violations(page) -> str:
    """Return what axe finds, in words; empty when it finds nothing."""
    found = axe.run(page, options=OPTIONS)
    return found.generate_report() if found.violations_count else ""


class TestEveryKindOfPage:
    @pytest.mark.parametrize("state", STATES)
    def test_has_nothing_that_axe_finds(self, new_visitor, state):
        """No violation at two widths in light and dark, and no sideways scrolling at 320 px."""
        visitor = new_visitor(reduced_motion="reduce")
        page = visitor.page
        STATES[state](visitor)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                assert violations(page) == "", f"{state} at {width} px in {scheme}"
        page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
        assert page.evaluate(OVERFLOW) == []

    def test_a_planted_fault_is_found(self, new_visitor):
        """The control: the same look at the same page sees a picture without words."""
        page = new_visitor().page
        page.goto("/about/")
        page.evaluate("""() => {
            const picture = document.createElement("img");
            picture.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
            picture.style.minWidth = "2000px";
            document.querySelector("main").append(picture);
        }""")
        assert "image-alt" in violations(page)
        page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
        assert page.evaluate(OVERFLOW) != []
