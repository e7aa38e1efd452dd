"""The people of the journeys: what each does with mouse and keyboard, and how often they click."""

import re
import time

from playwright.sync_api import Locator, Page, expect

# The form's own limit, below which an inquiry is held as spam, and a moment for the clock.
WRITTEN_BY_A_PERSON = 2.2


class Person:
    """Somebody before a browser. Every press of the mouse is counted in `clicks`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, target: Locator, **options) -> None:
        target.click(**options)
        self.clicks += 1

    def write(self, field: Locator, text: str) -> None:
        """Click into a field and fill it."""
        self.click(field)
        field.fill(text)

    def wait_until(self, done, seconds: float = 30) -> None:
        """Let the browser go on until `done()`; fail when it takes longer than `seconds`."""
        give_up = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < give_up
            self.page.wait_for_timeout(100)

    def tell(self, what: str) -> None:
        """Print how many clicks it took; `pytest -s` or a failure shows it."""
        print(f"\n{type(self).__name__}: {what} in {self.clicks} clicks")


class Visitor(Person):
    """Reads the site and sends inquiries, from an article's dialog or from the form's page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.send_button = page.locator("[data-inquiry-form] [type=submit]")
        self.dialog = page.locator("#inquiry-dialog")
        self.contact_dialog = page.locator("#contact-dialog")
        self.summary = page.locator("[data-error-summary]")
        self.failure = page.locator("[data-failure]")

    def field(self, label: str) -> Locator:
        return self.page.locator("[data-inquiry-form]").get_by_label(label, exact=True)

    @property
    def inquiry_button(self) -> Locator:
        return self.page.locator('[data-opens="inquiry-dialog"]:visible').first

    @property
    def contact_button(self) -> Locator:
        return self.page.locator('[data-opens="contact-dialog"]:visible').first

    def open_inquiry(self) -> None:
        """Open the dialog, and wait until the form has come."""
        self.click(self.inquiry_button)
        expect(self.send_button).to_be_visible()

    def fill_in(self, name: str = "", contact: str = "", message: str = "") -> None:
        """Type into the three fields, going from one to the next by the keyboard."""
        for label, text in zip(LABELS, (name, contact, message), strict=True):
            self.field(label).fill(text)

    def answers(self) -> tuple[str, ...]:
        return tuple(self.field(label).input_value() for label in LABELS)

    def take_time(self) -> None:
        """Wait until the form is old enough to have been written by a person."""
        stamp = self.page.locator("[data-inquiry-form] [name=stamp]").input_value()
        opened = int(stamp.partition(":")[0]) / 1000
        self.page.wait_for_timeout(max(0, opened + WRITTEN_BY_A_PERSON - time.time()) * 1000)

    def press_send(self) -> None:
        """Send at once, which is right for what will be refused."""
        self.click(self.send_button)

    def send(self) -> None:
        """Send as a person does, who takes a while to write."""
        self.take_time()
        self.press_send()

    def reference(self) -> str:
        """Read the reference of what was sent, in the dialog or on the page of its own."""
        expect(self.page.get_by_role("heading", name="Inquiry sent")).to_be_visible()
        return self.page.locator(".sent-reference strong").inner_text()


LABELS = ("Name", "Phone or email address", "Message")


class AdminUser(Person):
    """Somebody signed in to the admin."""

    def sign_in(self, username: str, password: str) -> None:
        self.page.goto("/admin/login/")
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password").fill(password)
        self.click(self.page.get_by_role("button", name="Sign in"))
        self.page.wait_for_url(lambda address: "/login/" not in address)

    def told(self) -> Locator:
        """The message on top of the page after an action."""
        return self.page.locator(".messages")

    def set_approval(self, required: bool) -> None:
        """Turn the one switch in Site details."""
        self.page.goto("/admin/settings/contact/contactdetails/")
        self.page.get_by_role("checkbox", name="articles need approval").set_checked(required)
        self.page.get_by_role("button", name="Save").click()
        expect(self.told()).to_contain_text("Site details updated")


