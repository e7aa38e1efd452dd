"""The article in a real browser: copying and sharing its address, its contents, and on paper."""

import pytest
from playwright.sync_api import expect

ARTICLE = "/news/china-soviet-relations/"
# Its text links to another article and to the web.
LINKING = "/news/container-from-zhengzhou/"
DENIED = "navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))"
SHARING = "navigator.share = (data) => Promise.resolve((window.shared = data))"


def address_of(page) -> str:
    return page.locator('link[rel="canonical"]').get_attribute("href")


class TestSharing:
    def test_the_link_is_copied_and_that_is_said(self, new_visitor):
        page = new_visitor(permissions=["clipboard-read", "clipboard-write"]).page
        page.goto(ARTICLE)
        button = page.get_by_role("button", name="Copy link")
        status = page.locator(".share [role=status]")
        expect(status).to_be_empty()

        button.click()

        expect(status).to_have_text("Link copied")
        assert page.evaluate("navigator.clipboard.readText()") == address_of(page)
        # The words of the button changed too, and change back.
        expect(page.get_by_role("button", name="Link copied")).to_be_focused()
        expect(button).to_be_visible()
        expect(status).to_be_empty()

    def test_a_browser_that_refuses_is_told_of(self, new_visitor):
        page = new_visitor().page
        page.add_init_script(DENIED)
        page.goto(ARTICLE)

        page.get_by_role("button", name="Copy link").click()

        expect(page.locator(".share [role=status]")).to_contain_text("Not copied")

    def test_the_browsers_own_sharing_gets_title_and_address(self, new_visitor):
        page = new_visitor().page
        page.add_init_script(SHARING)
        page.goto(ARTICLE)

        page.get_by_role("button", name="Share", exact=True).click()

        shared = page.evaluate("window.shared")
        assert shared == {"title": page.locator("h1").inner_text(), "url": address_of(page)}

    def test_without_javascript_no_button_is_there_that_does_nothing(self, new_visitor):
        page = new_visitor(java_script_enabled=False).page
        page.goto(ARTICLE)

        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("[data-copy]").first).to_be_attached()
        for button in page.locator("[data-copy], [data-share]").all():
            expect(button).to_be_hidden()


class TestTheContents:
    @pytest.mark.parametrize("javascript", [True, False])
    def test_lead_to_the_sections(self, new_visitor, javascript):
        page = new_visitor(
            java_script_enabled=javascript, viewport={"width": 1280, "height": 700}
        ).page
        page.goto(ARTICLE)
        last = page.locator(".story-aside .contents-list a").last

        last.click()

        heading = page.get_by_role("heading", name=last.inner_text())
        expect(heading).to_be_in_viewport()
        assert page.url.endswith(f"#{heading.get_attribute('id')}")


class TestOnPaper:
    @pytest.fixture
    def page(self, new_visitor):
        page = new_visitor(color_scheme="dark").page
        page.goto(LINKING)
        return page

    @staticmethod
    def style(locator, name: str, pseudo: str = "") -> str:
        return locator.evaluate(
            "(element, [name, pseudo]) => getComputedStyle(element, pseudo || null)[name]",
            [name, pseudo],
        )

    def test_stands_the_article_alone(self, page):
        kept = page.locator("h1, .hero img, .lead, .prose h2")
        left_out = page.locator(
            ".site-nav, .site-footer, .breadcrumbs, .share, .download, .story-aside, .actions,"
            " .ways-on, .more-news"
        )
        seen_before = [part for part in left_out.all() if part.is_visible()]
        assert len(seen_before) > 5

        page.emulate_media(media="print")

        for part in kept.all():
            expect(part).to_be_visible()
        for part in left_out.all():
            expect(part).to_be_hidden()
        expect(page.locator(".on-paper")).to_have_text(address_of(page))

    def test_is_ink_on_paper_whatever_the_screen_was(self, page):
        dark = self.style(page.locator("body"), "backgroundColor")

        page.emulate_media(media="print", color_scheme="dark")

        assert dark != "rgb(255, 255, 255)"
        assert self.style(page.locator("body"), "backgroundColor") == "rgb(255, 255, 255)"
        assert self.style(page.locator("body"), "color") == "rgb(0, 0, 0)"

    def test_links_are_followed_by_their_full_addresses(self, page):
        link = page.locator(".prose p a").first
        full = link.evaluate("link => link.href")
        assert full.startswith("http")
        assert full not in self.style(link, "content", "::after")

        page.emulate_media(media="print")

        assert full in self.style(link, "content", "::after")

    def test_no_page_ends_in_a_heading_or_in_the_middle_of_a_picture(self, page):
        page.emulate_media(media="print")

        headings, pictures = page.locator(".prose h2").all(), page.locator("figure").all()
        assert headings
        assert pictures
        assert {self.style(heading, "breakAfter") for heading in headings} == {"avoid"}
        assert {self.style(part, "breakInside") for part in headings + pictures} == {"avoid"}
