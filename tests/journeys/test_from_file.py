"""Product, Editors: “A Word document … uploaded … becomes an article draft split into sections”,
and a person with a Word file and three photographs publishes it in a few clicks.
"""

import re
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from playwright.sync_api import expect

from tests.services.photographs import halves, stored

from .people import Editor

# From the page for signing in to “View on site”.
MOST_CLICKS = 14
TO_SIGN_IN = 1
TITLE = "Three mornings at the quay"
HEADINGS = ["Monday", "Tuesday", "Wednesday"]


@pytest.fixture
def approval_off(admin_page):
    """Editors publish themselves, until the test is over."""
    for required in (False, True):
        admin = Editor(admin_page("admin"))
        admin.set_approval(required)
        admin.page.context.close()
        if not required:
            yield


@pytest.fixture
def word_file(tmp_path):
    """A document with a title, an introduction, three sections and three described pictures."""
    document = Document()
    document.core_properties.title = ""
    document.add_heading(TITLE, 0)
    document.add_paragraph("What the harbour pilot saw in one week of March.")
    for number, heading in enumerate(HEADINGS):
        if number:
            document.add_heading(heading, 1)
        photograph = stored(halves((900 + number, 600)), "JPEG")
        document.add_picture(BytesIO(photograph), width=Cm(10))
        shown = list(document.element.iter(qn("wp:docPr")))[-1]
        shown.set("descr", f"The quay on {heading}")
        if not number:
            document.add_heading(heading, 1)
        document.add_paragraph(f"On {heading} two ships came in, and one went out again.")
    path = tmp_path / "quay.docx"
    document.save(path)
    return path


def test_a_word_file_is_on_the_site_in_a_few_clicks(admin_page, approval_off, word_file):
    editor = Editor(admin_page("editor"))
    page = editor.page
    editor.clicks = TO_SIGN_IN
    page.goto("/admin/")
    editor.click(page.get_by_role("link", name="News", exact=True))
    editor.click(page.get_by_role("link", name="From a file"))
    page.get_by_label("File", exact=True).set_input_files(word_file)
    # One for the button and one in the window of the system.
    editor.clicks += 2
    editor.click(page.get_by_role("button", name="Make a draft"))
    expect(editor.told()).to_contain_text(f"The draft “{TITLE}” was made.")
    editor.wait_for_the_form()
    editor.act("Publish")
    expect(editor.told()).to_contain_text(re.compile("published"))
    editor.click(editor.told().get_by_role("link", name="View on site"))
    editor.tell("an article from a Word file")

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    story = page.locator("article").first
    assert story.locator("section h2").all_inner_texts() == HEADINGS
    pictures = story.locator("figure img").evaluate_all("all => all.map((image) => image.alt)")
    assert pictures == [f"The quay on {heading}" for heading in HEADINGS]
    assert editor.clicks <= MOST_CLICKS
