"""The visitor: finds an article, inquires, and is never left without an answer.

Rows are those of "Inquiry form, step by step" in the description of the product, unless another
table is named.
"""

import json
import re
import time

import pytest
from django.core.signing import Signer
from playwright.sync_api import expect

from .conftest import PATIENCE
from .people import LABELS

ARTICLE = "/news/china-soviet-relations/"
TITLE = "China and the Soviet Union: seventy-four years along one border"
NEEDED = ("Enter your name", "Enter an email address or phone number", "Enter your message")
REFERENCE = re.compile("^[0-9A-Z]{5}-[0-9A-Z]{5}$")
A_DAY = 24 * 60 * 60
LIN = ("Lin Wei", "lin.wei@ironworks.example")


def mail_about(mail, reference, page):
    """Wait for the notification of this inquiry and return it."""
    give_up = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < give_up:
        for message in list(mail.messages):
            if reference in message["Subject"]:
                return message
        page.wait_for_timeout(100)
    raise AssertionError(f"No mail about {reference} among {len(mail.messages)}")


def has_focus_outside(page, dialog: str) -> bool:
    """Tell whether something of the page behind this dialog has the focus."""
    return page.evaluate(
        "id => document.activeElement !== document.body && !document.activeElement.closest(id)",
        dialog,
    )


def stay_inside(page, dialog: str) -> None:
    """Walk once through everything that takes the focus, and never reach the page behind."""
    expect(page.locator(f"{dialog}:modal")).to_be_visible()
    for _step in range(25):
        page.keyboard.press("Tab")
        assert not has_focus_outside(page, dialog)


