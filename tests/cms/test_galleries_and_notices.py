"""Galleries and notices: on the page, in search, in the reading time and before their pictures."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.blocks.sections import BodyBlock
from cms.images.shown import uses_in_streams
from news.reading_time import minutes_to_read
from tests.factories.cms import SiteImageFactory
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory

SECTION = ("section", {"heading": "How it began", "text": "<p>With a sample.</p>"})


def pictures(count: int, **values) -> list[dict]:
    return [{"image": SiteImageFactory(), **values} for _number in range(count)]


def notice(**values) -> tuple[str, dict]:
    return ("notice", {"text": "<p>We rest for a week.</p>", **values})


@pytest.fixture
def article(news):
    """An article with the body that a test gives it."""

    def make(*body):

        return NewsDetailPageFactory(parent=news, body=[SECTION, *body])

    return make


class TestAGallery:
    def test_shows_each_picture_with_its_alt_text_caption_and_credit(self, client, article):
        first, second = pictures(2)
        first |= {"alt_text": "A crane at dusk", "caption": "The old crane"}
        second |= {"decorative": True, "alt_text": "Never read"}

        html = client.get(article(("gallery", [first, second])).url).text

        assert html.count('<figure class="gallery-figure"') == 2
        assert 'alt="A crane at dusk"' in html
        assert "The old crane" in html
        assert "Never read" not in html
        assert html.count("A friend of the house") == 3

    def test_begins_with_two_empty_pictures(self):
        block = BodyBlock().child_blocks["gallery"]

        first = block.get_form_state(block.get_default())

        empty = {"image": None, "alt_text": None, "decorative": False, "caption": None}
        assert [item["value"] for item in first] == [empty, empty]

    def test_says_what_its_pictures_are_wanted_for(self, article):
        shown = pictures(2)

        page = article(("gallery", shown))

        assert set(uses_in_streams(page)) == {(each["image"], "gallery") for each in shown}

    def test_costs_the_same_queries_whatever_its_number(self, client, article):
        page, counts = article(), []
        for number in (2, 12):
            page.body = [SECTION, ("gallery", pictures(number))]
            page.save_revision().publish()
            # The first visit makes what is missing.
            client.get(page.url)
            with CaptureQueriesContext(connection) as asked:
                html = client.get(page.url).text
            assert html.count("gallery-figure") == number
            counts.append(len(asked))

        assert counts[0] == counts[1]

    def test_lends_a_plain_page_its_first_picture_for_sharing(self, home):
        first, second = pictures(2)
        first["alt_text"] = "A crane at dusk"
        body = [("gallery", [{"image": None}, first, second]), ("image", pictures(1)[0])]

        page = PlainPageFactory(parent=home, body=body)
        page.refresh_from_db()

        assert page.share_picture == first["image"]
        assert page.share_picture_alt == "A crane at dusk"


class TestANotice:
    @pytest.mark.parametrize(
        ("kind", "word"), [("information", "Information"), ("important", "Important")]
    )
    def test_says_its_kind_in_a_word(self, client, article, kind, word):
        html = client.get(article(notice(kind=kind, heading="Spring Festival")).url).text

        assert f'<p class="notice-kind">{word}</p>' in html
        assert f"notice-{kind}" in html
        assert "Spring Festival" in html

    def test_is_not_shown_before_it_has_words(self, client, article):
        assert 'role="note"' in client.get(article(notice()).url).text
        assert 'role="note"' not in client.get(article(notice(text="")).url).text


class TestTheirWords:
    def test_are_found(self, client, article):
        article(notice(text="<p>A barometer of trade.</p>"))
        article(("gallery", pictures(2, caption="The samovar of the station")))

        for term in ("barometer", "samovar"):
            assert "1 result" in client.get("/search/", {"q": term}).text
        assert "1 result" not in client.get("/search/", {"q": "theodolite"}).text

    def test_take_time_to_read(self, article):
        long = "<p>" + "word " * 600 + "</p>"

        assert minutes_to_read("", article(notice()).body) == 1
        assert minutes_to_read("", article(notice(text=long)).body) == 3
