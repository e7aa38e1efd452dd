"""What the rules for every page find, each with a control that passes."""

import pytest
from django.apps import apps
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from cms.pages import BasePage
from cms.publishing.checks import errors_on, findings_on, register_rule, rules_for
from cms.publishing.findings import Finding
from cms.publishing.forms import at_blocks
from cms.publishing.rules import EVERY_PAGE
from cms.publishing.words import is_file_name, length_of, says_nothing
from home.models import HomePage, PlainPage
from news.models import NewsDetailPage
from tests.factories.cms import SiteImageFactory
from tests.factories.home import PlainPageFactory

LINK = {"heading": "Read on", "text": "", "page": None, "url": "", "label": "See the archive"}


def section(text="<p>With a sample.</p>", heading="How it began"):
    return ("section", {"heading": heading, "text": text})


@pytest.fixture
def plain(home):
    """A plain page with the body that a test gives it; found on it is what the body brings."""

    def make(*body, **values) -> PlainPage:
        return PlainPageFactory(parent=home, body=list(body), **values)

    return make


def errors(page) -> list[str]:
    return [finding.message for finding in errors_on(page)]


def warnings(page) -> list[str]:
    return [finding.message for finding in findings_on(page) if not finding.is_error]


class TestAWholePage:
    def test_is_found_nothing_on(self, plain):
        assert findings_on(plain(section())) == []

    def test_may_be_almost_empty(self, plain):
        assert errors(plain(introduction="")) == []


class TestHeadings:
    def test_of_a_section_are_written(self, plain):
        assert errors(plain(section(heading=""))) == ["Fill in “Heading”."]
        assert errors(plain(section(heading="   "))) == ["Fill in “Heading”."]

    @pytest.mark.parametrize("empty", ["<h3></h3>", "<h3> </h3>", "<h3><b></b></h3>"])
    def test_in_a_text_are_written(self, plain, empty):
        assert errors(plain(section("<h3>Rails</h3><p>So.</p>"))) == []
        (error,) = errors(plain(section(f"{empty}<p>So.</p>")))
        assert error.startswith("A heading is empty.")

    def test_follow_each_other(self, plain):
        small = "<h3>Rails</h3><p>So.</p>"
        assert errors(plain(section(), ("text", small))) == []
        (error,) = errors(plain(("text", small)))
        assert "“Rails” has no section above it" in error
        (error,) = errors(plain(section("<h4>Rails</h4>")))
        assert "“Rails”" in error


class TestBlocks:
    def test_of_a_call_to_action_need_a_link(self, plain):
        value = {**LINK, "url": "https://example.com/"}
        assert errors(plain(("call_to_action", value))) == []
        (finding,) = errors_on(plain(section(), ("call_to_action", LINK)))
        assert "Choose a page of this site" in finding.message
        assert finding.where == "Call to action “Read on”"

    def test_of_a_call_to_action_need_a_page_of_the_site(self, plain, home):
        target = PlainPageFactory(parent=home)
        body = ("call_to_action", {**LINK, "page": target})
        assert errors(plain(body)) == []
        target.unpublish()
        (error,) = errors(plain(body))
        assert "This page is not on the site." in error

    def test_name_the_block_and_its_field(self, plain):
        made = plain(section(), section(heading=""))

        (finding,) = errors_on(made)

        assert (finding.field, finding.child) == ("body", "heading")
        assert finding.block_id == made.body[1].id
        assert finding.anchor == f"block-{made.body[1].id}-section"

    def test_are_asked_while_another_thread_saves_a_draft(self, plain):
        """Wagtail notes that on blocks which all threads share."""
        shared = PlainPage._meta.get_field("body").stream_block
        shared.defer_required_validation()
        try:
            assert errors(plain(section(heading=""))) == ["Fill in “Heading”."]
        finally:
            shared.restore_deferred_validation()


