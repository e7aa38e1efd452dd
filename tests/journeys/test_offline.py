"""A visitor who loses the network loses no word: in the dialog, on the form's page, after a reload.

Row "server error, offline, timeout" of "Inquiry form, step by step" in the description of the
product, carried on to what a visitor does next.
"""

import time

import pytest
from django.core.signing import Signer
from playwright.sync_api import expect

from .people import LABELS

ARTICLE = "/news/china-soviet-relations/"
OTHER = "/news/tea-road-to-kyakhta/"
A_DAY = 24 * 60 * 60
LIN = ("Lin Wei", "lin.wei@ironworks.example")
NOTHING = ("", "", "")
BLOCKED = """Object.defineProperty(window, "sessionStorage", {
    get() { throw new DOMException("Blocked", "SecurityError") } });"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError") };"""


def kept(page) -> dict:
    """What the tab keeps, by name; asserts that nothing outlives the tab."""
    assert page.evaluate("localStorage.length") == 0
    return page.evaluate("({ ...sessionStorage })")


def token(page) -> str:
    return page.locator("[data-inquiry-form] [name=token]").input_value()


def assert_sent_once(visitor, records, message) -> None:
    reference = visitor.reference()
    (inquiry,) = records.inquiries(message=message)
    assert (inquiry["reference"], inquiry["status"]) == (reference, "new")


class TestInTheDialog:
    def test_text_stays_while_offline_and_is_sent_when_the_network_is_back(
        self, visitor, records, site
    ):
        page, message = visitor.page, "Typed before the tunnel"
        page.goto(ARTICLE)
        visitor.open_inquiry()
        visitor.fill_in(*LIN, message)
        first = token(page)
        visitor.take_time()
        page.context.set_offline(True)
        visitor.press_send()
        expect(visitor.failure).to_be_focused()
        expect(visitor.failure).to_contain_text("What you wrote is kept")
        expect(visitor.failure.get_by_role("link")).to_have_count(2)

        page.keyboard.press("Escape")
        expect(visitor.dialog).to_be_hidden()
        visitor.open_inquiry()
        assert visitor.answers() == (*LIN, message)
        assert token(page) == first

        page.context.set_offline(False)
        visitor.failure.get_by_role("button", name="Try again").click()
        assert_sent_once(visitor, records, message)
        assert kept(page) == {}
        assert LIN[0].split()[0] not in page.url
        assert LIN[1] not in site.log.read_text()

    @pytest.mark.parametrize("way", ["reload", "another page"])
    def test_text_is_put_back_when_the_article_is_opened_again(self, visitor, records, way):
        page, message = visitor.page, f"Typed before: {way}"
        page.goto(ARTICLE)
        visitor.open_inquiry()
        visitor.fill_in(*LIN, message)
        first = token(page)
        visitor.take_time()
        page.context.set_offline(True)
        visitor.press_send()
        expect(visitor.failure).to_be_visible()
        page.context.set_offline(False)
        if way == "reload":
            page.reload()
        else:
            page.goto("/news/")
            page.goto(ARTICLE)
        visitor.open_inquiry()

        assert visitor.answers() == (*LIN, message)
        assert token(page) == first
        # At once: the text was not written in the second since the form was put back.
        visitor.press_send()
        assert_sent_once(visitor, records, message)
        assert kept(page) == {}

    def test_each_article_keeps_its_own(self, visitor):
        page = visitor.page
        page.goto(ARTICLE)
        visitor.open_inquiry()
        visitor.fill_in(*LIN, "About the border")
        page.goto(OTHER)
        visitor.open_inquiry()
        assert visitor.answers() == NOTHING

        visitor.fill_in("", "", "About the tea")
        page.goto(ARTICLE)
        visitor.open_inquiry()
        assert visitor.answers() == (*LIN, "About the border")
        assert len(kept(page)) == 2

    def test_what_was_emptied_again_is_not_kept(self, visitor):
        page = visitor.page
        page.goto(ARTICLE)
        visitor.open_inquiry()
        visitor.fill_in(*LIN, "Not after all")
        assert len(kept(page)) == 1

        visitor.fill_in(*NOTHING)

        assert kept(page) == {}

    def test_a_form_with_errors_is_put_back_as_it_was_typed(self, visitor):
        page = visitor.page
        page.goto(ARTICLE)
        visitor.open_inquiry()
        visitor.fill_in("Lin Wei", "foo@", "Half right")
        visitor.press_send()
        expect(visitor.summary).to_be_focused()
        assert visitor.answers() == ("Lin Wei", "foo@", "Half right")

        page.reload()
        visitor.open_inquiry()

        assert visitor.answers() == ("Lin Wei", "foo@", "Half right")
        expect(visitor.summary).to_have_count(0)

    def test_a_form_that_cannot_be_loaded_leaves_the_article_standing(self, visitor):
        page = visitor.page
        page.goto(ARTICLE)
        page.context.set_offline(True)
        visitor.click(visitor.inquiry_button)
        expect(visitor.failure.get_by_text("The form could not be loaded")).to_be_visible()
        expect(visitor.failure.get_by_text("What you wrote is kept")).to_be_hidden()
        assert page.url.endswith(ARTICLE)

        page.context.set_offline(False)
        visitor.failure.get_by_role("button", name="Try again").click()

        expect(visitor.send_button).to_be_visible()
        expect(visitor.failure).to_be_hidden()

    @pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
    def test_a_browser_that_keeps_nothing_sends_all_the_same(self, visitor, records, script):
        page, message = visitor.page, f"Sent without keeping {len(script)}"
        page.add_init_script(script)
        page.goto(ARTICLE)
        visitor.open_inquiry()
        visitor.fill_in(*LIN, message)
        visitor.send()

        assert_sent_once(visitor, records, message)