def assert_errors_named(visitor, needed) -> None:
    """The summary names every error with a link to its field; each stands beside its field too."""
    page = visitor.page
    expect(visitor.summary.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert visitor.summary.get_by_role("link").all_inner_texts() == list(needed.values())
    for label, message in needed.items():
        field = visitor.field(label)
        expect(field).to_have_attribute("aria-invalid", "true")
        notes = field.get_attribute("aria-describedby").split()
        words = [page.locator(f"[id='{note}']").inner_text() for note in notes]
        assert any(message in text for text in words), words


class TestInquiringFromAnArticle:
    def test_a_visitor_goes_from_home_to_inquiry_sent_in_four_clicks(self, visitor, records, mail):
        """Row "valid": stored once, a reference, next steps; a reload sends nothing."""
        page, message = visitor.page, "May we print thirty copies?\n我们想印三十份。"
        page.goto("/")
        visitor.click(page.get_by_role("link", name="All news"))
        page.wait_for_url("**/news/")
        # Other journeys publish too, so that no article is sure to be on the first page.
        link = page.locator(".cards").get_by_role("link").last
        title = link.inner_text()
        visitor.click(link)
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        visitor.open_inquiry()
        visitor.fill_in(*LIN, message)
        visitor.send()
        reference = visitor.reference()
        visitor.tell("from Home to “Inquiry sent”")
        assert visitor.clicks <= 4
        assert REFERENCE.match(reference)
        expect(visitor.dialog).to_contain_text("reference")

        (inquiry,) = records.inquiries(message=message)
        assert inquiry["reference"] == reference
        assert (inquiry["name"], inquiry["contact"]) == LIN
        assert inquiry["contact_kind"] == "email"
        assert (inquiry["source_title"], inquiry["status"]) == (title, "new")
        assert inquiry["source_url"] == page.url
        notification = mail_about(mail, reference, page)
        assert notification["Reply-To"] == LIN[1]
        assert message.splitlines()[1] in notification.get_content()

        visitor.dialog.get_by_role("button", name="Close").last.click()
        expect(visitor.dialog).to_be_hidden()
        expect(visitor.inquiry_button).to_be_focused()
        page.reload()
        assert len(records.inquiries(message=message)) == 1

    def test_the_newest_article_needs_no_more_with_a_look_at_the_contact_details(
        self, visitor, records
    ):
        """Table "The page the site exists for", both buttons, and row "valid"."""
        page, message = visitor.page, "What is the smallest order?"
        page.goto("/")
        visitor.click(page.locator("main article").first.get_by_role("link").first)
        visitor.click(visitor.contact_button)
        expect(visitor.contact_dialog).to_be_visible()
        page.keyboard.press("Escape")
        visitor.open_inquiry()
        visitor.fill_in("Amira", "138 0013 8000", message)
        visitor.send()
        assert REFERENCE.match(visitor.reference())
        visitor.tell("from Home by the contact details to “Inquiry sent”")
        assert visitor.clicks <= 4
        (inquiry,) = records.inquiries(message=message)
        assert inquiry["contact"] == "138 0013 8000"
        assert (inquiry["contact_kind"], inquiry["contact_normalised"]) == (
            "phone",
            "+8613800138000",
        )

    def test_contact_supplier_opens_mail_phone_and_copying(self, new_visitor, records):
        """Table "The page the site exists for", row "Contact Supplier"."""
        visitor = new_visitor(permissions=["clipboard-read", "clipboard-write"])
        page, dialog = visitor.page, visitor.contact_dialog
        (details,) = records.rows("contact_contactdetails")
        page.goto(ARTICLE)
        visitor.click(visitor.contact_button)
        expect(dialog.get_by_role("heading")).to_have_text(
            re.compile("company contact information", re.IGNORECASE)
        )
        mailto = dialog.get_by_role("link", name=details["email"])
        expect(mailto).to_have_attribute("href", f"mailto:{details['email']}")
        digits = re.sub(r"\D", "", details["phone"])
        tel = dialog.get_by_role("link", name=details["phone"]).get_attribute("href")
        assert tel.startswith("tel:+")
        assert re.sub(r"\D", "", tel) == digits
        for name, value in (("email", details["email"]), ("phone", details["phone"])):
            button = dialog.get_by_role("button", name=re.compile(f"Copy.*{name}"))
            button.click()
            expect(dialog).to_contain_text("Copied")
            assert page.evaluate("navigator.clipboard.readText()") == value
        stay_inside(page, "#contact-dialog")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(visitor.contact_button).to_be_focused()
        visitor.click(visitor.contact_button)
        dialog.get_by_role("button", name="Close").last.click()
        expect(dialog).to_be_hidden()
        expect(visitor.contact_button).to_be_focused()

    def test_the_dialog_holds_the_focus_and_keeps_what_was_typed(self, visitor):
        """Row "article open"."""
        page = visitor.page
        page.goto(ARTICLE)
        visitor.open_inquiry()
        expect(visitor.dialog.locator(":focus")).to_have_count(1)
        stay_inside(page, "#inquiry-dialog")
        typed = ("Olga", "olga@", "Half a message")
        visitor.fill_in(*typed)
        page.keyboard.press("Escape")
        expect(visitor.dialog).to_be_hidden()
        expect(visitor.inquiry_button).to_be_focused()
        visitor.open_inquiry()
        assert visitor.answers() == typed
        visitor.dialog.get_by_role("button", name="Close").first.click()
        expect(visitor.dialog).to_be_hidden()
        expect(visitor.inquiry_button).to_be_focused()


class TestWhatIsWrongIsSaid:
    def test_an_empty_form_stores_nothing_and_names_each_field(self, visitor, records):
        """Row "empty form"."""
        page, before = visitor.page, len(records.inquiries())
        page.goto(ARTICLE)
        visitor.open_inquiry()
        visitor.press_send()
        expect(visitor.summary).to_be_focused()
        assert_errors_named(visitor, dict(zip(LABELS, NEEDED, strict=True)))
        visitor.summary.get_by_role("link", name=NEEDED[1]).click()
        expect(visitor.field(LABELS[1])).to_be_focused()
        assert len(records.inquiries()) == before

    def test_one_wrong_field_leaves_the_others_as_they_are(self, visitor, records):
        """Rows "one field wrong" and "contact `foo@`, `12ab`, `123`"."""
        page, before = visitor.page, len(records.inquiries())
        page.goto(ARTICLE)
        visitor.open_inquiry()
        for wrong in ("foo@", "12ab", "123"):
            typed = ("Lin Wei", wrong, "The others\nkeep their text")
            visitor.fill_in(*typed)
            with page.expect_response("**/contact/") as answer:
                visitor.press_send()
            assert answer.value.status == 422
            expect(visitor.summary).to_be_focused()
            assert visitor.answers() == typed
            links = visitor.summary.get_by_role("link").all_inner_texts()
            assert len(links) == 1
            assert "name@example.com" in links[0]
            expect(visitor.field("Name")).not_to_have_attribute("aria-invalid", "true")
        assert len(records.inquiries()) == before
        visitor.fill_in("Lin Wei", " ＋８６１３８００１３８０００ ", "Now it is right")
        visitor.send()
        visitor.reference()
        (inquiry,) = records.inquiries(message="Now it is right")
        assert inquiry["contact_normalised"] == "+8613800138000"

    def test_a_message_that_is_too_long_is_refused_and_kept(self, visitor, records):
        """Row "message of 5,001 characters"."""
        page, before = visitor.page, len(records.inquiries())
        page.goto(ARTICLE)
        visitor.open_inquiry()
        visitor.fill_in(*LIN, "x" * 5001)
        # A browser that knows the limit would cut; ours must not lose a word.
        assert len(visitor.answers()[2]) == 5001
        visitor.press_send()
        expect(visitor.summary).to_be_focused()
        assert visitor.answers() == (*LIN, "x" * 5001)
        assert len(records.inquiries()) == before


class TestExactlyOnce:
    def test_a_second_click_while_sending_does_nothing(self, visitor, records):
        """Rows "valid" ("Sending…") and "same token twice, double click"."""
        page, message, held = visitor.page, "Clicked three times", []
        page.goto(ARTICLE)
        visitor.open_inquiry()
        page.route("**/contact/", lambda route: held.append(route))
        visitor.fill_in(*LIN, message)
        visitor.take_time()
        visitor.send_button.dblclick()
        expect(visitor.send_button).to_have_text("Sending…")
        visitor.send_button.click(force=True)
        for route in list(held):
            route.continue_()
        visitor.reference()
        assert len(held) == 1
        assert len(records.inquiries(message=message)) == 1

    @pytest.mark.parametrize("failure", ["offline", "error", "timeout", "answer lost"])
    def test_nothing_is_lost_or_doubled_when_sending_fails(self, visitor, records, failure):
        """Row "server error, offline, timeout": text kept, another way told, the same token."""
        page, message, tokens, hanging = visitor.page, f"Sent twice: {failure}", [], []
        (details,) = records.rows("contact_contactdetails")
        page.add_init_script(
            "const patience = AbortSignal.timeout.bind(AbortSignal);"
            "AbortSignal.timeout = (time) => patience(Math.min(time, 3000));"
        )

        def lose_the_answer(route):
            route.fetch(max_redirects=0)
            route.abort()

        ways = {
            "offline": lambda route: route.abort("internetdisconnected"),
            "error": lambda route: route.fulfill(status=500, body="<h1>Sorry</h1>"),
            "timeout": lambda route: hanging.append(route),
            "answer lost": lose_the_answer,
        }
        page.goto(ARTICLE)
        visitor.open_inquiry()
        page.on(
            "request",
            lambda request: tokens.extend(re.findall("(?<=token=)[^&]+", request.post_data or "")),
        )
        page.route("**/contact/", ways[failure])
        visitor.fill_in(*LIN, message)
        visitor.send()
        expect(visitor.failure).to_be_visible()
        expect(visitor.failure).to_be_focused()
        expect(visitor.failure.get_by_role("link", name=details["email"])).to_be_visible()
        expect(visitor.failure.get_by_role("link", name=details["phone"])).to_be_visible()
        assert visitor.answers() == (*LIN, message)
        for route in hanging:
            route.abort()
        page.unroute("**/contact/")
        visitor.failure.get_by_role("button", name="Try again").click()
        reference = visitor.reference()
        (inquiry,) = records.inquiries(message=message)
        assert inquiry["reference"] == reference
        assert len(tokens) == 2
        assert len(set(tokens)) == 1

    def test_going_back_and_sending_again_stores_one_and_other_words_another(
        self, new_visitor, records
    ):
        """Row "same token twice, double click, back and resend"."""
        visitor = new_visitor(java_script_enabled=False)
        page, message = visitor.page, "Sent, gone back, sent again"
        page.goto(ARTICLE)
        visitor.click(visitor.inquiry_button)
        visitor.fill_in(*LIN, message)
        visitor.send()
        first = visitor.reference()
        page.go_back()
        assert visitor.answers() == (*LIN, message)
        visitor.send()
        assert visitor.reference() == first
        page.go_back()
        visitor.fill_in(*LIN, f"{message}, in other words")
        visitor.send()
        assert visitor.reference() != first
        assert len(records.inquiries(message=message)) == 1
        assert len(records.inquiries(message=f"{message}, in other words")) == 1


class TestTheSameResultForEverybody:
    @pytest.mark.parametrize(
        "conditions",
        [
            pytest.param({"viewport": {"width": 360, "height": 740}}, id="360 px"),
            pytest.param({"viewport": {"width": 320, "height": 256}}, id="400 % zoom"),
            pytest.param({"color_scheme": "dark"}, id="dark"),
            pytest.param({"forced_colors": "active"}, id="forced colours"),
            pytest.param({"reduced_motion": "reduce"}, id="reduced motion"),
        ],
    )
    def test_however_the_page_is_shown(self, new_visitor, records, conditions):
        """Row "keyboard only, screen reader, 360 px, …": the same result."""
        visitor = new_visitor(**conditions)
        page, message = visitor.page, f"Shown as {json.dumps(conditions)}"
        page.goto(ARTICLE)
        visitor.open_inquiry()
        visitor.press_send()
        expect(visitor.summary).to_be_focused()
        visitor.fill_in(*LIN, message)
        visitor.send()
        reference = visitor.reference()
        (inquiry,) = records.inquiries(message=message)
        assert inquiry["reference"] == reference

    def test_by_the_keyboard_alone(self, visitor, records):
        """Row "keyboard only": the same result."""
        page, message = visitor.page, "Written without a mouse"
        page.goto(ARTICLE)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        opener = '[data-opens="inquiry-dialog"]:focus'
        for _step in range(80):
            page.keyboard.press("Tab")
            if page.locator(opener).count():
                break
        expect(page.locator(opener)).to_have_text("Send Inquiry")
        page.keyboard.press("Enter")
        expect(visitor.send_button).to_be_visible()
        for label, text in zip(LABELS, (*LIN, message), strict=True):
            for _step in range(5):
                if visitor.field(label).evaluate("field => field === document.activeElement"):
                    break
                page.keyboard.press("Tab")
            expect(visitor.field(label)).to_be_focused()
            page.keyboard.insert_text(text)
        visitor.take_time()
        page.keyboard.press("Tab")
        expect(visitor.send_button).to_be_focused()
        page.keyboard.press("Enter")
        reference = visitor.reference()
        page.keyboard.press("Escape")
        expect(page.locator(opener)).to_have_text("Send Inquiry")
        assert [row["reference"] for row in records.inquiries(message=message)] == [reference]

    def test_without_javascript(self, new_visitor, records):
        """Rows "article open", "empty form" and "valid": a page of its own for each."""
        visitor = new_visitor(java_script_enabled=False)
        page, message = visitor.page, "Written without a script"
        page.goto(ARTICLE)
        visitor.click(visitor.inquiry_button)
        expect(page).to_have_url(re.compile(r"/contact/\?from=\d+$"))
        expect(page.locator("main")).to_contain_text(TITLE)
        assert not page.title().startswith("Error: ")
        visitor.press_send()
        expect(page).to_have_title(re.compile("^Error: "))
        assert_errors_named(visitor, dict(zip(LABELS, NEEDED, strict=True)))
        visitor.fill_in("Lin Wei", "foo@", message)
        visitor.press_send()
        expect(page).to_have_title(re.compile("^Error: "))
        assert visitor.answers() == ("Lin Wei", "foo@", message)
        visitor.fill_in(*LIN, message)
        visitor.send()
        reference = visitor.reference()
        expect(page).to_have_url(re.compile(f"/contact/sent/{reference}/$"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Inquiry sent")
        page.reload()
        assert visitor.reference() == reference
        (inquiry,) = records.inquiries(message=message)
        assert inquiry["source_title"] == TITLE
        page.locator("main").get_by_role("link", name=f"Back to “{TITLE}”").click()
        expect(page).to_have_url(re.compile(f"{ARTICLE}$"))

    def test_with_cookies_blocked(self, visitor, records):
        """Row "cookies blocked or gone": it just works."""
        page, message = visitor.page, "Written without a cookie"
        browser = page.context.new_cdp_session(page)
        browser.send("Emulation.setDocumentCookieDisabled", {"disabled": True})
        page.goto(ARTICLE)
        assert page.evaluate("navigator.cookieEnabled") is False
        visitor.open_inquiry()
        visitor.fill_in(*LIN, message)
        visitor.send()
        reference = visitor.reference()
        assert [row["reference"] for row in records.inquiries(message=message)] == [reference]


class TestTimeAndTraps:
    @pytest.fixture
    def stamp_of(self, site):
        """Make the stamp of a form that was opened so many seconds ago."""
        key = (site.var_dir / "secret-key").read_text().strip()
        signer = Signer(key=key, salt="contact.inquiry", fallback_keys=[])

        def stamp(age: float) -> str:
            return signer.sign(str(int((time.time() - age) * 1000)))

        stamp.signer = signer
        return stamp

    @pytest.fixture
    def form(self, visitor, stamp_of):
        """The form of a visitor, whose hidden fields can be set."""
        visitor.page.goto(ARTICLE)
        visitor.open_inquiry()
        stamp = visitor.page.locator("[data-inquiry-form] [name=stamp]")
        assert stamp_of.signer.unsign(stamp.input_value())

        def put(name: str, value: str) -> None:
            field = visitor.page.locator(f"[data-inquiry-form] [name={name}]")
            field.evaluate("(field, value) => { field.value = value }", value)

        return put

    def test_a_page_opened_yesterday_still_sends(self, visitor, form, stamp_of, records):
        """Row "page opened hours ago": it just works."""
        message = "Opened yesterday, sent today"
        form("stamp", stamp_of(A_DAY))
        visitor.fill_in(*LIN, message)
        visitor.press_send()
        reference = visitor.reference()
        (inquiry,) = records.inquiries(message=message)
        assert (inquiry["reference"], inquiry["status"]) == (reference, "new")

    @pytest.mark.parametrize("reason", ["trap", "fast"])
    def test_a_machine_sees_success_and_is_held_as_spam(
        self, visitor, form, stamp_of, records, reason
    ):
        """Row "trap field filled, sent within 2 s": kept with the reason, and no mail goes out."""
        message = f"Buy our links: {reason}"
        visitor.fill_in(*LIN, message)
        form("website", "https://links.example/" if reason == "trap" else "")
        form("stamp", stamp_of(0 if reason == "fast" else 60))
        visitor.press_send()
        reference = visitor.reference()
        (inquiry,) = records.inquiries(message=message)
        assert (inquiry["reference"], inquiry["status"]) == (reference, "spam")
        assert inquiry["spam_reason"] == reason
        told = records.rows("cms_outboxmessage", object_id=inquiry["id"])
        assert told == []
