"""The site's search: what it finds, what it hides, and that no term breaks it."""

import datetime
from urllib.parse import unquote

import pytest
from django.utils.html import escape
from wagtail.models import Page

from news.search import LONGEST_TERM, clean_term, search_pages
from tests.factories.cms import in_every_state, states_in
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory

from .test_list import offered

QUERIES_OF_A_SEARCH = 24

# As they stand in an address, so that broken encodings are among them.
HOSTILE_TERMS = {
    "nothing": "",
    "blanks": "%20%20%09%20",
    "NUL": "%00",
    "NUL in a word": "bar%00ley",
    "single quote": "%27",
    "double quote": "%22",
    "unclosed quote": "%22barley",
    "two quotes": "%22%22",
    "quote and comment": "%27%20OR%201=1%20--",
    "end of a statement": "%27;%20DROP%20TABLE%20wagtailcore_page;",
    "AND": "AND",
    "OR": "barley%20OR",
    "NOT": "NOT%20barley",
    "NEAR": "NEAR(barley%20rye,%205)",
    "star": "*",
    "star in front": "*ley",
    "bracket": "(",
    "closing bracket": ")",
    "colon": ":",
    "column": "title:barley",
    "caret": "%5Ebarley",
    "plus and minus": "%2B-barley",
    "tsquery signs": "barley%20%26%20!%20%7C%20%3C-%3E",
    "backslash": "%5C",
    "per cent": "%25",
    "underscore": "_",
    "lone surrogate": "%ED%A0%80",
    "broken UTF-8": "%FF%FE%C3",
    "emoji": "%F0%9F%9A%82%F0%9F%9A%82",
    "right to left": "%D8%B3%D8%A7%D9%85%D8%B1%E2%80%AE",
    "zero-width": "%E2%80%8B",
    "control characters": "%01%02%1B%7F",
    "line breaks": "bar%0Aley%0D%0A",
    "10,000 letters": "a" * 10_000,
    "10,000 words": "a%20" * 5_000,
    "10,000 quotes": "%22" * 10_000,
    # Each is "صلى الله عليه وسلم" in one character.
    "characters that are sentences": "%EF%B7%BA" * 200,
    "a tag": "%3Cscript%3Ealert(1)%3C/script%3E",
    "a template": "{{7*7}}{%25%20debug%20%25}",
}


def titles(site, term: str) -> list[str]:
    return [page.title for page in search_pages(site, term)]


class TestWhatIsFound:
    @pytest.fixture(autouse=True)
    def pages(self, home, news):
        NewsDetailPageFactory(
            parent=news,
            title="Barley by rail",
            introduction="Eleven days to Hamburg.",
            body=[("section", {"heading": "Silos", "text": "<p>The drying took a week.</p>"})],
        )
        PlainPageFactory(parent=home, title="About the granary")

    @pytest.mark.parametrize(
        "term",
        [
            "barley",
            "BARLEY",
            "Hamburg",
            "silos",
            "drying",
            "barley rail",
            "  barley  ",
            "silo",
            "day",
        ],
    )
    def test_an_article_by_its_title_introduction_and_body(self, site, term):
        assert titles(site, term) == ["Barley by rail"]

    def test_a_plain_page(self, site):
        assert titles(site, "granary") == ["About the granary"]

    def test_only_what_has_every_word(self, site):
        assert titles(site, "barley granary") == []

    @pytest.mark.parametrize("term", ["sorghum", "", "   ", "!?"])
    def test_nothing_for_a_term_that_stands_nowhere(self, site, term):
        assert titles(site, term) == []

    def test_signs_between_words_do_not_matter(self, site):
        assert titles(site, '"barley", (by) rail*') == ["Barley by rail"]

    def test_neither_home_nor_list_nor_form(self, site):
        assert Page.objects.filter(title="Tidewater Traders").exists()
        assert titles(site, "Tidewater") == []
        assert titles(site, "News") == []
        assert titles(site, "Contact") == []


