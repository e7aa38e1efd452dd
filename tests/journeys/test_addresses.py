"""Every kind of public address answers, each with a heading of its own and without a cookie.

Tables "The page the site exists for" and "Visitors" of the description of the product.
"""

import re

import pytest
from playwright.sync_api import expect

ARTICLE = "/news/china-soviet-relations/"
HEADINGS = {
    "/": None,
    "/news/": "News",
    ARTICLE: "China and the Soviet Union: seventy-four years along one border",
    "/contact/": "Send an inquiry",
    "/search/?q=trade": "Search",
    "/about/": None,
    "/privacy/": None,
    "/accessibility/": None,
}


class TestPublicAddresses:
    def test_each_answers_with_its_own_heading(self, visitor):
        """One h1 a page, no two the same."""
        page, seen = visitor.page, []
        for address, heading in HEADINGS.items():
            assert page.goto(address).status == 200, address
            expect(page.locator("h1")).to_have_count(1)
            if heading:
                expect(page.locator("h1")).to_have_text(heading)
            seen.append(page.locator("h1").inner_text())
        assert len(set(seen)) == len(seen)

    def test_the_news_list_shows_twelve_and_pages_on(self, visitor):
        """Row "News List": newest first, 12 a page, filters survive paging."""
        page = visitor.page
        page.goto("/news/")
        cards = page.locator("main article")
        expect(cards).to_have_count(12)
        dates = page.locator("main article time").evaluate_all(
            "all => all.map((time) => time.dateTime)"
        )
        assert dates == sorted(dates, reverse=True)
        visitor.click(page.get_by_role("navigation", name="Pages").get_by_role("link").last)
        expect(page).to_have_url(re.compile("page=2"))
        expect(cards.first).to_be_visible()
        visitor.click(page.get_by_role("link", name="History"))
        expect(page).to_have_url(re.compile("topic=history"))
        topics = page.locator("main article .topic")
        assert set(topics.all_inner_texts()) <= {"History", "HISTORY"}

    def test_the_article_has_everything_on_the_page(self, visitor):
        """One h1, seven sections of two paragraphs, call to action, card and both buttons."""
        page = visitor.page
        page.goto(ARTICLE)
        story = page.locator("main article").first
        expect(story.locator("h1")).to_have_count(1)
        expect(story.locator("section h2")).to_have_count(7)
        expect(story.locator("section p")).to_have_count(14)
        for button in (visitor.contact_button, visitor.inquiry_button):
            expect(button).to_be_visible()
        expect(story.get_by_role("complementary", name="Related")).to_be_visible()
        picture = story.locator("figure img").first
        assert picture.get_attribute("alt")
        assert picture.evaluate(
            "async (image) => { await image.decode(); return image.naturalWidth }"
        )
        headings = story.locator("section h2").evaluate_all("all => all.map((one) => one.id)")
        for link in page.get_by_role("navigation", name="On this page").get_by_role("link").all():
            assert link.get_attribute("href").lstrip("#") in headings

    @pytest.mark.parametrize("address", ["/", "/news/", ARTICLE, "/search/?q=trade"])
    def test_two_visitors_get_the_same_bytes_and_no_cookie(self, new_visitor, address):
        """Row "The public site sets no cookie at all and needs no banner"."""
        answers = [new_visitor().page.request.get(address) for _visitor in range(2)]
        for answer in answers:
            assert "set-cookie" not in answer.headers
            assert "cookie" not in answer.headers.get("vary", "").lower()
        assert answers[0].body() == answers[1].body()

    def test_search_finds_and_marks(self, visitor):
        """Row "Search": term kept, count said, matches marked."""
        page = visitor.page
        page.goto("/search/?q=trade")
        assert page.locator("main li h3 a, main li h2 a").count() >= 1
        expect(page.get_by_role("combobox")).to_have_value("trade")
        marks = page.locator("mark").all_inner_texts()
        assert {mark.lower() for mark in marks} == {"trade", "trading"}

    def test_a_missing_page_says_so_and_helps(self, visitor):
        """Row "404": plain words, search, latest news and contact."""
        page = visitor.page
        assert page.goto("/news/no-such-article/").status == 404
        expect(page.locator("h1")).to_have_count(1)
        expect(page.get_by_role("combobox")).to_be_visible()
        expect(page.locator("main article").first).to_be_visible()
        expect(page.locator("main").get_by_role("link", name="Ask us for it")).to_be_visible()

    def test_the_admin_asks_who_is_there(self, page):
        """The way in for editors and marketing."""
        assert page.goto("/admin/login/").status == 200
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        expect(page.get_by_label("Password")).to_be_visible()
