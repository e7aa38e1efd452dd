"""Marketing: lands on the inquiries, takes those of an article to Excel, works them one by one.

Rows are those of "Marketing" in the description of the product.
"""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from .people import Marketer

SITE_TIME = ZoneInfo("Asia/Shanghai")
ARTICLE, OTHER = "two-changes-of-gauge", "minus-forty"
AFTERNOON = time(14, 5)
SENT = [
    ("王建华", "13800138000", "你好，我们需要三吨轴承。\n十二月能走吗？"),
    ("=HYPERLINK(1)", "+86 (371) 6358-0000", "+1 @all - not a formula"),
    ("Ana", "ＡＮＡ@ship.example", "What does a wagon to Duisburg cost?"),
]
# Everything an address may lead to that is no business of marketing's.
CLOSED = [
    "/admin/pages/",
    "/admin/pages/{article}/",
    "/admin/pages/{article}/edit/",
    "/admin/pages/{article}/history/",
    "/admin/pages/search/",
    "/admin/choose-page/",
    "/admin/images/",
    "/admin/images/chooser/",
    "/admin/documents/",
    "/admin/snippets/news/newstopic/",
    "/admin/settings/contact/contactdetails/1/",
    "/admin/users/",
    "/admin/groups/",
    "/admin/sites/",
    "/admin/redirects/",
    "/admin/reports/site-history/",
    "/admin/workflows/list/",
]


def last_month() -> date:
    """A day in the middle of last month, on the site's clock."""
    return (datetime.now(SITE_TIME).date().replace(day=1) - timedelta(days=1)).replace(day=15)


@pytest.fixture
def send(playwright, site, records):
    """Send an inquiry from an article as a plain client does, received on `day`, today unless."""
    client = playwright.request.new_context(base_url=site.address)

    def send_one(slug: str, name: str, contact: str, message: str, day: date | None = None) -> dict:
        (source,) = records.rows("wagtailcore_page", slug=slug)
        form = {"name": name, "contact": contact, "message": message, "source": str(source["id"])}
        answer = client.post("/contact/", form=form)
        assert answer.status == 200, answer.text()
        (inquiry,) = records.inquiries(reference=answer.url.rstrip("/").rpartition("/")[2])
        if day:
            moment = datetime.combine(day, AFTERNOON, SITE_TIME).astimezone(ZoneInfo("UTC"))
            records.change("contact_inquiry", inquiry["id"], submit_time=f"{moment:%F %T}")
        return inquiry

    yield send_one
    client.dispose()


@pytest.fixture
def marketer(admin_page):
    return Marketer(admin_page("marketing"))


class TestExporting:
    def test_last_months_inquiries_of_an_article_reach_excel_in_five_clicks(
        self, new_context, passwords, records, send, tmp_path
    ):
        """Rows "List" and "Export of exactly what is filtered"; "logs in to Inquiries"."""
        sent = [send(ARTICLE, *words, day=last_month()) for words in SENT]
        this_month = send(ARTICLE, "Kim", "kim@ship.example", "Sent this month")
        elsewhere = send(OTHER, "Lee", "lee@ship.example", "About the cold", day=last_month())

        marketer = Marketer(new_context().new_page())
        marketer.sign_in("marketing", passwords["marketing"])
        expect(marketer.page).to_have_url(re.compile("/admin/inquiries/$"))
        marketer.narrow_to_article(this_month["source_title"])
        marketer.narrow_to_period("Last month")
        marketer.export(tmp_path / "inquiries.xlsx")
        marketer.tell("from log-in to the workbook of last month's inquiries of an article")
        assert marketer.clicks <= 5

        heading, *rows = load_workbook(tmp_path / "inquiries.xlsx").active.iter_rows()
        names = [cell.value for cell in heading]
        exported = {
            cells["Reference"].value: cells
            for cells in (dict(zip(names, row, strict=True)) for row in rows)
        }
        assert {inquiry["reference"] for inquiry in sent} <= set(exported)
        assert this_month["reference"] not in exported
        assert elsewhere["reference"] not in exported
        first = datetime.combine(last_month().replace(day=1), time.min)
        for cells in exported.values():
            assert cells["Article"].value == this_month["source_title"]
            assert first <= cells["Received"].value < first + timedelta(days=31)
            assert all(cell.data_type != "f" for cell in cells.values())
        for inquiry, words in zip(sent, SENT, strict=True):
            cells = exported[inquiry["reference"]]
            answers = tuple(cells[name].value for name in ("Name", "Contact", "Message"))
            assert answers == words
            received = datetime.combine(last_month(), AFTERNOON)
            assert cells["Received"].value == received
        rows_there = records.inquiries(source_id=this_month["source_id"])
        in_period = [
            row["reference"]
            for row in rows_there
            if row["status"] != "spam"
            and last_month().strftime("%Y-%m") == month_on_site(row["submit_time"])
        ]
        assert sorted(in_period) == sorted(exported)