class TestChinese:
    @pytest.fixture(autouse=True)
    def articles(self, news):
        NewsDetailPageFactory(
            parent=news,
            title="从郑州出发的货柜",
            introduction="我们把茶叶装上火车。",
            body=[("section", {"heading": "通过ISO9001认证", "text": "<p>十一天到达汉堡。</p>"})],
        )
        NewsDetailPageFactory(parent=news, title="臺灣茶葉", introduction="Oolong.")

    @pytest.mark.parametrize(
        "term",
        ["郑州", "茶叶", "汉堡", "出发", "郑州出发", "到达汉堡", "郑州 茶叶", "郑州，汉堡"]
        + ["iso9001", "认证", "ＩＳＯ９００１", "ISO9001认证"],
    )
    def test_is_found_inside_a_run_of_characters(self, site, term):
        assert titles(site, term) == ["从郑州出发的货柜"]

    @pytest.mark.parametrize("term", ["州郑", "上海", "茶叶出口"])
    def test_that_stands_nowhere_is_not(self, site, term):
        assert titles(site, term) == []

    def test_of_the_other_script_is_another_word(self, site):
        assert titles(site, "茶葉") == ["臺灣茶葉"]

    @pytest.mark.parametrize("term", ["茶", "的", "，"])
    def test_a_single_character_is_answered(self, client, term):
        assert client.get("/search/", {"q": term}).status_code == 200

    def test_is_marked(self, client):
        text = client.get("/search/?q=郑州 汉堡").text

        assert "从<mark>郑州</mark>出发的货柜" in text
        assert "十一天到达<mark>汉堡</mark>。" in text


class TestTheOrder:
    @pytest.fixture(autouse=True)
    def articles(self, news):
        for day, title in enumerate(
            ["rye", "Rye by rail", "Barley and rye", "Barley", "Rye", "Rye in sacks"], 1
        ):
            NewsDetailPageFactory(
                parent=news,
                title=title,
                introduction="Of rye.",
                posted_on=datetime.date(2025, 1, day),
                hero=None,
            )

    EXPECTED = ["Rye", "rye", "Rye in sacks", "Rye by rail", "Barley and rye", "Barley"]

    @pytest.mark.parametrize("term", ["rye", "RYE", " Rye! "])
    def test_is_exact_titles_then_beginnings_then_other_titles(self, site, term):
        assert titles(site, term) == self.EXPECTED

    def test_keeps_an_exact_title_older_than_all_that_are_looked_at(self, site, monkeypatch):
        monkeypatch.setattr("news.search.MOST_HITS", 2)

        assert titles(site, "barley and rye") == ["Barley and rye"]
        assert titles(site, "rye") == ["Rye", "rye"]

    def test_is_of_the_newest_where_not_all_are_looked_at(self, site, news, monkeypatch):
        for day in (1, 2, 3):
            date = datetime.date(2025, 3, day)
            NewsDetailPageFactory(parent=news, title=f"Millet {day}", posted_on=date)
        assert titles(site, "millet") == ["Millet 3", "Millet 2", "Millet 1"]
        monkeypatch.setattr("news.search.MOST_HITS", 2)

        assert titles(site, "millet") == ["Millet 3", "Millet 2"]


class TestHiddenPages:
    def test_are_not_found(self, client, home, news):
        in_every_state(NewsDetailPageFactory, news)
        in_every_state(PlainPageFactory, home)

        response = client.get("/search/?q=barley")

        assert states_in(response.text) == {"Live"}
        assert response.context["results"].count == 2

    def test_are_in_no_filter_nor_counted_there(self, client, news):
        seen = NewsTopicFactory(name="Grain")
        hidden = NewsTopicFactory(name="Secret grain")
        for state, page in in_every_state(NewsDetailPageFactory, news).items():
            page.topic = seen if state == "Live" else hidden
            page.save()

        response = client.get("/search/?q=barley")

        assert offered(response.context["results"].facets.topics) == {"Grain": 1}
        assert "Secret grain" not in response.text