class TestLinksInTexts:
    def test_to_pages_arrive(self, plain, home):
        target = PlainPageFactory(parent=home)
        link = f'<p><a linktype="page" id="{target.pk}">The quay</a></p>'
        assert errors(plain(section(link))) == []

        target.delete()

        assert errors(plain(section(link))) == [
            "The link “The quay” leads to nothing on the site. Choose another target."
        ]

    def test_to_documents_arrive(self, plain):
        document = get_document_model().objects.create(title="Tariff", file="tariff.pdf")
        link = f'<p><a linktype="document" id="{document.pk}">The tariff</a></p>'
        assert errors(plain(section(link))) == []

        document.delete()

        assert len(errors(plain(section(link)))) == 1

    def test_without_a_target_do_not(self, plain):
        for broken in ("<a>x</a>", '<a href="">x</a>', '<a linktype="page">x</a>'):
            assert len(errors(plain(section(f"<p>{broken}</p>")))) == 1

    @pytest.mark.parametrize(
        "address",
        [
            "https://example.com/nowhere/",
            "mailto:office@example.com",
            "tel:+8637155500100",
            "#quay",
            "/",
            "/quay/",
            "/quay/?page=2#top",
            "http://{host}/quay/",
            "/sitemap.xml",
            "/old/",
        ],
    )
    def test_to_addresses_arrive(self, plain, home, site, address):
        PlainPageFactory(parent=home, slug="quay")
        Redirect.objects.create(old_path="/old", redirect_link="/quay/")
        link = f'<p><a href="{address.format(host=site.hostname)}">The quay</a></p>'

        assert errors(plain(section(link))) == []

    @pytest.mark.parametrize("address", ["http://[::1", "//[tea]/", "https://exa℀mple.com/"])
    def test_to_what_cannot_be_read_do_not(self, plain, address):
        assert len(errors(plain(section(f'<p><a href="{address}">The quay</a></p>')))) == 1

    @pytest.mark.parametrize("address", ["/nowhere/", "http://{host}/nowhere/", "nowhere.html"])
    def test_to_addresses_inside_that_nobody_answers_do_not(self, plain, site, address):
        site.hostname = "news.example.com"
        site.save()
        address = address.format(host=site.hostname)

        assert len(errors(plain(section(f'<p><a href="{address}">The quay</a></p>')))) == 1
        call = ("call_to_action", {**LINK, "url": f"http://{site.hostname}/nowhere/"})
        (finding,) = errors_on(plain(call))
        assert finding.child == "url"

    def test_to_a_page_that_visitors_cannot_see_are_only_warned_of(self, plain, home):
        open_page = PlainPageFactory(parent=home)
        hidden = PlainPageFactory(parent=home, title="Board papers")
        restriction = PageViewRestriction.LOGIN
        PageViewRestriction.objects.create(page=hidden, restriction_type=restriction)
        link = '<p><a linktype="page" id="{}">The quay</a></p>'

        assert warnings(plain(section(link.format(open_page.pk)))) == []
        made = plain(section(link.format(hidden.pk)))
        assert errors(made) == []
        assert warnings(made) == [
            "“Board papers” is not open to every visitor, so the link to it is hidden."
        ]


class TestARelatedCard:
    CARD = {"page": None, "url": "", "title": "", "image": None}

    def test_to_a_page_that_is_not_on_the_site_is_only_warned_of(self, plain, home):
        target = PlainPageFactory(parent=home)
        assert warnings(plain(("related_card", {**self.CARD, "page": target}))) == []

        target.unpublish()

        made = plain(("related_card", {**self.CARD, "page": target}))
        assert errors(made) == []
        assert len(warnings(made)) == 1

    def test_whose_page_was_deleted_is_refused(self, plain):
        assert len(errors(plain(("related_card", self.CARD)))) == 1


class TestPictures:
    def picture(self, **values):
        image = values.pop("image", None) or SiteImageFactory()
        value = {"image": image, "alt_text": "", "decorative": False, "caption": ""}
        return ("image", {**value, **values})

    def test_are_described_or_decorative(self, plain):
        bare = SiteImageFactory(description="")
        assert errors(plain(self.picture())) == []
        assert errors(plain(self.picture(image=bare, decorative=True))) == []
        assert errors(plain(self.picture(image=bare, alt_text="A quay in the rain"))) == []
        (finding,) = errors_on(plain(self.picture(image=bare)))
        assert finding.child == "alt_text"

    def test_are_not_described_by_the_name_of_their_file(self, plain):
        made = plain(self.picture(alt_text="IMG_2034.jpg"))
        assert errors(made) == []
        assert warnings(made) == [
            "“IMG_2034.jpg” looks like the name of a file. Say what the picture shows."
        ]


class TestAGallery:
    @staticmethod
    def gallery(*alts: str):
        image = SiteImageFactory(description="")
        return ("gallery", [{"image": image, "alt_text": alt} for alt in alts])

    def test_has_two_pictures_to_twelve(self, plain):
        assert errors(plain(self.gallery("A quay", "A crane"))) == []
        assert errors(plain(self.gallery(*["A quay"] * 12))) == []
        assert errors(plain(self.gallery("A quay"))) == ["The minimum number of items is 2"]
        assert errors(plain(self.gallery(*["A quay"] * 13))) == [
            "The maximum number of items is 12"
        ]

    def test_has_each_of_its_pictures_described(self, plain):
        made = plain(section(), self.gallery("A quay", "", "A crane"))

        (finding,) = errors_on(made)

        assert finding.where == "Gallery, Picture 2"
        assert finding.child == "1.alt_text"
        assert finding.block_id == made.body[1].id
        assert warnings(plain(self.gallery("A quay", "IMG_2034.jpg"))) == [
            "“IMG_2034.jpg” looks like the name of a file. Say what the picture shows."
        ]

    def test_says_in_the_form_at_which_picture(self, plain):
        made = plain(self.gallery("A quay", ""), section(heading=""))

        shown = at_blocks(made.body, errors_on(made)).as_json_data()

        sentence = "Say what the picture shows, or tick “Decorative”."
        at_alt_text = {"blockErrors": {"alt_text": {"messages": [sentence]}}}
        assert shown["blockErrors"][0] == {"blockErrors": {1: at_alt_text}}
        at_heading = {"blockErrors": {"heading": {"messages": ["Fill in “Heading”."]}}}
        assert shown["blockErrors"][1] == at_heading