class Editor(AdminUser):
    """Writes articles with Wagtail's editor, as a person does: field by field, block by block."""

    def begin_article(self) -> None:
        self.page.goto("/admin/")
        self.click(self.page.get_by_role("link", name="New article", exact=True))
        expect(self.page).to_have_title(re.compile("^New: Article"))

    def wait_for_the_form(self) -> None:
        """Let Wagtail look at the form, two seconds after loading; then it notices changes."""
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(2500)

    def write_title(self, title: str) -> None:
        self.write(self.page.get_by_placeholder("What happened, in one line"), title)

    def write_in(self, label: str, text: str) -> None:
        self.write(self.page.get_by_role("textbox", name=label), text)

    def choose_topic(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name="Choose topic"))
        self._pick(self._modal().get_by_role("link", name=name))

    def choose_picture(self, title: str) -> None:
        """Take a picture of the library for the hero."""
        self.click(self.page.get_by_role("button", name="Choose an image").first)
        self._pick(self._modal().get_by_role("link", name=title).first)

    def upload_picture(self, path: str, title: str, description: str) -> None:
        """Put a picture of one's own into the library and on top of the article."""
        self.click(self.page.get_by_role("button", name="Choose an image").first)
        modal = self._modal()
        self.click(modal.get_by_role("tab", name="Upload"))
        modal.locator("input[type=file]").set_input_files(path)
        self.write(modal.get_by_role("textbox", name="Title"), title)
        self.write(modal.get_by_role("textbox", name="Description"), description)
        self._pick(modal.get_by_role("button", name="Upload"))

    def block(self, number: int) -> Locator:
        """The block of the body at this place, counted from 0."""
        return self.page.locator("[data-streamfield-child]").nth(number)

    def add_block(self, name: str) -> Locator:
        """Put a block at the end of the body and return it."""
        blocks = self.page.locator("[data-streamfield-child]")
        there = blocks.count()
        self.click(self.page.locator(".c-sf-add-button").last)
        self.click(self.page.get_by_role("option", name=name, exact=True))
        expect(blocks).to_have_count(there + 1)
        return blocks.nth(there)

    def write_section(self, block: Locator, heading: str, paragraphs: list[str]) -> None:
        self.write(block.get_by_role("textbox", name="Heading"), heading)
        self.click(block.locator(".public-DraftEditor-content"))
        for number, paragraph in enumerate(paragraphs):
            if number:
                self.page.keyboard.press("Enter")
            self.page.keyboard.insert_text(paragraph)
        # Draftail writes into its field a moment after the last key.
        written = block.locator("input[type=hidden][name$=-value-text]")
        expect(written).to_have_value(re.compile(re.escape(paragraphs[-1])))

    def write_call_to_action(self, block: Locator, heading: str, text: str, label: str) -> None:
        self.write(block.get_by_role("textbox", name="Heading"), heading)
        self.write(block.get_by_role("textbox", name="Text", exact=True), text)
        self.write(block.get_by_role("textbox", name="Words on the button"), label)

    def choose_page(self, block: Locator, title: str) -> None:
        """Choose the page that a block leads to, by searching for its title."""
        self.click(block.get_by_role("button", name="Choose a page"))
        self.write(self._modal().get_by_role("textbox", name="Search term"), title)
        self._pick(self._modal().get_by_role("link", name=title).first)

    def save_draft(self) -> None:
        with self.page.expect_navigation():
            self.click(self.page.get_by_role("button", name="Save draft"))
        expect(self.page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))

    def act(self, name: str | re.Pattern) -> None:
        """Use one of the actions behind the arrow, such as “Publish”."""
        self.click(self.page.get_by_role("button", name="More actions"))
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def _modal(self) -> Locator:
        return self.page.locator(".modal.in")

    def _pick(self, choice: Locator) -> None:
        self.click(choice)
        expect(self.page.locator(".modal")).to_have_count(0)


class Marketer(AdminUser):
    """Works the inquiries: narrows the list, takes it to Excel, changes what is being done."""

    @property
    def rows(self) -> Locator:
        return self.page.locator("table.listing tbody tr")

    def narrow_to_article(self, title: str) -> None:
        """Follow an inquiry's article to all inquiries from there."""
        self.click(self.rows.get_by_role("link", name=title).first)
        expect(self.page).to_have_url(re.compile(r"[?&]article=\d+"))

    def narrow_to_period(self, name: str) -> None:
        periods = self.page.get_by_role("navigation", name="Inquiries by period")
        self.click(periods.get_by_role("link", name=name))
        expect(periods.get_by_role("link", name=name)).to_have_attribute("aria-current", "page")

    def export(self, path) -> None:
        """Save what is shown as a workbook."""
        with self.page.expect_download() as download:
            self.click(self.page.get_by_role("link", name="Export XLSX"))
        download.value.save_as(path)

    def search(self, term: str) -> None:
        self.write(self.page.get_by_role("searchbox", name="Search inquiries"), term)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".inquiry-term")).to_contain_text(term)

    def open(self, name: str) -> None:
        self.click(self.rows.get_by_role("link", name=name, exact=True))

    def set_work(self, status: str, owner: str) -> None:
        self.page.get_by_role("combobox", name="Status").select_option(status)
        self.page.get_by_role("combobox", name="Owner").select_option(owner)
        self.click(self.page.get_by_role("button", name="Save"))