def month_on_site(stored: str) -> str:
    """Return year and month, on the site's clock, of a moment as the database keeps it (UTC)."""
    moment = datetime.fromisoformat(stored).replace(tzinfo=ZoneInfo("UTC"))
    return f"{moment.astimezone(SITE_TIME):%Y-%m}"


class TestWorking:
    def test_an_inquiry_gets_a_status_and_an_owner(self, marketer, records, send):
        """Rows "Status, owner" and "search in … phone with or without +86 and spaces"."""
        inquiry = send(ARTICLE, "Fatima", "+86 139 7711 2046", "Please call me back")
        marketer.page.goto("/admin/inquiries/")
        marketer.search("139 7711 2046")
        assert "2046" not in marketer.page.url
        expect(marketer.rows).to_have_count(1)
        marketer.open("Fatima")
        page = marketer.page
        expect(page.locator("main")).to_contain_text("Please call me back")
        expect(page.locator("main")).to_contain_text(inquiry["source_title"])
        marketer.set_work("In progress", "Zhao Min")
        expect(marketer.told()).to_contain_text(inquiry["reference"])
        expect(page.locator("main")).to_contain_text("In progress")
        (worked,) = records.inquiries(id=inquiry["id"])
        (owner,) = records.rows("cms_user", username="marketing")
        assert (worked["status"], worked["owner_id"]) == ("in_progress", owner["id"])
        page.get_by_role("link", name="Inquiries", exact=True).first.click()
        row = marketer.rows.filter(has_text="139 7711 2046")
        expect(row).to_contain_text("In progress")
        expect(row).to_contain_text("Zhao Min")


class TestSeeingNothingElse:
    def test_the_menu_has_inquiries_alone(self, marketer):
        """Row "A Marketing user logs in to Inquiries": no pages, images, settings, users."""
        page = marketer.page
        page.goto("/admin/")
        expect(page.get_by_role("heading", name="New inquiries")).to_be_visible()
        menu = page.get_by_role("navigation", name="Main menu")
        expect(menu.get_by_role("link", name="Inquiries")).to_be_visible()
        names = menu.get_by_role("listitem").all_inner_texts()
        assert [name.strip() for name in names if name.strip()] == ["Inquiries"]
        expect(page.get_by_role("search", name="Search all pages")).to_have_count(0)

    def test_other_addresses_are_refused(self, marketer, admin_page, records):
        """The same row, "also not by URL"; the administrator is the control."""
        (article,) = records.rows("wagtailcore_page", slug=ARTICLE)
        addresses = [address.format(article=article["id"]) for address in CLOSED]
        admin = admin_page("admin")
        theirs = {address: marketer.page.request.get(address).status for address in addresses}
        everybodys = {address: admin.request.get(address).status for address in addresses}
        assert everybodys == dict.fromkeys(addresses, 200)
        assert theirs == dict.fromkeys(addresses, 403)
        assert marketer.page.request.get("/admin/inquiries/").status == 200
        assert marketer.page.request.get("/admin/account/").status == 200

    def test_editors_do_not_see_inquiries(self, admin_page):
        """Groups and rights: reading inquiries is a right of its own."""
        editor = admin_page("editor")
        assert editor.request.get("/admin/inquiries/").status == 403
        assert editor.request.get("/admin/pages/").status == 200