class TestANotice:
    @staticmethod
    def notice(text: str):
        return ("notice", {"kind": "information", "heading": "", "text": text})

    def test_needs_its_text_and_no_heading(self, plain):
        assert errors(plain(self.notice("<p>Closed on Monday.</p>"))) == []
        assert errors(plain(self.notice(""))) == ["Fill in “Text”."]

    def test_has_its_links_arrive(self, plain):
        assert len(errors(plain(self.notice('<p><a href="/nowhere/">x</a></p>')))) == 1


class TestWords:
    def test_of_links_say_where_they_lead(self, plain):
        link = '<p><a href="https://example.com/">{}</a></p>'
        assert warnings(plain(section(link.format("The tariff of 2025")))) == []
        (warning,) = warnings(plain(section(link.format("Click here"))))
        assert warning.startswith("The link “Click here” does not say where it leads.")
        call = {**LINK, "url": "https://example.com/", "label": "点击这里"}
        (finding,) = findings_on(plain(("call_to_action", call)))
        assert (finding.is_error, finding.child) == (False, "label")

    def test_of_a_paragraph_are_not_too_many(self, plain):
        short, long = "word " * 150, "word " * 151
        assert warnings(plain(section(f"<p>{short}</p><p>{short}</p>"))) == []
        assert len(warnings(plain(section(f"<p>{long}</p>")))) == 1
        assert warnings(plain(section(f"<p>{'茶' * 300}</p>"))) == []
        assert len(warnings(plain(section(f"<p>{'茶' * 302}</p>")))) == 1

    def test_for_search_engines_are_there(self, plain):
        assert warnings(plain(introduction="x" * 160)) == []
        assert warnings(plain(introduction="", search_description="Of quays.")) == []
        (finding,) = findings_on(plain(introduction=""))
        assert (finding.field, finding.is_error) == ("search_description", False)
        assert len(findings_on(plain(introduction="x" * 161))) == 1


@pytest.mark.parametrize(
    ("alt", "is_one"),
    [
        ("IMG_2034.jpg", True),
        ("photo-of-the-quay.webp", True),
        ("DSC_0042", True),
        ("IMG 20250811 1200", True),
        ("微信图片_20250811", True),
        ("A train between birches", False),
        ("Image of a quay", False),
        ("Photo 51, the first picture of DNA", False),
        ("2025", False),
        ("", False),
    ],
)
def test_names_of_files_are_told_from_descriptions(alt, is_one):
    assert is_file_name(alt) is is_one


@pytest.mark.parametrize("text", ["here", "Click here!", "READ MORE…", "更多 >", "点击此处。"])
def test_link_texts_that_say_nothing(text):
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["Where to find us", "More news", "更多新闻", "茶叶之路"])
def test_link_texts_that_say_something(text):
    assert not says_nothing(text)


def test_length_counts_words_and_chinese_characters():
    assert length_of("Tea crossed the steppe") == 4
    assert length_of("茶叶穿过草原") == 3


class TestTheList:
    def test_holds_for_every_type_of_page(self):
        kinds = [model for model in apps.get_models() if issubclass(model, BasePage)]
        assert {HomePage, PlainPage, NewsDetailPage} <= set(kinds)
        assert all(set(EVERY_PAGE) <= set(kind.publishing_rules) for kind in kinds)

    def test_takes_rules_of_other_rooms_for_one_type(self, plain, monkeypatch):
        monkeypatch.setattr("cms.publishing.checks._registered", [])
        found = Finding("title", "No.", "Title")
        register_rule("home.PlainPage", lambda page: [found])
        register_rule("news.NewsDetailPage", lambda page: [Finding("title", "Never.", "Title")])

        assert findings_on(plain(section())) == [found]

    def test_has_errors_first(self, plain):
        made = plain(section(heading=""), introduction="")

        assert [finding.is_error for finding in findings_on(made)] == [True, False]

    @pytest.mark.django_db  # a page looks up its content type when it is made
    def test_of_an_article_has_the_contact_rule(self):
        names = {rule.__name__ for rule in rules_for(NewsDetailPage())}
        assert {"hero_is_described", "contact_buttons_lead_to_somebody"} <= names