class TestOnThePageOfTheForm:
    def test_text_stays_while_offline_and_after_a_reload(self, visitor, records):
        page, message = visitor.page, "Typed on the page itself"
        page.goto("/contact/")
        visitor.fill_in(*LIN, message)
        first = token(page)
        visitor.take_time()
        page.context.set_offline(True)
        visitor.press_send()
        expect(visitor.failure).to_be_focused()
        assert visitor.answers() == (*LIN, message)

        page.context.set_offline(False)
        page.reload()
        assert visitor.answers() == (*LIN, message)
        assert token(page) == first
        visitor.press_send()
        assert_sent_once(visitor, records, message)
        assert kept(page) == {}
        page.goto("/contact/")
        assert visitor.answers() == NOTHING

    def test_try_again_sends_once_the_network_is_back(self, visitor, records):
        page, message = visitor.page, "Tried again on the page itself"
        page.goto("/contact/")
        visitor.fill_in(*LIN, message)
        visitor.take_time()
        page.context.set_offline(True)
        visitor.press_send()
        expect(visitor.failure).to_be_visible()
        page.context.set_offline(False)

        visitor.failure.get_by_role("button", name="Try again").click()

        assert_sent_once(visitor, records, message)

    def test_text_is_put_back_after_the_browsers_own_page_of_failure(self, visitor, records):
        page, message = visitor.page, "Lost on the way"
        page.goto("/contact/")
        visitor.fill_in(*LIN, message)
        visitor.take_time()
        page.route("**/contact/", lambda route: route.abort("internetdisconnected"))
        visitor.press_send()
        page.wait_for_url("chrome-error://**")
        page.unroute("**/contact/")

        page.goto("/contact/")

        assert visitor.answers() == (*LIN, message)
        visitor.press_send()
        assert_sent_once(visitor, records, message)


class TestWhatIsPutBackBesideTheText:
    def test_is_the_first_stamp_however_old_and_never_the_trap(self, visitor, records, site):
        page, message = visitor.page, "Begun yesterday"
        key = (site.var_dir / "secret-key").read_text().strip()
        signer = Signer(key=key, salt="contact.inquiry", fallback_keys=[])
        yesterday = signer.sign(str(int((time.time() - A_DAY) * 1000)))
        page.goto(ARTICLE)
        visitor.open_inquiry()
        for name, value in (("stamp", yesterday), ("website", "https://links.example/")):
            field = page.locator(f"[data-inquiry-form] [name={name}]")
            field.evaluate("(field, value) => { field.value = value }", value)
        visitor.fill_in(*LIN, message)
        (record,) = kept(page).values()
        assert all(word in record for word in (yesterday, *LIN, message))
        assert "links.example" not in record

        page.reload()
        visitor.open_inquiry()
        trap = page.locator("[data-inquiry-form] [name=website]")
        expect(trap).to_have_value("")
        expect(page.locator("[data-inquiry-form] [name=stamp]")).to_have_value(yesterday)
        assert tuple(visitor.field(label).input_value() for label in LABELS) == (*LIN, message)
        visitor.press_send()
        assert_sent_once(visitor, records, message)