class TestTheFilters:
    @pytest.fixture(autouse=True)
    def pages(self, home, news):
        grain = NewsTopicFactory(name="Grain", slug="grain")
        rail = NewsTopicFactory(name="Rail", slug="rail")
        for topic, year in [
            (grain, 2024),
            (grain, 2025),
            (grain, 2025),
            (rail, 2025),
            (None, 2023),
        ]:
            NewsDetailPageFactory(
                parent=news, title="Barley", topic=topic, posted_on=datetime.date(year, 1, 1)
            )
        NewsDetailPageFactory(
            parent=news, title="Sorghum", topic=rail, posted_on=datetime.date(1999, 1, 1), body=[]
        )
        PlainPageFactory(parent=home, title="Barley and us")

    def results(self, client, query: str):
        return client.get(f"/search/?{query}").context["results"]

    def test_count_the_hits(self, client):
        facets = self.results(client, "q=barley").facets

        assert offered(facets.topics) == {"Grain": 3, "Rail": 1}
        assert list(offered(facets.years).items()) == [("2025", 3), ("2024", 1), ("2023", 1)]

    def test_count_what_the_other_one_leaves(self, client):
        facets = self.results(client, "q=barley&topic=grain&year=2025").facets

        assert offered(facets.topics) == {"Grain": 2, "Rail": 1}
        assert offered(facets.years) == {"2025": 2, "2024": 1}

    @pytest.mark.parametrize(
        ("query", "count"),
        [
            ("q=barley", 6),
            ("q=barley&topic=grain", 3),
            ("q=barley&year=2025", 3),
            ("q=barley&topic=grain&year=2025", 2),
            ("q=barley&topic=rail&year=2024", 0),
            ("q=barley&topic=nothing&year=x", 6),
            ("q=barley&year=1999", 6),
            ("q=barley&topic=%00&year=%27", 6),
        ],
    )
    def test_leave_what_fits_both(self, client, query, count):
        results = self.results(client, query)

        assert results.count == len(results.shown) == count

    def test_stay_in_every_address(self, client):
        response = client.get("/search/?q=barley+%26&topic=grain")

        assert 'href="?q=barley+%26&amp;topic=grain&amp;year=2025"' in response.text
        assert 'href="?q=barley+%26"' in response.text

    def test_that_fit_nothing_together_say_so(self, client):
        text = client.get("/search/?q=barley&topic=rail&year=2024").text

        assert "No result fits these filters" in text
        assert "0 results for" in text


class TestAnExtract:
    @pytest.fixture(autouse=True)
    def article(self, news):
        return NewsDetailPageFactory(
            parent=news,
            title="Barley",
            introduction="Eleven days to Hamburg.",
            body=[("text", f"<p>{'word ' * 200}<b>The drying</b> took a week.</p>")],
        )

    def shown(self, client, term: str) -> str:
        (result,) = client.get(f"/search/?q={term}").context["results"].shown
        return result.text

    def test_is_the_introduction_when_that_or_the_title_has_the_words(self, client):
        assert self.shown(client, "barley") == "Eleven days to Hamburg."
        assert self.shown(client, "barley hamburg") == "Eleven days to Hamburg."

    def test_is_of_the_body_when_only_that_has_them(self, client):
        assert "The drying took a week." in self.shown(client, "drying")
        assert "Eleven" not in self.shown(client, "drying")

    def test_is_marked(self, client):
        assert "The <mark>drying</mark> took" in client.get("/search/?q=DRYING").text


class TestTheAnswer:
    @pytest.fixture(autouse=True)
    def thirty_articles(self, news):
        for number in range(30):
            NewsDetailPageFactory(parent=news, title=f"Barley {number}", hero=None)

    def test_keeps_the_term(self, client):
        response = client.get("/search/?q=Barley+%26+rye")

        assert response.context["term"] == "Barley & rye"
        assert f'value="{escape("Barley & rye")}"' in response.text

    def test_says_how_many_were_found(self, client):
        assert "30 results for" in client.get("/search/?q=barley").text
        assert "1 result for" in client.get("/search/?q=barley+17").text
        assert "Nothing found for" in client.get("/search/?q=sorghum").text

    def test_marks_the_term(self, client):
        assert "<mark>Barley</mark> 17" in client.get("/search/?q=barley+17").text.replace(
            "<mark>17</mark>", "17"
        )

    def test_has_twelve_on_a_page_and_each_once(self, client):
        found = []
        for number in (1, 2, 3):
            shown = client.get(f"/search/?q=barley&page={number}").context["results"].shown
            found += [result.page.pk for result in shown]
            assert len(shown) == (12 if number < 3 else 6)

        assert len(set(found)) == 30

    def test_takes_any_page_number(self, client):
        for number in ("0", "-3", "abc", "999", "9999999999", "%00", "", "9" * 99):
            response = client.get(f"/search/?q=barley&page={number}")

            assert response.status_code == 200, number
            assert response.context["results"].count == 30, number

    def test_has_one_way_to_the_other_pages(self, client):
        paging = client.get("/search/?q=barley&page=2").context["results"].paging

        assert paging.previous == "?q=barley"
        assert paging.next == "?q=barley&page=3"
        assert [link.text for link in paging.links] == ["1", "2", "3"]

    def test_says_when_there_may_be_more(self, client, monkeypatch):
        monkeypatch.setattr("news.search.MOST_HITS", 5)
        monkeypatch.setattr("news.results.MOST_HITS", 5)

        assert "The newest 5 results for" in client.get("/search/?q=barley").text

    def test_asks_for_no_cookie(self, client):
        response = client.get("/search/?q=barley")

        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


class TestTheNumberOfQueries:
    def test_does_not_grow_with_what_is_found(self, client, news, django_assert_max_num_queries):
        picture = NewsDetailPageFactory(parent=news, title="Barley").hero
        client.get("/search/?q=barley")
        with django_assert_max_num_queries(QUERIES_OF_A_SEARCH) as few:
            client.get("/search/?q=barley")
        for _number in range(11):
            NewsDetailPageFactory(parent=news, title="Barley", hero=picture)

        with django_assert_max_num_queries(QUERIES_OF_A_SEARCH) as many:
            assert len(client.get("/search/?q=barley").context["results"].shown) == 12

        assert len(many) == len(few)

    def test_does_not_grow_with_what_their_bodies_show(
        self, client, news, django_assert_max_num_queries
    ):
        for number in range(6):
            other = NewsDetailPageFactory(parent=news, title=f"Rye {number}")
            link = {"page": other, "heading": "Read on", "label": "Go"}
            body = [
                ("section", {"heading": "The year", "text": "<p>A field of sorghum.</p>"}),
                *(("image", {"image": other.hero}), ("gallery", [{"image": other.hero}])),
                *(("call_to_action", link), ("related_card", {"page": other})),
            ]
            NewsDetailPageFactory(parent=news, title=f"Oats {number}", hero=None, body=body)
        client.get("/search/?q=sorghum")

        with django_assert_max_num_queries(QUERIES_OF_A_SEARCH):
            shown = client.get("/search/?q=sorghum").context["results"].shown

        assert [result.text for result in shown] == ["A field of sorghum."] * 6


class TestHostileTerms:
    """Search row of product.md: each is answered with a page."""

    @pytest.fixture(autouse=True)
    def an_article(self, news):
        NewsDetailPageFactory(parent=news, title="Barley", introduction="Rye, rye and a bar.")

    def test_are_thirty_at_least(self):
        assert len(HOSTILE_TERMS) >= 30

    def test_are_answered_with_a_page(self, client):
        for name, term in HOSTILE_TERMS.items():
            response = client.get(f"/search/?q={term}")

            assert response.status_code == 200, name
            assert "<h1>Search</h1>" in response.text, name
            assert "<script>alert" not in response.text, name

    def test_a_good_term_is_still_found_after_them(self, client):
        assert client.get("/search/?q=barley").context["results"].count == 1

    def test_a_post_is_refused(self, client):
        assert client.post("/search/", {"q": "barley"}).status_code == 405


class TestACleanedTerm:
    @pytest.mark.parametrize("name", HOSTILE_TERMS)
    def test_is_words_or_nothing(self, name):
        words = clean_term(unquote(HOSTILE_TERMS[name]))

        assert len(words.split()) <= LONGEST_TERM
        assert all(word.isprintable() for word in words.split())
        assert not set(words) & set("\"'()*:^&|!<>\0")
